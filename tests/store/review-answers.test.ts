/** No signature without an answer to each review question of the duty, whatever program writes. */
import { expect, test } from 'vitest';
import type { AnsweringStage } from '../../shared/release/review-questions.ts';
import { questionForm, reviewQuestions } from '../../shared/release/review-questions.ts';
import { applyMigrations } from '../../shared/store/apply-migrations.node.ts';
import { knownMigrations } from '../../shared/store/migrations/known-migrations.ts';
import { answersOf } from '../flows/answers.ts';
import type { Row } from './seeded-database.ts';
import {
  answersRow,
  at,
  digestA,
  digestB,
  emptyDatabase,
  inserter,
  rowInserter,
  seededDatabase,
  seedOffice,
  signOffRow,
} from './seeded-database.ts';

const own = () => signOffRow('handler', 'handler');

/** Writes answers and signature as one change. */
function signing(change: Row, signOff: Row = own()) {
  const database = seededDatabase();
  const insert = rowInserter(database);
  return database.transaction(() => {
    insert('review_answers', answersRow(own(), change));
    insert('sign_off', signOff);
  });
}

function answering(change: Parameters<typeof answersOf>[1]): Row {
  return { answers: JSON.stringify(answersOf('handler', change)) };
}

test('the tables ask the very questions that the program asks', () => {
  const stored = seededDatabase()
    .prepare('SELECT stage, question, against, blocks, may_not_apply FROM review_question WHERE form = ?')
    .raw()
    .all(questionForm)
    .map(String);
  const asked = reviewQuestions.flatMap(({ id, stages, against, blocks, mayNotApply }) =>
    stages.map((stage) => [stage, id, against, Number(blocks), Number(mayNotApply)].join(',')),
  );
  expect(stored.toSorted()).toEqual(asked.toSorted());
});

test('a signature with complete answers is taken, and both stay as they are', () => {
  const database = seededDatabase();
  inserter(database)('sign_off', own());
  for (const change of [
    "UPDATE review_answers SET answers = '[]'",
    "UPDATE review_answers SET content = replace(content, 'a', 'b')",
    'DELETE FROM review_answers',
    'INSERT OR REPLACE INTO review_answers SELECT * FROM review_answers',
    "UPDATE review_question SET blocks = 0 WHERE question = 'state-secret'",
    'DELETE FROM review_question',
    "INSERT INTO review_question VALUES (2, 'handler', 'state-secret', 'yes', 0, 0)",
  ]) {
    expect(() => database.exec(change), change).toThrow(/never|once|program|after the signature/);
  }
});

test.for<[string, Row]>([
  ['one question left out', { answers: JSON.stringify(answersOf('handler').slice(1)) }],
  [
    'one question twice in the place of another',
    { answers: JSON.stringify(answersOf('handler').with(1, answersOf('handler')[0]!)) },
  ],
  ['nothing at all', { answers: '[]' }],
  ['the questions of another duty', { answers: JSON.stringify(answersOf('approver')) }],
  ['a state secret', answering({ 'state-secret': { answer: 'yes', reason: '已解密' } })],
  ['“unclear”', answering({ 'work-secret': { answer: 'unclear', reason: '待核' } })],
  [
    'personal information without a reason',
    answering({ 'personal-information': { answer: 'yes', reason: ' ' } }),
  ],
  [
    '“not applicable” without a reason',
    answering({ declassified: { answer: 'not-applicable', reason: '' } }),
  ],
  [
    '“not applicable” where that is no answer',
    answering({ 'state-secret': { answer: 'not-applicable', reason: '无' } }),
  ],
  ['a list that there is not', { form: 2 }],
])('refused: %s', ([, change]) => {
  expect(signing(change)).toThrow('a review question is not answered');
});

test('an answer against release may stand with a reason where a reason can settle it', () => {
  signing(answering({ 'personal-information': { answer: 'yes', reason: '本人已同意' } }))();
});

test.for<[string, Row, Row]>([
  ['for other content', { content: digestB }, own()],
  ['for another statement', { statement_sha256: digestB }, own()],
])('refused: answers %s', ([, answers, signOff]) => {
  expect(signing(answers, signOff)).toThrow('signed without answers');
});

test('neither stands alone: no signature without answers, no answers without or after their signature', () => {
  const database = seededDatabase();
  const insert = rowInserter(database);
  expect(() => insert('sign_off', own())).toThrow('signed without answers');
  expect(() => insert('review_answers', answersRow(own()))).toThrow('FOREIGN KEY');
  inserter(database)('sign_off', own());
  expect(() => insert('review_answers', answersRow(own()))).toThrow('after the signature');
});

test('signatures of before stay without answers and get none, and the next one needs them', () => {
  const database = emptyDatabase();
  applyMigrations(database, knownMigrations.slice(0, -1), at);
  seedOffice(database);
  inserter(database)('sign_off', own());
  applyMigrations(database, knownMigrations, '2026-11-24T01:00:00.000Z');
  expect(database.prepare('SELECT count(*) FROM review_answers').pluck().get()).toBe(0);
  const insert = rowInserter(database);
  expect(() => insert('review_answers', answersRow(own()))).toThrow('after the signature');
  database.exec("UPDATE dossier SET state = 'secrecy-review'");
  const next = signOffRow('secrecy-reviewer', 'reviewer');
  expect(() => insert('sign_off', next)).toThrow('signed without answers');
});

test('a signature that arrives may lack answers only if it was made before this database asked for them', () => {
  const early = '2026-11-23T00:59:59.000Z';
  const passage = (change: Row) => ({
    ...{ id: 'p1', dossier_id: 'd1', number: 1, direction: 'received', state_sha256: digestA },
    ...{ person_id: 'handler', at: '2026-11-23T02:00:00.000Z', ...change },
  });
  const arriving = (signedAt: string, change: Row = {}) => {
    const database = seededDatabase();
    inserter(database)('exchange_passage', passage(change));
    return () => rowInserter(database)('sign_off', signOffRow('handler', 'handler', { at: signedAt }));
  };
  arriving(early)();
  for (const late of [
    arriving(at),
    arriving(early, { direction: 'sent' }),
    arriving(early, { at: '2026-11-23T00:00:00.000Z' }),
  ]) {
    expect(late).toThrow('signed without answers');
  }
});

test('every duty that signs has questions', () => {
  const stages: readonly AnsweringStage[] = ['handler', 'secrecy-reviewer', 'approver'];
  expect(stages.map((stage) => answersOf(stage).length)).toEqual([11, 11, 4]);
});
