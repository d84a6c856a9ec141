/** Feeds changed samples to the readers, each in the worker it would have in the program, and notes what must not happen. */
import type { FailureCode } from '../../shared/base/result.ts';
import type { Extractor } from '../../shared/extraction/extract.node.ts';
import type { ExtractedText } from '../../shared/extraction/extracted-text.ts';
import type { FuzzSample } from './fuzz-samples.ts';
import { mutateFile } from './mutate-file.ts';
import { startRandom } from './random.ts';

export interface FuzzCase {
  readonly sample: FuzzSample;
  /** With the sample's name, all that is needed to make the same bytes again. */
  readonly seed: number;
}

export interface FuzzProblem {
  readonly sample: string;
  readonly seed: number;
  /** How the file failed, or what was wrong with the answer. */
  readonly what: string;
}

export interface FuzzOutcome {
  readonly cases: number;
  readonly read: number;
  readonly refused: number;
  readonly problems: readonly FuzzProblem[];
}

/** Ways in which a damaged file may end; a crash, a hang or too much memory are faults of a reader. */
const expected: ReadonlySet<FailureCode> = new Set(['extraction.damaged', 'extraction.encrypted']);

/** The bytes of a case. */
export function bytesOf({ sample, seed }: FuzzCase): Uint8Array {
  return mutateFile(sample.bytes, startRandom(seed));
}

/** Works through the cases with a number of hands. */
export async function fuzz(
  extractor: Extractor,
  cases: Iterator<FuzzCase>,
  { hands, onProblem }: { readonly hands: number; readonly onProblem?: (problem: FuzzProblem) => void },
): Promise<FuzzOutcome> {
  const outcome = { cases: 0, read: 0, refused: 0 };
  const problems: FuzzProblem[] = [];
  const hand = async () => {
    for (let next = cases.next(); next.done !== true; next = cases.next()) {
      const { sample, seed } = next.value;
      const result = await extractor.extract({ bytes: bytesOf(next.value), name: sample.name });
      outcome.cases += 1;
      if (result.ok) outcome.read += 1;
      else outcome.refused += 1;
      const what = result.ok ? wrongness(result.value) : unexpected(result.failure);
      if (what === null) continue;
      problems.push({ sample: sample.name, seed, what });
      onProblem?.({ sample: sample.name, seed, what });
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return { ...outcome, problems };
}

function unexpected(failure: { readonly code: FailureCode; readonly params: object }): string | null {
  if (expected.has(failure.code)) return null;
  const limit = 'limit' in failure.params ? failure.params.limit : undefined;
  // A bound that the file passed by its own claims is what bounds are for; memory is a fault.
  if (failure.code === 'extraction.too-large' && limit !== 'memory') return null;
  return limit === undefined ? failure.code : `${failure.code}: ${String(limit)}`;
}

/** What the model promises of every answer. */
function wrongness({ parts, hidden }: ExtractedText): string | null {
  for (const { path, text, segments } of parts) {
    if (/\p{Cc}/u.test(path)) return 'a control character in a path';
    let end = 0;
    for (const segment of segments) {
      if (segment.start < end || segment.end <= segment.start || segment.end > text.length)
        return 'segments that overlap or lie outside their text';
      end = segment.end;
    }
  }
  return hidden.every(({ count }) => Number.isSafeInteger(count) && count >= 1) ? null : 'a count below one';
}

/** Every sample in turn with ever new seeds, for as long as `goesOn` says so. */
export function* endlessCases(
  samples: readonly FuzzSample[],
  { seed, goesOn }: { readonly seed: number; readonly goesOn: () => boolean },
): Generator<FuzzCase> {
  for (let next = seed; ; next += 1) {
    for (const sample of samples) {
      if (!goesOn()) return;
      yield { sample, seed: next };
    }
  }
}
