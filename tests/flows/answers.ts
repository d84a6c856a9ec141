/** Answers to the review questions with which an ordinary release may be signed; a test changes those it is about. */
import type { ReviewAnswerInput } from '../../shared/release/review-answers.ts';
import type { AnsweringStage, QuestionId } from '../../shared/release/review-questions.ts';
import { questionsOf } from '../../shared/release/review-questions.ts';

type Change = Partial<Record<QuestionId, Partial<Omit<ReviewAnswerInput, 'question'>>>>;

export function answersOf(stage: AnsweringStage, change: Change = {}): readonly ReviewAnswerInput[] {
  return questionsOf(stage).map(({ id: question, against }) => {
    const usual =
      question === 'declassified'
        ? ({ answer: 'not-applicable', reason: '没有涉密来源' } as const)
        : ({ answer: against === 'yes' ? 'no' : 'yes', reason: '' } as const);
    return { question, ...usual, ...change[question] };
  });
}
