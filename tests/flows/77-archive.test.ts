/** The archive: everything about a dossier in one sealed file, checked on a machine that has only the file, its pass phrase and the trust file. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import { verifyArchive } from '../../shared/engine/archive-cases.node.ts';
import { openArchive, sealArchive } from '../../shared/exchange/archive-cipher.node.ts';
import { readExchangeBag } from '../../shared/exchange/exchange-package.ts';
import { codeOf, got } from '../store/test-store.ts';
import type { Drafted } from './workstation.ts';
import { approvedDossier, officeDraft, openWorkstation, passPhrases, texts } from './workstation.ts';

const archivePassPhrase = '十年以后仍可打开-归档';

async function archived(): Promise<Drafted & { readonly path: string; readonly trust: string }> {
  const drafted = await approvedDossier();
  const { station, dossier } = drafted;
  const folder = station.ticket(station.out);
  const exported = await station.call('bundle.export', { dossier, folder, passPhrase: passPhrases.approver });
  const made = await station.call('archive.make', {
    dossier,
    folder: station.ticket(station.out),
    passPhrase: passPhrases.approver,
    archivePassPhrase,
  });
  return { ...drafted, path: made.path, trust: exported.trustPath };
}

describe('an archive', () => {
  test('holds opinions, versions, forms and its part of the ledger, and is whole years later', async () => {
    const { path, trust, dossier } = await archived();
    const stored = readFileSync(path);
    expect(stored.includes(Buffer.from('图书馆'))).toBe(false);
    const report = got(await verifyArchive(path, trust, archivePassPhrase));
    expect(report).toMatchObject({
      valid: true,
      packageNumber: 'BMSC-2026-0001',
      from: '一号机',
      holds: { files: 3, decisions: 0, signOffs: 3 },
      problems: [],
    });
    const opened = await openArchive(stored, archivePassPhrase);
    if (!opened.ok) throw new Error(opened.why);
    const { history, ledger, objects } = readExchangeBag(opened.bytes, nodeHash)!.content;
    expect(history.record.fields['interpreting-department']).toBe('栖霞湾市文化和旅游局');
    expect(history.exports).toHaveLength(1);
    expect(ledger.entries.filter(({ action }) => action === 'dossier.sign')).toHaveLength(3);
    expect(ledger.entries.every(({ objects: named }) => named.includes(dossier))).toBe(true);
    const words = [...objects.values()].map((bytes) => Buffer.from(bytes).toString());
    expect(words).toContain(texts.document);
  });

  test('does not open with another pass phrase, nor altered, nor as something else', async () => {
    const { path, trust, station } = await archived();
    expect(codeOf(await verifyArchive(path, trust, '不对的口令不对的'))).toBe('archive.wrong-pass-phrase');
    const stored = readFileSync(path);
    const altered = join(station.out, 'altered.xsarchive');
    writeFileSync(
      altered,
      stored.map((value, at) => (at === 500 ? value ^ 1 : value)),
    );
    expect(codeOf(await verifyArchive(altered, trust, archivePassPhrase))).toBe('archive.wrong-pass-phrase');
    writeFileSync(altered, 'no archive');
    expect(codeOf(await verifyArchive(altered, trust, archivePassPhrase))).toBe('archive.unreadable');
    expect(codeOf(await verifyArchive(join(station.out, 'gone'), trust, archivePassPhrase))).toBe(
      'archive.unreadable',
    );
    const empty = await sealArchive(Buffer.from('PK'), archivePassPhrase, {
      random: { randomBytes: (length) => new Uint8Array(length) },
      cost: { n: 16, r: 1, p: 1 },
    });
    writeFileSync(altered, empty);
    expect(codeOf(await verifyArchive(altered, trust, archivePassPhrase))).toBe('archive.unreadable');
    expect(codeOf(await verifyArchive(path, path, archivePassPhrase))).toBe('bundle.trust-unreadable');
  });

  test('is told apart by the trust file of another office', async () => {
    const { path } = await archived();
    const other = await openWorkstation();
    await other.call('office.create', officeDraft);
    const trust = join(other.out, 'trust.json');
    await other.close();
    const database = new sqlite(join(other.workspace, 'office.db'), { readonly: true });
    const file = database.prepare('SELECT file FROM trust_version').pluck().get() as Uint8Array;
    database.close();
    writeFileSync(trust, file);
    const report = got(await verifyArchive(path, trust, archivePassPhrase));
    expect(report.valid).toBe(false);
    expect(report.problems).toEqual(['sender', 'sign-offs']);
  });

  test('needs a pass phrase that is worth the name, and one file per state', async () => {
    const { station, dossier } = await archived();
    const input = { dossier, passPhrase: passPhrases.approver };
    const short = await station.ask('archive.make', {
      ...input,
      folder: station.ticket(station.out),
      archivePassPhrase: '太短',
    });
    expect(codeOf(short)).toBe('office.weak-pass-phrase');
    const again = await station.ask('archive.make', {
      ...input,
      folder: station.ticket(station.out),
      archivePassPhrase,
    });
    expect(codeOf(again)).toBe('bundle.target-exists');
  });
});
