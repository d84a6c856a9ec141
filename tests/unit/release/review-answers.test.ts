import { expect, test } from 'vitest';
import { questionsEn } from '../../../shared/messages/questions-en.ts';
import { questionsZh } from '../../../shared/messages/questions-zh.ts';
import { failuresZh } from '../../../shared/messages/zh-cn.ts';
import type { ReviewAnswerInput } from '../../../shared/release/review-answers.ts';
import {
  checkAnswers,
  isCompleteAnswer,
  reviewAnswersInput,
} from '../../../shared/release/review-answers.ts';
import { answersTo, questionIds, reviewQuestions } from '../../../shared/release/review-questions.ts';
import { answersOf } from '../../flows/answers.ts';

function refusal(given: readonly ReviewAnswerInput[]) {
  const checked = checkAnswers('handler', given);
  return checked.ok ? null : checked.failure;
}

test('each duty signs with an answer to each of its questions, in their order, whatever order they came in', () => {
  for (const stage of ['handler', 'secrecy-reviewer', 'approver'] as const) {
    const checked = checkAnswers(stage, answersOf(stage).toReversed());
    expect(checked).toEqual({ ok: true, value: { form: 1, answers: answersOf(stage) } });
  }
});

test.for<[string, Parameters<typeof answersOf>[1], string, string]>([
  ['a state secret', { 'state-secret': { answer: 'yes' } }, 'signoff.answers-against', 'state-secret'],
  ['no declassification', { declassified: { answer: 'no' } }, 'signoff.answers-against', 'declassified'],
  ['something unclear', { map: { answer: 'unclear', reason: '待核' } }, 'signoff.answers-unclear', 'map'],
  [
    'personal information without a reason',
    { 'personal-information': { answer: 'yes', reason: '  ' } },
    'signoff.answer-reason-missing',
    'personal-information',
  ],
  [
    '“not applicable” without a reason',
    { aggregation: { answer: 'not-applicable' } },
    'signoff.answer-reason-missing',
    'aggregation',
  ],
  [
    '“not applicable” where the question always applies',
    { 'work-secret': { answer: 'not-applicable', reason: '无' } },
    'signoff.answers-missing',
    'work-secret',
  ],
])('nobody signs with %s', ([, change, code, questions]) => {
  expect(refusal(answersOf('handler', change))).toEqual({ code, params: { questions } });
});

test('nobody signs with a question left out, answered twice, or of another duty', () => {
  const all = answersOf('handler');
  const foreign = answersOf('approver').at(-1)!;
  for (const [given, questions] of [
    [all.slice(2), 'state-secret work-secret'],
    [[...all, all[0]!], 'state-secret'],
    [[...all, foreign], 'interpretation-together'],
  ] as const) {
    expect(refusal(given)).toEqual({ code: 'signoff.answers-missing', params: { questions } });
  }
});

test('an answer against release stands with its reason where a reason can settle it', () => {
  const change = { 'personal-information': { answer: 'yes', reason: ' 本人已书面同意 ' } } as const;
  const checked = checkAnswers('handler', answersOf('handler', change));
  expect(checked.ok && checked.value.answers[3]).toEqual({
    ...{ question: 'personal-information', answer: 'yes', reason: '本人已书面同意' },
  });
});

test('answers from elsewhere count only if they are complete, in order, and of a known list', () => {
  const checked = checkAnswers('approver', answersOf('approver'));
  if (!checked.ok) throw new Error(checked.failure.code);
  const { form, answers } = checked.value;
  expect(isCompleteAnswer('approver', { form, answers })).toBe(true);
  expect(isCompleteAnswer('handler', { form, answers })).toBe(false);
  expect(isCompleteAnswer('approver', { form: 2, answers })).toBe(false);
  expect(isCompleteAnswer('approver', { form, answers: answers.toReversed() })).toBe(false);
});

test('a file of answers is taken only as it should be', () => {
  const good = { question: 'map', answer: 'no', reason: '' };
  expect(reviewAnswersInput.safeParse([good]).success).toBe(true);
  for (const wrong of [
    { ...good, question: 'anything' },
    { ...good, answer: true },
    { ...good, reason: '长'.repeat(501) },
    { ...good, signedBy: '方既白' },
  ]) {
    expect(reviewAnswersInput.safeParse([wrong]).success).toBe(false);
  }
});

test('each question says in both languages what it asks, where it comes from, and what can be answered', () => {
  expect(reviewQuestions.map(({ id }) => id)).toEqual([...questionIds]);
  for (const { asked, sources, names, answers } of [questionsZh, questionsEn]) {
    for (const words of [asked, sources, names]) {
      expect(Object.keys(words).toSorted()).toEqual(questionIds.toSorted());
      expect(new Set(Object.values(words).map((each) => each.trim())).has('')).toBe(false);
    }
    expect(reviewQuestions.flatMap(answersTo).every((answer) => answers[answer] !== '')).toBe(true);
  }
});

test('a refusal names the questions in words and says what to do', () => {
  const said = failuresZh['signoff.answers-against']({ questions: 'state-secret aggregation' });
  expect(said).toContain('“国家秘密”“数据汇聚”');
  expect(said).toMatch(/退回|不予公开/u);
});
