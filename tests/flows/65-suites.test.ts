/** Offices that sign with SM2, alone or beside Ed25519, from their foundation to a verified bundle. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { parseTrustFile } from '../../shared/signoff/trust-file.ts';
import { verifySignature } from '../../shared/signoff/verify-signature.node.ts';
import { codeOf } from '../store/test-store.ts';
import { runCli } from './run-cli.ts';
import { approvedDossier, passPhrases } from './workstation.ts';

describe.each([
  ['sm2', ['sm2', 'sm2', 'sm2'], false],
  ['both', ['ed25519', 'sm2', 'ed25519', 'sm2', 'ed25519', 'sm2'], true],
] as const)('an office that signs with %s', (suite, algorithms, hasTwoRoots) => {
  test('signs, exports and verifies, in the window and on the command line', async () => {
    const { station, dossier } = await approvedDossier(suite);
    const folder = station.ticket(station.out);
    const exported = await station.call('bundle.export', {
      dossier,
      folder,
      passPhrase: passPhrases.approver,
    });
    expect(exported.report).toMatchObject({ valid: true, anchored: true, problems: [] });
    const parsed = parseTrustFile(new Uint8Array(readFileSync(exported.trustPath)), {
      hash: nodeHash,
      verifySignature,
    });
    if (!parsed.ok) throw new Error(parsed.why);
    expect(parsed.trust).toMatchObject({ schema: 'xianshen.trust/2', version: 1, succession: [] });
    expect(parsed.trust.certificates.map(({ algorithm }) => algorithm)).toEqual(algorithms);
    expect('coRoot' in parsed.trust && parsed.trust.coRoot !== null).toBe(hasTwoRoots);
    const run = await runCli(['verify', exported.path, '--trust', exported.trustPath, '--format', 'json']);
    expect(JSON.parse(run.out)).toMatchObject({ valid: true, anchored: true });
    expect(readFileSync(join(station.out, exported.fileName)).includes('xianshen.bundle/2')).toBe(true);
  });

  test('asks for the pass phrase once for all keys of a person, and changes it for all of them', async () => {
    const { station, dossier } = await approvedDossier(suite);
    const folder = station.ticket(station.out);
    const wrong = await station.ask('bundle.export', { dossier, folder, passPhrase: '不是这一句口令啊啊啊' });
    expect(codeOf(wrong)).toBe('signoff.wrong-pass-phrase');
    const later = '孤帆远影碧空尽-试验';
    await station.call('key.change-pass-phrase', { old: passPhrases.approver, new: later });
    const old = await station.ask('bundle.export', { dossier, folder, passPhrase: passPhrases.approver });
    expect(codeOf(old)).toBe('signoff.wrong-pass-phrase');
    const exported = await station.call('bundle.export', { dossier, folder, passPhrase: later });
    expect(exported.report.valid).toBe(true);
    await station.signIn('security-auditor');
    expect(await station.call('audit.verify', {})).toMatchObject({ whole: true });
  });
});
