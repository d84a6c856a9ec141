/**
 * Shape of a message catalogue: one function per failure code, taking exactly that code's facts. A failure without a
 * sentence in either language does not compile.
 */
import type { Failure, FailureCode, FailureParams } from '../base/result.ts';

export type Language = 'zh' | 'en';

export type FailureSentences = { readonly [C in FailureCode]: (params: FailureParams[C]) => string };

/** Turns a failure into a sentence that says what happened and what the reader can do. */
export function sentence(sentences: FailureSentences, failure: Failure): string {
  const say = sentences[failure.code] as (params: Failure['params']) => string;
  return say(failure.params);
}
