/** Answers to the review questions: their form, and whether somebody may sign with them. */
import * as z from 'zod/mini';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { AnsweringStage, ReviewQuestion } from './review-questions.ts';
import {
  answerKinds,
  answersTo,
  needsReason,
  questionForm,
  questionIds,
  questionsOf,
  signableAnswers,
} from './review-questions.ts';

const reason = z.string().check(z.maxLength(500));

/** One answer as a window or a file brings it. */
export const reviewAnswerInput = z.strictObject({
  question: z.enum(questionIds),
  answer: z.enum(answerKinds),
  reason,
});
export type ReviewAnswerInput = z.infer<typeof reviewAnswerInput>;

/** All answers of one person, e.g. as a JSON file holds them. */
export const reviewAnswersInput = z.array(reviewAnswerInput).check(z.maxLength(50));

const signedAnswer = z.strictObject({
  question: z.enum(questionIds),
  answer: z.enum(signableAnswers),
  // As it stands in the table: sealed, so longer than what was written.
  reason: z.string().check(z.maxLength(5_000)),
});

/** What was answered at a signature: number of the list, and one answer to each question in its order. */
export const answeredSchema = z.strictObject({
  form: z.int().check(z.gte(1), z.lte(1_000)),
  answers: z.array(signedAnswer).check(z.maxLength(50)),
});
export type Answered = z.infer<typeof answeredSchema>;
export type SignedAnswer = Answered['answers'][number];

/**
 * Judges the answers of a duty: each of its questions answered once, a reason wherever one is needed, none that speaks against
 * release.
 * Failures: `signoff.answers-missing` (also for a question twice, or of another duty), `signoff.answers-against`,
 * `signoff.answers-unclear`, `signoff.answer-reason-missing`; each names the questions.
 */
export function checkAnswers(stage: AnsweringStage, given: readonly ReviewAnswerInput[]): Result<Answered> {
  const questions = questionsOf(stage);
  const lacking = lackingOf(questions, given);
  if (lacking.length > 0) return fail('signoff.answers-missing', { questions: lacking.join(' ') });
  const pairs = questions.flatMap((question) =>
    given.filter((each) => each.question === question.id).map((answer) => ({ question, answer })),
  );
  const named = (isWrong: (pair: (typeof pairs)[number]) => boolean): string =>
    pairs
      .filter(isWrong)
      .map(({ question }) => question.id)
      .join(' ');
  const against = named(({ question, answer }) => question.blocks && answer.answer === question.against);
  if (against !== '') return fail('signoff.answers-against', { questions: against });
  const unclear = named(({ answer }) => answer.answer === 'unclear');
  if (unclear !== '') return fail('signoff.answers-unclear', { questions: unclear });
  const unexplained = named(
    ({ question, answer }) => needsReason(question, answer.answer) && answer.reason.trim() === '',
  );
  if (unexplained !== '') return fail('signoff.answer-reason-missing', { questions: unexplained });
  const answers = pairs.flatMap(({ answer: { question, answer, reason } }): readonly SignedAnswer[] =>
    answer === 'unclear' ? [] : [{ question, answer, reason: reason.trim() }],
  );
  return ok({ form: questionForm, answers: [...answers] });
}

/** Questions without an answer, with several, with one they do not offer; and those of another duty. */
function lackingOf(
  questions: readonly ReviewQuestion[],
  given: readonly ReviewAnswerInput[],
): readonly string[] {
  const missing = questions.filter((question) => {
    const [first, second] = given.filter((each) => each.question === question.id);
    return first === undefined || second !== undefined || !answersTo(question).includes(first.answer);
  });
  const foreign = given.filter((each) => !questions.some(({ id }) => id === each.question));
  return [...missing.map(({ id }) => id), ...foreign.map((each) => each.question)];
}

/** Whether answers that came from elsewhere are those that a signature of this duty needs. */
export function isCompleteAnswer(stage: AnsweringStage, { form, answers }: Answered): boolean {
  if (form !== questionForm) return false;
  const checked = checkAnswers(stage, answers);
  return (
    checked.ok && checked.value.answers.every(({ question }, index) => answers[index]?.question === question)
  );
}
