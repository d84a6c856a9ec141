/**
 * Part of `npm run dist`: signs the rule sets of the release with the maintainer's key, whose file XIANSHEN_RULES_KEY names.
 * Without a key nothing is signed, and the program says of its rule sets that they are unsigned.
 *
 * The signature goes to dist/, from where the packaging puts it beside the rule sets: in a checkout, where rules are being
 * written, it would be out of date with the next change.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chinaDate } from '../../shared/base/china-date.ts';
import { ruleSignerOf, signRulesFolder } from '../../shared/engine/sign-rules.node.ts';
import { ruleSignatureFile } from '../../shared/screening/load-rules.node.ts';
import { ruleKeys } from '../../shared/screening/rule-keys.ts';
import { messages } from './messages.mjs';
import { inProject } from './paths.mjs';
import { runProgram, SetupProblem, step, warn } from './say.mjs';

const folder = inProject('dist/rules-signature');

await runProgram(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const keyFile = process.env.XIANSHEN_RULES_KEY ?? '';
  if (keyFile === '') {
    warn(messages.rulesUnsigned());
    return 0;
  }
  const signer = ruleSignerOf(readKey(keyFile));
  if (signer === null) throw new SetupProblem(messages.noRulesKey(keyFile));
  if (!ruleKeys.some(({ publicKey }) => publicKey === signer.publicKey)) {
    throw new SetupProblem(messages.unknownRulesKey(signer));
  }
  const signed = await signRulesFolder(
    inProject('resources/rules'),
    signer,
    chinaDate(new Date().toISOString()),
  );
  if (!signed.ok) throw new SetupProblem(messages.rulesNotSigned(JSON.stringify(signed.failure)));
  writeFileSync(join(folder, ruleSignatureFile), signed.value);
  step(messages.rulesSigned(signer.keyId));
  return 0;
});

/** @param {string} path */
function readKey(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new SetupProblem(messages.noRulesKey(path));
  }
}
