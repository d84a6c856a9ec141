/** What people write about a release lies sealed in the database, is read by those who may, and goes along with the release. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { Workstation } from './workstation.ts';
import { draftDossier, sign } from './workstation.ts';

const words = {
  organ: '栖霞湾市国家保密局',
  number: '栖密函〔2026〕31号',
  text: '李某某认为第三条涉及未公开事项，建议不予公开',
  code: '部分公开',
};
const comment = '第二条口径与梁某某的意见不一致，请核';
const secrets = [...Object.values(words), comment];

/** Everything in the workspace that holds one of the words, by file name. */
function filesWith(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return secrets.some((secret) => bytes.includes(Buffer.from(secret)));
    });
}

async function withWords(): Promise<{ station: Workstation; dossier: Parameters<typeof sign>[1] }> {
  const { station, dossier } = await draftDossier();
  await sign(station, dossier, 'handler');
  await station.signIn('secrecy-reviewer');
  const referral = { ...words, code: '', on: '2026-11-23' };
  await station.call('dossier.record-event', { dossier, event: 'referral', detail: referral });
  const answer = { ...words, on: '2026-11-23' };
  await station.call('dossier.record-event', { dossier, event: 'referral-answer', detail: answer });
  await station.call('dossier.return', { dossier, comment });
  return { station, dossier };
}

test('the words are nowhere on the disk in the open, and there for whoever works on the release', async () => {
  const { station, dossier } = await withWords();
  await station.signIn('handler');
  const { procedure, returns } = await station.call('dossier.read', { dossier });
  expect(procedure.events.map(({ detail }) => detail)).toEqual([
    { ...words, code: '', on: '2026-11-23' },
    { ...words, on: '2026-11-23' },
  ]);
  expect(returns).toMatchObject([{ comment }]);
  await station.signIn('security-auditor');
  expect(await station.call('audit.verify', {})).toMatchObject({ whole: true, problems: [] });
  expect(filesWith(station.workspace)).toEqual([]);
  await station.close();
  expect(filesWith(station.workspace)).toEqual([]);
});

test('words of before are sealed at the next sign-in, once, and leave no trace', async () => {
  const { station, dossier } = await withWords();
  await station.close();
  const database = new sqlite(join(station.workspace, 'office.db'));
  // As a program of before wrote them: the guard is set aside for that, and put back.
  const guard = database
    .prepare("SELECT sql FROM sqlite_schema WHERE name = 'dossier_event_is_fixed'")
    .pluck()
    .get() as string;
  database.exec('DROP TRIGGER dossier_event_is_fixed');
  database.prepare('UPDATE dossier_event SET detail = ?').run(JSON.stringify({ ...words, on: '2026-11-23' }));
  database.exec(guard);
  database.close();
  expect(filesWith(station.workspace)).not.toEqual([]);
  await station.restart();
  await station.signIn('handler');
  const { procedure } = await station.call('dossier.read', { dossier });
  expect(procedure.events.map(({ detail }) => detail.text)).toEqual([words.text, words.text]);
  await station.signIn('handler');
  await station.signIn('security-auditor');
  const entries = await station.call('audit.list', { before: null, limit: 100 });
  const sealed = entries.filter(({ action }) => action === 'vault.seal');
  expect(sealed.map(({ detail }) => detail)).toEqual([{ events: 2 }]);
  await station.close();
  expect(filesWith(station.workspace)).toEqual([]);
  const after = new sqlite(join(station.workspace, 'office.db'));
  expect(() => after.exec('UPDATE dossier_event SET detail = detail')).toThrow('never changed');
  expect(() => after.exec(`UPDATE dossier_event SET detail = '{"on":"2026-11-24","sealed":1}'`)).toThrow(
    'never changed',
  );
  after.close();
});
