/**
 * Proves the expressions of the shipped rule sets and writes their digests into shared/screening/proven-sets.ts, so that no start
 * of the program has to prove them again: `node electron/setup/prove-rules.mjs`, after a change of resources/rules.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRuleSet } from '../../shared/screening/rule-set.ts';
import { inProject } from './paths.mjs';

const folder = inProject('resources/rules');
const digests = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'rules.sig.json')
  .sort()
  .map((name) => {
    const bytes = readFileSync(join(folder, name));
    const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    const parsed = parseRuleSet(name, bytes.toString('utf8'), digest);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure));
    return digest;
  });

const head = `/**
 * Digests of the shipped rule sets, whose expressions were proven to do bounded work when this list was written
 * (\`node electron/setup/prove-rules.mjs\`; a test proves them again). The proof takes longer than the rest of a start.
 */
export const provenSets: ReadonlySet<string> = new Set([
`;
const list = digests.map((digest) => `  '${digest}',\n`).join('');
writeFileSync(inProject('shared/screening/proven-sets.ts'), `${head}${list}]);\n`);
