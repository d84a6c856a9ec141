import { expect, test } from 'vitest';
import { codeOf } from '../store/test-store.ts';
import { makeDocx, paragraph } from '../unit/extraction/make-office.ts';
import { draftDossier } from './workstation.ts';

test('notes by name which bytes somebody looked at that could not be inspected', async () => {
  const { station, dossier, files } = await draftDossier();
  const strange = makeDocx({
    body: paragraph('附件：示意图'),
    parts: { 'word/奇怪.bin': 'x' },
  });
  const ticket = station.file('示意图.docx', strange);
  const { file } = await station.call('dossier.add-file', { dossier, slot: 'attachment', ticket });
  expect(file.inspected).toBe('partly');
  await station.call('dossier.note-uninspected', { dossier, file: file.id });
  const whole = { dossier, file: files.document };
  expect(codeOf(await station.ask('dossier.note-uninspected', whole))).toBe('dossier.part-unknown');
  await station.signIn('security-auditor');
  const entries = await station.call('audit.list', { before: null, limit: 5 });
  expect(entries.find(({ action }) => action === 'dossier.note-uninspected')).toMatchObject({
    person: '方既白',
    detail: { sha256: file.sha256, places: file.notInspected.length },
  });
  expect(codeOf(await station.ask('dossier.note-uninspected', whole))).toBe('session.not-allowed');
});
