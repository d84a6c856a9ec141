import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { codeOf } from '../store/test-store.ts';
import type { Drafted } from './workstation.ts';
import {
  approvedDossier,
  catalogue,
  draftDossier,
  officeDraft,
  passPhrases,
  sign,
  texts,
} from './workstation.ts';

function exporting({ station, dossier }: Drafted, passPhrase: string = passPhrases.approver) {
  return station.ask('bundle.export', { dossier, folder: station.ticket(station.out), passPhrase });
}

describe('exporting', () => {
  test('writes a bundle that verifies, with the trust file beside it', async () => {
    const approved = await approvedDossier();
    const { station, dossier } = approved;
    const exported = await exporting(approved);
    expect(exported).toMatchObject({
      ok: true,
      value: {
        path: join(station.out, 'BMSC-2026-0001.zip'),
        fileName: 'BMSC-2026-0001.zip',
        trustPath: join(station.out, 'trust.json'),
        report: {
          valid: true,
          anchored: true,
          packageNumber: 'BMSC-2026-0001',
          title: catalogue.title,
          problems: [],
        },
      },
    });
    expect(readdirSync(station.out).sort()).toEqual(['BMSC-2026-0001.zip', 'trust.json']);
    const bytes = new Uint8Array(readFileSync(join(station.out, 'BMSC-2026-0001.zip')));
    const detail = await station.call('dossier.read', { dossier });
    expect(detail).toMatchObject({
      state: 'exported',
      nextStage: null,
      may: { edit: false, decide: false, sign: false, return: false, export: true },
      lastExport: { fileName: 'BMSC-2026-0001.zip', sha256: nodeHash.sha256(bytes) },
    });
  });

  test('takes along public files only: no finding, no opinion, no name of a person', async () => {
    const station = (await draftDossier()).station;
    const { dossier } = (await station.call('dossier.list', {})).map(({ id }) => ({ dossier: id }))[0]!;
    const ticket = station.file('值班.txt', `附件：值班安排\n联系人手机：19900000012\n`);
    await station.call('dossier.add-file', { dossier, slot: 'attachment', ticket });
    const note = '内部意见：这个号码可以公开吗';
    for (const [duty, action] of [
      ['handler', 'set-aside'],
      ['secrecy-reviewer', 'uphold'],
    ] as const) {
      await station.signIn(duty);
      for (const { id } of await station.call('dossier.findings', { dossier })) {
        await station.call('dossier.decide', {
          dossier,
          finding: id,
          action,
          reason: 'needed-for-service',
          note,
        });
      }
      await sign(station, dossier, duty);
    }
    await sign(station, dossier, 'approver');
    const folder = station.ticket(station.out);
    await station.call('bundle.export', { dossier, folder, passPhrase: passPhrases.approver });
    const bundle = readFileSync(join(station.out, 'BMSC-2026-0001.zip'));
    const texts64 = [
      '内部意见',
      'set-aside',
      'uphold',
      'needed-for-service',
      'PII-04',
      ...officeDraft.people.map(({ name }) => name),
    ];
    const inside = `${bundle.toString('utf8')}${decodedPayloads(bundle.toString('utf8'))}`;
    expect(inside).toContain('夜间开放');
    for (const word of texts64) expect(inside, word).not.toContain(word);
  });

  /** What the envelopes of a bundle say, whose payloads are base64. */
  function decodedPayloads(text: string): string {
    return [...text.matchAll(/"payload":"([A-Za-z0-9+/=]+)"/g)]
      .map(([, payload]) => Buffer.from(payload!, 'base64').toString())
      .join('\n');
  }

  test('before all three have signed is refused', async () => {
    const drafted = await draftDossier();
    await sign(drafted.station, drafted.dossier, 'handler');
    await sign(drafted.station, drafted.dossier, 'secrecy-reviewer');
    await drafted.station.signIn('approver');
    expect(codeOf(await exporting(drafted))).toBe('bundle.not-approved');
    expect(readdirSync(drafted.station.out)).toEqual([]);
  });

  test.for(['handler', 'secrecy-reviewer'] as const)('is not for the %s', async (duty) => {
    const approved = await approvedDossier();
    await approved.station.signIn(duty);
    expect(codeOf(await exporting(approved, passPhrases[duty]))).toBe('session.not-allowed');
  });

  test('with a wrong pass phrase writes nothing', async () => {
    const approved = await approvedDossier();
    expect(codeOf(await exporting(approved, '不是这个口令'))).toBe('signoff.wrong-pass-phrase');
    expect(readdirSync(approved.station.out)).toEqual([]);
  });

  test('never writes over something else', async () => {
    const approved = await approvedDossier();
    writeFileSync(join(approved.station.out, 'BMSC-2026-0001.zip'), '别人的文件');
    expect(codeOf(await exporting(approved))).toBe('bundle.target-exists');
    expect(readFileSync(join(approved.station.out, 'BMSC-2026-0001.zip'), 'utf8')).toBe('别人的文件');
    expect(readdirSync(approved.station.out)).toEqual(['BMSC-2026-0001.zip']);
  });

  test("does not mix with another office's trust file", async () => {
    const approved = await approvedDossier();
    writeFileSync(join(approved.station.out, 'trust.json'), '{}');
    expect(await exporting(approved)).toMatchObject({
      failure: { code: 'bundle.target-exists', params: { name: 'trust.json' } },
    });
    expect(readdirSync(approved.station.out)).toEqual(['trust.json']);
  });

  test('into a folder that is not there says so', async () => {
    const approved = await approvedDossier();
    const { station, dossier } = approved;
    const folder = station.ticket(join(station.out, '没有'));
    const outcome = await station.ask('bundle.export', { dossier, folder, passPhrase: passPhrases.approver });
    expect(codeOf(outcome)).toBe('bundle.folder-not-writable');
    expect((await station.call('dossier.read', { dossier })).state).toBe('approved');
  });

  test('again, into another folder, gives the same files and leaves another entry', async () => {
    const approved = await approvedDossier();
    const { station, dossier } = approved;
    await exporting(approved);
    const before = await station.call('dossier.read', { dossier });
    const again = station.ticket(station.folder);
    await station.call('bundle.export', { dossier, folder: again, passPhrase: passPhrases.approver });
    const after = await station.call('dossier.read', { dossier });
    expect({ ...after, lastExport: null }).toEqual({ ...before, lastExport: null });
    await station.signIn('security-auditor');
    const entries = await station.call('audit.list', { before: null, limit: 20 });
    expect(
      entries.filter(({ action, result }) => action === 'bundle.export' && result === 'done'),
    ).toHaveLength(2);
    expect((await station.call('audit.verify', {})).problems).toEqual([]);
  });

  test('hashes every byte at the last moment: what changed in the vault after the approval does not leave', async () => {
    const approved = await approvedDossier();
    const digest = nodeHash.sha256(new TextEncoder().encode(texts.document));
    const path = join(approved.station.workspace, 'vault', digest.slice(0, 2), digest);
    writeFileSync(path, texts.document.replace('二十二', '二十三'));
    expect(codeOf(await exporting(approved))).toBe('vault.damaged');
    expect(readdirSync(approved.station.out)).toEqual([]);
  });

  test('an exported dossier can be changed by nobody', async () => {
    const approved = await approvedDossier();
    const { station, dossier, files } = approved;
    await exporting(approved);
    expect(codeOf(await station.ask('dossier.return', { dossier, comment: '太迟了' }))).toBe(
      'dossier.not-open',
    );
    await station.signIn('handler');
    const outcomes = [
      await station.ask('dossier.set-catalogue', { dossier, catalogue }),
      await station.ask('dossier.remove-file', { dossier, file: files.attachment }),
      await station.ask('dossier.add-file', {
        dossier,
        slot: 'attachment',
        ticket: station.file('x.txt', '又'),
      }),
    ];
    expect(outcomes.map(codeOf)).toEqual(['dossier.not-open', 'dossier.not-open', 'dossier.not-open']);
  });
});
