/** The review questions on their way: asked at the signature, recorded with it, shown and printed, and never released. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { codeOf, got } from '../store/test-store.ts';
import { answersOf } from './answers.ts';
import type { Workstation } from './workstation.ts';
import { draftDossier, passPhrases, sign } from './workstation.ts';

const reason = '公示名单已征得本人书面同意';
const explained = answersOf('handler', { 'personal-information': { answer: 'yes', reason } });

async function trySigning(station: Workstation, dossier: string, answers: ReturnType<typeof answersOf>) {
  const { content } = await station.call('dossier.read', { dossier: dossier as never });
  const signing = { dossier: dossier as never, stage: 'handler', content, answers } as const;
  return station.ask('dossier.sign', { ...signing, passPhrase: passPhrases.handler });
}

function database(station: Workstation) {
  return new sqlite(join(station.workspace, 'office.db'));
}

test('a signature without complete answers, or with one against release, is refused and noted without words', async () => {
  const { station, dossier } = await draftDossier();
  const secret = { 'state-secret': { answer: 'yes', reason: '含有不得公开的内容' } } as const;
  const refused = [
    [explained.slice(1), 'signoff.answers-missing'],
    [answersOf('handler', secret), 'signoff.answers-against'],
    [answersOf('handler', { map: { answer: 'unclear' } }), 'signoff.answers-unclear'],
    [
      answersOf('handler', { declassified: { answer: 'not-applicable', reason: '' } }),
      'signoff.answer-reason-missing',
    ],
  ] as const;
  for (const [answers, code] of refused) {
    expect(codeOf(await trySigning(station, dossier, answers))).toBe(code);
  }
  const detail = await station.call('dossier.read', { dossier });
  expect(detail).toMatchObject({ state: 'drafting', signOffs: [] });
  await station.signIn('security-auditor');
  const entries = await station.call('audit.list', { before: null, limit: 10 });
  const noted = entries.filter(({ action, result }) => action === 'dossier.sign' && result === 'refused');
  expect(noted.map((each) => each.detail)).toContainEqual({
    ...{ stage: 'handler', reason: 'signoff.answers-against', questions: ['state-secret'] },
  });
  expect(JSON.stringify(entries)).not.toContain('不得公开的内容');
});

test('what was answered is shown, printed and proven, sealed in the database, and bound to the signature', async () => {
  const { station, dossier } = await draftDossier();
  const detail = got(await trySigning(station, dossier, explained));
  expect(detail.signOffs[0]?.answers).toEqual(explained);
  const folder = station.ticket(station.out);
  const paper = await station.call('forms.save', { dossier, form: 'review-slip', format: 'docx', folder });
  const xml = strFromU8(unzipSync(readFileSync(paper.path))['word/document.xml'] ?? new Uint8Array());
  const text = xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
  expect(text).toContain(`\n是：${reason}\n□是 □否 □不明确\n`);
  await station.close();
  const file = database(station);
  const [row] = file.prepare('SELECT * FROM review_answers').all() as [Record<string, string>];
  expect(row).toMatchObject({ stage: 'handler', form: 1, content: detail.content });
  expect(row.answers).not.toContain(reason);
  expect(row.answers).toContain('sealed:1:');
  file.close();
  await station.restart();
  await station.signIn('security-auditor');
  expect(await station.call('audit.verify', {})).toMatchObject({ whole: true });
  const entries = await station.call('audit.list', { before: null, limit: 20 });
  const signed = entries.find(({ action, result }) => action === 'dossier.sign' && result === 'done');
  expect(signed?.detail).toMatchObject({ questions: 1, answers: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(JSON.stringify(entries)).not.toContain(reason);
  expect(await foundAfterAltering(station)).toEqual(['entry.without-row', 'row.without-entry']);
});

/** Problems of the ledger once an answer was altered with a tool that knows no program. */
async function foundAfterAltering(station: Workstation) {
  await station.close();
  const file = database(station);
  file.exec('DROP TRIGGER review_answers_is_fixed');
  file.exec(`UPDATE review_answers SET answers = replace(answers, '"answer":"no"', '"answer":"yes"')`);
  file.close();
  await station.restart();
  await station.signIn('security-auditor');
  const { problems } = await station.call('audit.verify', {});
  return problems.map(({ what }) => what).toSorted();
}

test('a change of the content makes the answers void with their signature, and they are asked anew', async () => {
  const { station, dossier } = await draftDossier();
  await sign(station, dossier, 'handler');
  const { catalogue } = await station.call('dossier.read', { dossier });
  await station.call('dossier.set-catalogue', {
    dossier,
    catalogue: { ...catalogue, summary: '另一个摘要。' },
  });
  const changed = await station.call('dossier.read', { dossier });
  expect(changed.signOffs).toMatchObject([{ inForce: false, answers: answersOf('handler') }]);
  expect(codeOf(await trySigning(station, dossier, []))).toBe('signoff.answers-missing');
  expect(codeOf(await trySigning(station, dossier, explained))).toBe('ok');
});

test('answers and their reasons never stand in the release bundle', async () => {
  const { station, dossier } = await draftDossier();
  got(await trySigning(station, dossier, explained));
  for (const stage of ['secrecy-reviewer', 'approver'] as const) await sign(station, dossier, stage);
  const folder = station.ticket(station.out);
  await station.call('bundle.export', { dossier, folder, passPhrase: passPhrases.approver });
  const name = readdirSync(station.out).find((each) => each.endsWith('.zip')) ?? '';
  const entries = Object.values(unzipSync(readFileSync(join(station.out, name)))).map((bytes) =>
    Buffer.from(bytes),
  );
  const payloads = entries.flatMap((bytes) => {
    const found = /"payload":"([^"]+)"/u.exec(bytes.toString('utf8'))?.[1];
    return found === undefined ? [] : [Buffer.from(found, 'base64')];
  });
  expect(payloads.length).toBeGreaterThanOrEqual(4);
  for (const bytes of [...entries, ...payloads]) {
    for (const word of [
      reason,
      '没有涉密来源',
      'personal-information',
      'not-applicable',
      '"answers"',
      '"answered"',
    ]) {
      expect(bytes.includes(word), word).toBe(false);
    }
  }
});
