/**
 * Allow-phrases by their lengths: whether one of them covers a place is asked of each length, not of each phrase, so that ten
 * times as many phrases take no longer. A few are faster one by one.
 */

export interface PhraseLookup {
  /** Number in the list of each phrase. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Each length once. */
  readonly lengths: readonly number[];
}

/** With fewer phrases looking for each by itself is faster. */
export const fewPhrases = 12;

const known = new WeakMap<readonly string[], PhraseLookup>();

/** The lookup of a list; made once and remembered with it. */
export function phraseLookup(phrases: readonly string[]): PhraseLookup {
  const remembered = known.get(phrases);
  if (remembered !== undefined) return remembered;
  const numbers = new Map<string, number>();
  for (const [number, phrase] of phrases.entries()) {
    if (!numbers.has(phrase)) numbers.set(phrase, number);
  }
  const made = { numbers, lengths: [...new Set(phrases.map(({ length }) => length))] };
  known.set(phrases, made);
  return made;
}

/** Whether a phrase stands at a place that holds the whole stretch. */
export function coversStretch(
  { numbers, lengths }: PhraseLookup,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): boolean {
  return lengths.some((length) => {
    for (let at = Math.max(0, end - length); at <= start; at += 1) {
      if (numbers.has(text.slice(at, at + length))) return true;
    }
    return false;
  });
}

/** Phrases that share a character with the stretch, in the order of the list. */
export function touchingPhrases(
  { numbers, lengths }: PhraseLookup,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly string[] {
  const found = new Map<string, number>();
  for (const length of lengths) {
    for (let at = Math.max(0, start - length + 1); at < end; at += 1) {
      const words = text.slice(at, at + length);
      const number = numbers.get(words);
      if (number !== undefined) found.set(words, number);
    }
  }
  return [...found].sort(([, left], [, right]) => left - right).map(([phrase]) => phrase);
}
