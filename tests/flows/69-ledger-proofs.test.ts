/** Proofs about the ledger, made here and checked by whoever was told the key of the workstation; and codes off a printed slip. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { parseSlipCode } from '../../shared/audit/signed-checkpoint.ts';
import { chinaDate } from '../../shared/base/china-date.ts';
import { nodeHash as hash } from '../../shared/base/hash.node.ts';
import { openOutput } from '../../shared/cli/output.node.ts';
import { findPlaces } from '../../shared/cli/places.node.ts';
import { runAuditConsistency, runAuditFind, runAuditProve } from '../../shared/cli/proof-command.node.ts';
import { runCheckProof } from '../../shared/cli/proof-file.node.ts';
import { runAuditReport } from '../../shared/cli/report-command.node.ts';
import { checkProof } from '../../shared/engine/check-ledger-proof.ts';
import type { LedgerProof } from '../../shared/engine/ledger-proof-form.ts';
import { parseProof, proofText } from '../../shared/engine/ledger-proof-form.ts';
import { verifySignature } from '../../shared/signoff/verify-signature.node.ts';
import { codeOf, got } from '../store/test-store.ts';
import { approvedDossier, openOffice } from './workstation.ts';

const ports = { hash, verifySignature };
const since = (note: string) => ({ older: { note, name: 'a.txt' }, newer: null });
const check = (proof: LedgerProof, key: string | null = null) => checkProof(proof, key, ports);

test('an entry is proven by any machine, and nothing can be changed in the proof', async () => {
  const { station } = await approvedDossier();
  const { proofs } = station.engine();
  const proof = got(proofs.entry(3));
  if (proof.kind !== 'inclusion') throw new Error(proof.kind);
  expect(parseProof(proofText(proof))).toEqual(proof);
  expect(check(proof, proof.key)).toMatchObject({ valid: true, anchored: true, proven: 3, problems: [] });
  expect(check(proof)).toMatchObject({ valid: true, anchored: false });
  const other = got((await openOffice()).engine().proofs.entry(1));
  expect(check(proof, other.key).problems).toEqual(['key']);
  expect(check({ ...proof, checkpoint: other.checkpoint }).problems).toEqual(['checkpoint', 'path']);
  const entry = { ...proof.entry, result: 'refused' as const };
  expect(check({ ...proof, entry }).problems).toEqual(['entry']);
  expect(check({ ...proof, entry: { ...proof.entry, number: 4 } }).problems).toContain('path');
  expect(check({ ...proof, path: proof.path.slice(1) }).problems).toEqual(['path']);
  expect(codeOf(proofs.entry(10_000))).toBe('audit.entry-unknown');
});

test('a ledger proves that it has only grown since a checkpoint that lies elsewhere', async () => {
  const { station } = await approvedDossier();
  const note = readFileSync(join(station.workspace, 'ledger-checkpoint.txt'), 'utf8');
  await station.signIn('security-auditor');
  await station.restart();
  const { proofs } = station.engine();
  const proof = got(proofs.growth(since(note)));
  expect(check(proof, proof.key)).toMatchObject({ valid: true, kind: 'consistency', problems: [] });
  expect(check({ ...proof, path: [] }).problems).toEqual(['path']);
  expect(codeOf(proofs.growth(since('nothing')))).toBe('audit.checkpoint-unreadable');
  const lines = note.split('\n');
  const changed = [lines[0], lines[1], Buffer.alloc(32).toString('base64'), ...lines.slice(3)].join('\n');
  expect(codeOf(proofs.growth(since(changed)))).toBe('audit.checkpoint-differs');
  expect(codeOf(proofs.growth(since(note.replace(/\n\d+\n/u, '\n99999\n'))))).toBe('audit.checkpoint-beyond');
});

test('a proof joins any two checkpoints of this machine, and none in the wrong order', async () => {
  const { station } = await approvedDossier();
  await station.signIn('security-auditor');
  const checkpoints = await station.call('audit.checkpoints', {});
  const [newer = 0, older = 0] = [checkpoints[0]?.size, checkpoints.at(-1)?.size];
  expect(older).toBeLessThan(newer);
  const folder = () => station.ticket(station.out);
  const wanted = { kind: 'growth' as const, older, newer };
  const saved = await station.call('audit.prove', { wanted, folder: folder() });
  expect(saved).toMatchObject({ kind: 'consistency', proven: older, size: newer });
  const proof = station.ticket(saved.path);
  expect(await station.call('audit.check-proof', { proof, key: saved.key })).toMatchObject({
    ...{ valid: true, anchored: true, kind: 'consistency', proven: older, size: newer },
  });
  expect(await station.call('audit.check-proof', { proof, key: null })).toMatchObject({ anchored: false });
  const note = station.ticket(join(station.workspace, 'ledger-checkpoint.txt'));
  const ofFile = { kind: 'growth' as const, older: note, newer: null };
  expect((await station.call('audit.prove', { wanted: ofFile, folder: folder() })).proven).toBe(newer);
  const entry = { kind: 'entry' as const, number: 2 };
  expect(await station.call('audit.prove', { wanted: entry, folder: folder() })).toMatchObject({
    ...{ kind: 'inclusion', proven: 2 },
  });
  const refused = async (changed: Partial<typeof wanted>) =>
    codeOf(await station.ask('audit.prove', { wanted: { ...wanted, ...changed }, folder: folder() }));
  expect(await refused({ older: newer, newer: older })).toBe('audit.sizes-reversed');
  expect(await refused({ older: 1 })).toBe('audit.checkpoint-missing');
  expect(codeOf(await station.ask('audit.check-proof', { proof: note, key: null }))).toBe(
    'audit.proof-unreadable',
  );
  const entries = await station.call('audit.list', { before: null, limit: 20 });
  expect(entries.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['audit.prove', 'audit.check-proof']),
  );
});

test('reports list what asks a question, on the screen, as a paper and as a table, of any period', async () => {
  const { station } = await approvedDossier();
  await station.ask('audit.verify', {});
  await station.signIn('security-auditor');
  const all = { from: null, until: null, kind: null };
  const report = await station.call('audit.report', all);
  const beyond = report.lines.find(({ kind }) => kind === 'beyond-duty');
  expect(beyond).toMatchObject({
    numbers: [expect.any(Number)],
    person: expect.stringMatching(/^\p{Script=Han}+$/u),
  });
  expect(report.total).toBe(report.counts.reduce((sum, { count }) => sum + count, 0));
  const one = await station.call('audit.report', { ...all, kind: 'beyond-duty' });
  expect(new Set(one.lines.map(({ kind }) => kind))).toEqual(new Set(['beyond-duty']));
  expect(one.counts).toEqual(report.counts);
  const day = chinaDate(beyond!.at);
  expect((await station.call('audit.report', { ...all, from: day, until: day })).total).toBeGreaterThan(0);
  expect((await station.call('audit.report', { ...all, until: '2000-01-01' })).total).toBe(0);
  const save = (format: 'docx' | 'csv') =>
    station.call('audit.save-report', { ...all, format, folder: station.ticket(station.out) });
  const paper = strFromU8(unzipSync(readFileSync((await save('docx')).path))['word/document.xml']!);
  expect(paper).toContain('越权尝试');
  const table = readFileSync((await save('csv')).path, 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(table).toHaveLength(report.total + 1);
  expect(table[0]).toContain('关注事项');
  await station.signIn('handler');
  expect(codeOf(await station.ask('audit.report', all))).toBe('session.not-allowed');
});

test('the code on a printed slip leads an auditor to the signature, however it is typed', async () => {
  const { station, dossier } = await approvedDossier();
  const folder = station.ticket(station.out);
  const saved = await station.call('forms.save', { dossier, form: 'review-slip', format: 'docx', folder });
  const xml = strFromU8(unzipSync(readFileSync(join(station.out, saved.fileName)))['word/document.xml']!);
  const [code = ''] = /\d+(?:-[0-9a-f]{5}){4}/u.exec(xml.replace(/<[^>]+>/g, ' ')) ?? [];
  expect(codeOf(await station.ask('audit.find', { code }))).toBe('session.not-allowed');
  await station.signIn('security-auditor');
  const found = await station.call('audit.find', { code: ` ${code.toUpperCase().replaceAll('-', ' － ')} ` });
  expect(found).toMatchObject({
    code,
    entry: { action: 'dossier.sign', duty: 'approver', objects: [dossier] },
  });
  expect(found.signedAt).not.toBeNull();
  const { size } = parseSlipCode(code)!;
  const ask = async (typed: string) => codeOf(await station.ask('audit.find', { code: typed }));
  expect(await ask('412')).toBe('audit.slip-code-unreadable');
  expect(await ask(code.replace(/.$/u, (last) => (last === '0' ? '1' : '0')))).toBe(
    'audit.checkpoint-differs',
  );
  expect(await ask(`9${code}`)).toBe('audit.checkpoint-beyond');
  expect(await ask(code.replace(String(size), String(size - 1)))).toBe('audit.checkpoint-differs');
  expect(await station.call('audit.verify', {})).toMatchObject({ whole: true });
});

test('the commands write proofs, check them elsewhere, and exit with 1 where history is another', async () => {
  const { station, dossier } = await approvedDossier();
  const { ledgerCode = '' } = await station.call('dossier.read', { dossier });
  const note = join(station.workspace, 'ledger-checkpoint.txt');
  const earlier = join(station.out, 'earlier.txt');
  writeFileSync(earlier, readFileSync(note));
  await station.close();
  const said: string[] = [];
  const real = openOutput('zh');
  const say = (line: string) => void said.push(line);
  const output = {
    ...real,
    result: say,
    note: say,
    failure: (failure: never) => say(real.sentenceOf(failure)),
  };
  const host = { places: findPlaces(new URL('../../shared/cli/main.node.ts', import.meta.url).href), output };
  const out = join(station.out, 'proof.json');
  const { workspace } = station;
  expect(await runAuditProve(workspace, 2, { options: { out }, host })).toBe(0);
  const key = /([^\s：]+\+[0-9a-f]{8}\+\S+)/u.exec(said.join('\n'))![1]!;
  expect(await runCheckProof(out, { format: 'text', key }, host)).toBe(0);
  expect(said.at(-1)).toContain('一致');
  writeFileSync(out, readFileSync(out, 'utf8').replace('"result": "done"', '"result": "refused"'));
  expect(await runCheckProof(out, { format: 'json' }, host)).toBe(1);
  expect(JSON.parse(said.at(-1)!)).toMatchObject({ schema: 'xianshen.proof-checked/1', problems: ['entry'] });
  expect(await runCheckProof(earlier, { format: 'text' }, host)).toBe(2);
  expect(await runAuditProve(workspace, 2, { options: { out }, host })).toBe(2);
  expect(await runAuditConsistency({ folder: workspace, older: earlier }, { options: {}, host })).toBe(0);
  const size = readFileSync(earlier, 'utf8').split('\n')[1]!;
  const between = { folder: workspace, older: size, newer: earlier };
  expect(await runAuditConsistency(between, { options: {}, host })).toBe(0);
  const report = join(station.out, 'report.csv');
  expect(await runAuditReport(workspace, { format: 'text', out: report }, host)).toBe(0);
  expect(readFileSync(report, 'utf8')).toContain('关注事项');
  expect(await runAuditReport(workspace, { format: 'json', kind: 'keys' }, host)).toBe(0);
  expect(JSON.parse(said.at(-1)!)).toMatchObject({ schema: 'xianshen.audit-report/1', kind: 'keys' });
  expect(await runAuditReport(workspace, { format: 'text', out: 'report.txt' }, host)).toBe(2);
  expect(await runAuditFind(workspace, ledgerCode, { options: { format: 'text' }, host })).toBe(0);
  expect(said.join('\n')).toContain('dossier.sign');
  const database = new sqlite(join(workspace, 'office.db'));
  database.exec(
    `DROP TRIGGER ledger_tree_is_fixed; UPDATE ledger_tree SET hash = '${'ab'.repeat(32)}' WHERE level > 0`,
  );
  database.close();
  expect(await runAuditFind(workspace, ledgerCode, { options: { format: 'text' }, host })).toBe(1);
});
