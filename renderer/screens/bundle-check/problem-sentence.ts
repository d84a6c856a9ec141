/** A problem of a bundle as a sentence. */
import type { VerifyProblem } from '../../../shared/bundle/verify-problems.ts';

export function useProblemSentence(): (problem: VerifyProblem) => string {
  return ({ code, params }) => `${code} ${Object.values(params).join(' ')}`.trim();
}
