/**
 * Words of the search: pairs of neighbouring characters of the folded text, so that two characters are enough to search by, as
 * Chinese words mostly are two long. Blanks and punctuation do not count: `〔2026〕8号` is found as `2026 8号` too.
 */
import { fold } from './fold.ts';
import type { FoldedText, TextRange } from './folded-text.ts';
import { originalRange } from './folded-text.ts';

/** A text without blanks and punctuation, with the way back. */
export interface SqueezedText {
  readonly text: string;
  /** Range in the original of a range of units. */
  rangeOf(start: number, end: number): TextRange;
}

/** Characters looked at; of a longer text the rest is not found. */
export const longestSearched = 500_000;

const counted = /[\p{L}\p{N}]/u;

/** Folds a text and leaves letters and digits alone. */
export function squeeze(text: string): SqueezedText {
  const folded = fold(text.slice(0, longestSearched), { breaks: 'join' });
  const kept: number[] = [];
  const pieces: string[] = [];
  let index = 0;
  for (const character of folded.text) {
    if (counted.test(character)) {
      pieces.push(character);
      for (let unit = 0; unit < character.length; unit += 1) kept.push(index + unit);
    }
    index += character.length;
  }
  return { text: pieces.join(''), rangeOf: (start, end) => rangeIn(folded, kept, { start, end }) };
}

function rangeIn(folded: FoldedText, kept: readonly number[], { start, end }: TextRange): TextRange {
  const first = kept[start] ?? folded.length;
  const last = kept[end - 1] ?? first - 1;
  return originalRange(folded, first, last + 1);
}

/** Every pair of neighbouring characters of a squeezed text, once each. */
export function pairsOf(squeezed: string): ReadonlySet<string> {
  const characters = [...squeezed];
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < characters.length; index += 1) {
    pairs.add(`${characters[index] ?? ''}${characters[index + 1] ?? ''}`);
  }
  return pairs;
}

/** Words that somebody typed, squeezed; those of one character are left out, because they have no pair. */
export function searchTerms(typed: string): readonly string[] {
  const terms = typed
    .split(/\s+/u)
    .map((term) => squeeze(term).text)
    .filter((term) => [...term].length >= 2);
  return [...new Set(terms)].slice(0, mostTerms);
}

const mostTerms = 8;
