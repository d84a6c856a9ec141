/** Words about the review questions: what the slip prints, the window asks and the failures name. */
import type { AnswerKind, QuestionId } from '../release/review-questions.ts';

export interface QuestionWords {
  /** In a few words, for a list of several. */
  readonly names: { readonly [Q in QuestionId]: string };
  readonly asked: { readonly [Q in QuestionId]: string };
  /** Law or rule that the question comes from. */
  readonly sources: { readonly [Q in QuestionId]: string };
  readonly answers: { readonly [A in AnswerKind]: string };
}
