/** Shape of the verifier's words: a problem code without a sentence in either language does not compile. */
import type { VerifyProblem, VerifyProblemCode, VerifyProblemParams } from '../bundle/verify-problems.ts';
import type { VerifyCheck, VerifyReport } from '../bundle/verify-report.ts';

export interface VerifySentences {
  readonly problems: { readonly [C in VerifyProblemCode]: (params: VerifyProblemParams[C]) => string };
  readonly checks: { readonly [C in VerifyCheck]: string };
  readonly valid: string;
  readonly invalid: (problems: number) => string;
  /** Said loudly whenever no trust file was given. */
  readonly notAnchored: string;
  readonly onRequest: string;
  readonly anchored: string;
}

/** Sentence about one problem, without the file it is about: lists show that beside it. */
export function problemSentence(sentences: VerifySentences, problem: VerifyProblem): string {
  const say = sentences.problems[problem.code] as (params: VerifyProblem['params']) => string;
  return say(problem.params);
}

/** What a reader has to know of a report, in order: the outcome, whose keys it rests on, and each problem with its file. */
export function reportLines(sentences: VerifySentences, report: VerifyReport): readonly string[] {
  return [
    report.valid ? sentences.valid : sentences.invalid(report.problems.length),
    report.anchored ? sentences.anchored : sentences.notAnchored,
    ...(report.attribute === 'on-request' ? [sentences.onRequest] : []),
    ...report.problems.map((each) => `${each.file}: ${problemSentence(sentences, each)}`),
  ];
}
