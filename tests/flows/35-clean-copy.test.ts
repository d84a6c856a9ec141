/** A clean copy takes the place of a file: looking, choosing, cleaning, signing anew, and taking the original back. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeHash } from '../../shared/base/hash.node.ts';
import type { DossierId, SourceFileId } from '../../shared/base/ids.ts';
import { openStore } from '../../shared/store/open-store.node.ts';
import { databaseOf } from '../../shared/store/sqlite-handles.node.ts';
import { got, quietLog, testClock } from '../store/test-store.ts';
import { makeDocx, paragraph, wordPart } from '../unit/extraction/make-office.ts';
import { draftDossier, sign, topFolder, type Workstation } from './workstation.ts';

const phone = '19900000071';

const notice = makeDocx({
  body:
    '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>图书馆夜间开放，</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:t>联系人手机19900000071。</w:t></w:r></w:p>' +
    '<w:p><w:r><w:t>自印发之日起施行。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>此句不公开</w:t></w:r></w:p>',
  parts: {
    'word/comments.xml': wordPart(
      'comments',
      `<w:comment w:id="0" w:author="方既白">${paragraph(`打${phone}再问`)}</w:comment>`,
    ),
  },
  related: [{ id: 'r1', kind: 'comments', target: 'comments.xml' }],
});

interface Drafted {
  readonly station: Workstation;
  readonly dossier: DossierId;
  readonly file: SourceFileId;
}

async function draftWithNotice(content: Uint8Array = notice): Promise<Drafted> {
  const { station, dossier } = await draftDossier();
  const ticket = station.file('名单.docx', content);
  const { file } = await station.call('dossier.add-file', { dossier, slot: 'attachment', ticket });
  return { station, dossier, file: file.id };
}

const choice = {
  kinds: ['docx.comments', 'docx.hidden-text'],
  changes: 'accept',
  maskPersonal: false,
} as const;

test('lists what a file hides, with personal values covered until somebody asks', async () => {
  const { station, dossier, file } = await draftWithNotice();
  const hidden = await station.call('dossier.hidden', { dossier, file });
  expect(hidden).toMatchObject({ cleanable: true, maskable: 1, copy: null, notInspected: [] });
  expect(hidden.kinds).toMatchObject([
    {
      kind: 'docx.comments',
      count: 1,
      obstacle: null,
      items: [{ quote: '打***********再问', covered: true, author: '方既白' }],
    },
    { kind: 'docx.hidden-text', count: 1, items: [{ quote: '此句不公开', covered: false }] },
  ]);
  const shown = { dossier, file, kind: 'docx.comments', item: 0 };
  expect(await station.call('dossier.reveal-hidden', shown)).toEqual({ text: `打${phone}再问` });
  expect(await station.ask('dossier.reveal-hidden', { ...shown, item: 7 })).toMatchObject({ ok: false });
  await station.signIn('security-auditor');
  const [look] = (await station.call('audit.list', { before: null, limit: 5 })).filter(
    ({ action }) => action === 'dossier.reveal-hidden',
  );
  expect(JSON.stringify(look)).not.toContain(phone);
});

test('puts a screened copy in the place of the file and keeps both digests', async () => {
  const { station, dossier, file } = await draftWithNotice();
  const made = await station.call('dossier.clean-file', { dossier, file, ...choice });
  expect(made.copy).toMatchObject({
    before: nodeHash.sha256(notice),
    after: made.file.sha256,
    by: '方既白',
    removed: [
      { kind: 'docx.comments', count: 1 },
      { kind: 'docx.hidden-text', count: 1 },
    ],
    kept: [],
  });
  const detail = await station.call('dossier.read', { dossier });
  const attachments = detail.files.filter(({ slot }) => slot === 'attachment');
  expect(attachments.map(({ id }) => id)).toContain(made.file.id);
  expect(attachments.map(({ id }) => id)).not.toContain(file);
  expect((await station.call('dossier.hidden', { dossier, file: made.file.id })).copy).toEqual(made.copy);
  const findings = await station.call('dossier.findings', { dossier });
  expect(
    findings.filter((finding) => finding.file === made.file.id && finding.kind.startsWith('docx.')),
  ).toEqual([]);
  await station.signIn('security-auditor');
  const [entry] = await station
    .call('audit.list', { before: null, limit: 50 })
    .then((entries) => entries.filter(({ action }) => action === 'dossier.clean-file'));
  expect(entry).toMatchObject({
    result: 'done',
    detail: { before: made.copy.before, sha256: made.copy.after },
  });
  expect(await station.call('audit.verify', {})).toMatchObject({ problems: [] });
});

test('voids what was signed before', async () => {
  const { station, dossier, file } = await draftWithNotice();
  const { findings } = { findings: await station.call('dossier.findings', { dossier }) };
  for (const { id, severity } of findings.filter((finding) => finding.file === file)) {
    if (severity === 'hard') continue;
    await station.ask('dossier.decide', {
      dossier,
      finding: id,
      action: 'set-aside',
      reason: 'false-alarm',
      note: '',
    });
  }
  const before = await station.call('dossier.read', { dossier });
  const made = await station.call('dossier.clean-file', { dossier, file, ...choice });
  const after = await station.call('dossier.read', { dossier });
  expect(after.content).not.toBe(before.content);
  await station.call('dossier.remove-file', { dossier, file: made.file.id });
  await sign(station, dossier, 'handler');
  await station.signIn('handler');
  const ticket = station.file('再来.docx', notice);
  const again = await station.call('dossier.add-file', { dossier, slot: 'attachment', ticket });
  await station.call('dossier.clean-file', { dossier, file: again.file.id, ...choice });
  const voided = await station.call('dossier.read', { dossier });
  expect(voided.state).toBe('drafting');
  expect(voided.signOffs.every(({ inForce }) => !inForce)).toBe(true);
});

test('covers personal numbers as their findings propose', async () => {
  const { station, dossier, file } = await draftWithNotice();
  const made = await station.call('dossier.clean-file', { dossier, file, ...choice, maskPersonal: true });
  expect(made.copy.masked).toBe(1);
  const { parts } = await station.call('dossier.text', { dossier, file: made.file.id });
  expect(parts.map(({ text }) => text).join('\n')).toContain('联系人手机199****0071。');
});

test('takes the original back, byte for byte', async () => {
  const { station, dossier, file } = await draftWithNotice();
  const made = await station.call('dossier.clean-file', { dossier, file, ...choice });
  const back = await station.call('dossier.restore-original', { dossier, file: made.file.id });
  expect(back.file.sha256).toBe(nodeHash.sha256(notice));
  expect(back.file.name).toBe('名单.docx');
  expect((await station.call('dossier.hidden', { dossier, file: back.file.id })).copy).toBeNull();
  expect(await station.ask('dossier.restore-original', { dossier, file: back.file.id })).toMatchObject({
    ok: false,
    failure: { code: 'dossier.part-unknown' },
  });
});

test('takes the original back from a copy that was cleaned twice', async () => {
  const { station, dossier, file } = await draftWithNotice();
  const once = await station.call('dossier.clean-file', {
    dossier,
    file,
    ...choice,
    kinds: ['docx.comments'],
  });
  const twice = await station.call('dossier.clean-file', { dossier, file: once.file.id, ...choice });
  expect(twice.copy).toMatchObject({
    before: once.copy.after,
    removed: [{ kind: 'docx.hidden-text', count: 1 }],
  });
  const back = await station.call('dossier.restore-original', { dossier, file: twice.file.id });
  expect(back.file.sha256).toBe(nodeHash.sha256(notice));
});

test('changes nothing where there is nothing of what was chosen, or no way to do it', async () => {
  const { station, dossier, file } = await draftWithNotice();
  const nothing = { dossier, file, ...choice, kinds: ['docx.macros'] };
  expect(await station.ask('dossier.clean-file', nothing)).toMatchObject({
    failure: { code: 'cleaning.nothing-changed' },
  });
  const ticket = station.ticket(join(topFolder, 'tests/samples/valid/notice.doc'));
  const old = await station.call('dossier.add-file', { dossier, slot: 'attachment', ticket });
  const hidden = await station.call('dossier.hidden', { dossier, file: old.file.id });
  expect(hidden.cleanable).toBe(false);
  expect(new Set(hidden.kinds.map(({ obstacle }) => obstacle))).toEqual(new Set(['format-not-cleanable']));
  expect(await station.ask('dossier.clean-file', { dossier, file: old.file.id, ...choice })).toMatchObject({
    failure: { code: 'cleaning.not-cleanable', params: { format: 'doc' } },
  });
  const detail = await station.call('dossier.read', { dossier });
  expect(detail.files.map(({ id }) => id)).toEqual(expect.arrayContaining([file, old.file.id]));
});

test('cleans only for the handler, and lists only for those who sign', async () => {
  const { station, dossier, file } = await draftWithNotice();
  await station.signIn('secrecy-reviewer');
  expect(await station.ask('dossier.clean-file', { dossier, file, ...choice })).toMatchObject({
    failure: { code: 'session.not-allowed' },
  });
  expect((await station.call('dossier.hidden', { dossier, file })).kinds).toHaveLength(2);
  await station.signIn('security-auditor');
  expect(await station.ask('dossier.hidden', { dossier, file })).toMatchObject({
    failure: { code: 'session.not-allowed' },
  });
});

test('what was written about a copy stays as it was written', async () => {
  const { station, dossier, file } = await draftWithNotice();
  await station.call('dossier.clean-file', { dossier, file, ...choice });
  await station.close();
  const ports = { clock: testClock(), hash: nodeHash, log: quietLog };
  const store = got(
    openStore({ folder: station.workspace, nativeBinding: null, workstation: '一号机', ports }),
  );
  const database = databaseOf(store.readable);
  for (const command of [
    'DELETE FROM clean_copy',
    "UPDATE clean_copy SET outcome = '{}'",
    'INSERT OR REPLACE INTO clean_copy SELECT * FROM clean_copy',
  ]) {
    expect(() => database.prepare(command).run()).toThrow(/clean_copy/);
  }
  expect(() =>
    database
      .prepare(
        'INSERT INTO clean_copy SELECT original_id, file_id, after_sha256, before_sha256, outcome, made_by, made_at FROM clean_copy',
      )
      .run(),
  ).toThrow(/its original/);
  store.close();
  expect(readFileSync(join(station.workspace, 'office.db')).includes(phone)).toBe(false);
});
