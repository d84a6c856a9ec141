/**
 * Questions that each person who signs answers about the release as a whole (审查要点): "先审查、后公开", item by item
 * (Regulation on the Implementation of the Law on Guarding State Secrets, art. 42; Regulation on Open Government Information,
 * art. 17). The list is numbered: what was answered stands under the number of the list it answers, and a changed list is
 * another number. The tables hold the same list, so that the database refuses a signature that leaves one out.
 */

export const answerKinds = ['yes', 'no', 'unclear', 'not-applicable'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** Answers with which somebody may sign; `unclear` is for others to settle (报请确定). */
export const signableAnswers = ['yes', 'no', 'not-applicable'] as const;

export const questionIds = [
  'state-secret',
  'work-secret',
  'trade-secret',
  'personal-information',
  'safety-stability',
  'internal-matter',
  'classified-source',
  'declassified',
  'aggregation',
  'map',
  'public-opinion',
  'review-complete',
  'release-fits',
  'interpretation-together',
] as const;
export type QuestionId = (typeof questionIds)[number];

/** The duties that sign, as the sign-off names them. */
export type AnsweringStage = 'handler' | 'secrecy-reviewer' | 'approver';

export interface ReviewQuestion {
  readonly id: QuestionId;
  readonly stages: readonly AnsweringStage[];
  /** The answer that speaks against release. */
  readonly against: 'yes' | 'no';
  /** Whether that answer ends the signing; otherwise it may stand with a reason: a consent, a map number, a plan. */
  readonly blocks: boolean;
  readonly mayNotApply: boolean;
}

/** Number of the list of today. */
export const questionForm = 1;

const both = ['handler', 'secrecy-reviewer'] as const;
const question = (
  id: QuestionId,
  stages: readonly AnsweringStage[],
  rest: Omit<ReviewQuestion, 'id' | 'stages'>,
): ReviewQuestion => ({ id, stages, ...rest });
const never = { against: 'yes', blocks: true, mayNotApply: false } as const;
const withReason = { against: 'yes', blocks: false, mayNotApply: false } as const;
const mustBe = { against: 'no', blocks: true, mayNotApply: false } as const;

/** In the order in which they are asked and printed. */
export const reviewQuestions: readonly ReviewQuestion[] = [
  question('state-secret', both, never),
  question('work-secret', both, never),
  question('trade-secret', both, withReason),
  question('personal-information', both, withReason),
  question('safety-stability', ['handler', 'secrecy-reviewer', 'approver'], never),
  question('internal-matter', both, withReason),
  question('classified-source', both, withReason),
  question('declassified', both, { ...mustBe, mayNotApply: true }),
  question('aggregation', both, { ...never, mayNotApply: true }),
  question('map', both, withReason),
  question('public-opinion', both, withReason),
  question('review-complete', ['approver'], mustBe),
  question('release-fits', ['approver'], mustBe),
  question('interpretation-together', ['approver'], { ...mustBe, mayNotApply: true }),
];

/** Questions of a duty. */
export function questionsOf(stage: AnsweringStage): readonly ReviewQuestion[] {
  return reviewQuestions.filter(({ stages }) => stages.includes(stage));
}

/** Whether an answer may only stand with a reason. */
export function needsReason({ against }: ReviewQuestion, answer: AnswerKind): boolean {
  return answer === 'not-applicable' || answer === 'unclear' || answer === against;
}

/** Answers that a question offers, in the order in which they are shown. */
export function answersTo({ mayNotApply }: ReviewQuestion): readonly AnswerKind[] {
  return answerKinds.filter((answer) => mayNotApply || answer !== 'not-applicable');
}
