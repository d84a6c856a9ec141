/** Seeing a file as it looks, and beside other versions of itself: what is handed out, what is covered, what is written down. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DossierId } from '../../shared/base/ids.ts';
import { codeOf } from '../store/test-store.ts';
import { makeDocx, paragraph } from '../unit/extraction/make-office.ts';
import type { Workstation } from './workstation.ts';
import { approvedDossier, draftDossier, passPhrases, sign, texts, topFolder } from './workstation.ts';

const mobile = '19900000071';

test('hands out the bytes of a drawn file, and writes down a look at personal data that stand open in them', async () => {
  const { station, dossier, files } = await draftDossier();
  const plain = makeDocx({ body: paragraph('图书馆夜间开放的说明') });
  const personal = makeDocx({ body: paragraph(`联系人手机：${mobile}`) });
  const ids = [];
  for (const [name, bytes] of [
    ['说明.docx', plain],
    ['联系人.docx', personal],
  ] as const) {
    const ticket = station.file(name, bytes);
    ids.push((await station.call('dossier.add-file', { dossier, slot: 'attachment', ticket })).file);
  }
  const [harmless, covered] = ids;
  const first = await station.call('dossier.original', { dossier, file: harmless!.id });
  expect({ ...first, bytes: Buffer.from(first.bytes).equals(Buffer.from(plain)) }).toEqual({
    type: 'docx',
    bytes: true,
    covered: 0,
  });
  expect((await station.call('dossier.original', { dossier, file: covered!.id })).covered).toBe(1);
  expect(codeOf(await station.ask('dossier.original', { dossier, file: files.document }))).toBe(
    'viewing.no-layout',
  );
  await station.signIn('security-auditor');
  expect(codeOf(await station.ask('dossier.original', { dossier, file: covered!.id }))).toBe(
    'session.not-allowed',
  );
  const looks = (await station.call('audit.list', { before: null, limit: 20 })).filter(
    ({ action, result }) => action === 'dossier.original' && result === 'done',
  );
  expect(looks).toMatchObject([
    { objects: [dossier, covered!.id], detail: { sha256: covered!.sha256, covered: 1 } },
  ]);
});

test('gives a long text in windows: where the findings stand, what is personal covered, and nothing once it is locked', async () => {
  const lines = Array.from({ length: 900 }, (_, index) => `第${index + 1}条 图书馆每日开放。`);
  const { station, dossier, files } = await draftDossier({
    attachment: `${lines.join('\n')}\n联系人手机：${mobile}\n`,
  });
  const ask = { dossier, file: files.attachment, row: null, finding: null, count: 100 };
  const first = await station.call('dossier.text-window', ask);
  expect(first.shown).toHaveLength(100);
  expect(first.whole?.ways.isEmpty).toBe(false);
  const findings = await station.call('dossier.findings', { dossier });
  const personal = findings.find(({ personal, file }) => personal && file === files.attachment)!;
  const there = await station.call('dossier.text-window', { ...ask, finding: personal.id });
  const row = new Map(there.whole?.places).get(personal.id)!;
  expect(there.shown[row - there.from]).toMatchObject({ text: `联系人手机：${'*'.repeat(mobile.length)}` });
  expect(JSON.stringify(there)).not.toContain(mobile);
  const last = await station.call('dossier.text-window', { ...ask, row: there.rows - 1 });
  expect(last.from + last.shown.length).toBe(there.rows);
  await station.call('session.lock', { why: 'asked' });
  expect(codeOf(await station.ask('dossier.text-window', ask))).toBe('session.screen-locked');
});

test('does not hand a file to a window that was too damaged to be read whole', async () => {
  const { station, dossier } = await draftDossier();
  const whole = readFileSync(join(topFolder, 'tests/samples/valid/notice.docx'));
  const broken = makeDocx({ body: paragraph('附件'), parts: { 'word/comments.xml': '<w:comments' } });
  for (const [name, bytes, code] of [
    ['通知.docx', whole, null],
    ['残缺.docx', broken, 'viewing.no-layout'],
  ] as const) {
    const ticket = station.file(name, bytes);
    const { file } = await station.call('dossier.add-file', { dossier, slot: 'attachment', ticket });
    const asked = await station.ask('dossier.original', { dossier, file: file.id });
    expect(asked.ok ? null : asked.failure.code).toBe(code);
  }
});

test('compares versions of a file, what was cleaned with what it was made of, and refuses any other pair', async () => {
  const { station, dossier, files } = await draftDossier({
    attachment: `${texts.attachment}联系人手机：${mobile}\n`,
  });
  expect(await station.call('dossier.versions', { dossier, file: files.attachment })).toEqual([]);
  const changed = `${texts.attachment.replace('临港区图书馆', '临江区图书馆')}联系人手机：19900000072\n`;
  const { file } = await station.call('dossier.replace-file', {
    dossier,
    file: files.attachment,
    ticket: station.file('名单.txt', changed),
  });
  const versions = await station.call('dossier.versions', { dossier, file: file.id });
  expect(versions).toMatchObject([
    { kind: 'earlier', dossier, file: files.attachment, name: 'attachment.txt' },
  ]);
  const comparison = await station.call('dossier.compare', {
    dossier,
    file: file.id,
    with: { dossier, file: files.attachment },
  });
  expect(comparison.counts).toEqual({ same: 2, changed: 2, added: 0, removed: 0 });
  expect(comparison.rows[2]).toMatchObject({
    row: 'changed',
    changes: [
      { change: 'same', text: '临' },
      { change: 'removed', text: '港' },
      { change: 'added', text: '江' },
      { change: 'same', text: '区图书馆' },
    ],
  });
  expect(JSON.stringify(comparison)).not.toMatch(/199\d{8}/);
  const foreign = { dossier, file: file.id, with: { dossier, file: files.document } };
  expect(codeOf(await station.ask('dossier.compare', foreign))).toBe('dossier.part-unknown');
});

test('offers the last release of the same title beside the new one', async () => {
  const { station, dossier } = await approvedDossier();
  await station.call('bundle.export', {
    dossier,
    folder: station.ticket(station.out),
    passPhrase: passPhrases.approver,
  });
  await station.signIn('handler');
  const { catalogue } = await station.call('dossier.read', { dossier });
  const next = await station.call('dossier.create', {
    kind: 'policy-with-interpretation',
    title: catalogue.title,
  });
  const ticket = station.file('新.txt', `${texts.document}第三条 本办法有效期五年。\n`);
  const { file } = await station.call('dossier.add-file', {
    dossier: next.dossier,
    slot: 'document',
    ticket,
  });
  const asked = { dossier: next.dossier, file: file.id };
  const [last] = await station.call('dossier.versions', asked);
  expect(last).toMatchObject({ kind: 'last-release', dossier });
  const { counts } = await station.call('dossier.compare', {
    ...asked,
    with: { dossier, file: last!.file },
  });
  expect(counts).toEqual({ same: 3, changed: 0, added: 1, removed: 0 });
});

test('lets nobody sign who has not looked at what could not be inspected, and asks again about other bytes', async () => {
  const { station, dossier } = await draftDossier();
  const strange = (word: string) => makeDocx({ body: paragraph(word), parts: { 'word/奇怪.bin': 'x' } });
  const add = {
    dossier,
    slot: 'attachment',
    ticket: station.file('示意图.docx', strange('示意图')),
  } as const;
  const { file } = await station.call('dossier.add-file', add);
  await decideAll(station, dossier);
  await expect(sign(station, dossier, 'handler')).rejects.toThrow('signoff.uninspected');
  await station.call('dossier.note-uninspected', { dossier, file: file.id });
  const { file: other } = await station.call('dossier.replace-file', {
    dossier,
    file: file.id,
    ticket: station.file('示意图.docx', strange('示意图（改）')),
  });
  await decideAll(station, dossier);
  await expect(sign(station, dossier, 'handler')).rejects.toThrow('signoff.uninspected');
  await station.call('dossier.note-uninspected', { dossier, file: other.id });
  await sign(station, dossier, 'handler');
  await station.signIn('secrecy-reviewer');
  await decideAll(station, dossier, 'uphold');
  await expect(sign(station, dossier, 'secrecy-reviewer')).rejects.toThrow('signoff.uninspected');
});

async function decideAll(
  station: Workstation,
  dossier: DossierId,
  action: 'set-aside' | 'uphold' = 'set-aside',
): Promise<void> {
  for (const { id } of await station.call('dossier.findings', { dossier })) {
    const decision = { action, reason: 'false-alarm', note: '' } as const;
    await station.call('dossier.decide', { dossier, finding: id, ...decision });
  }
}
