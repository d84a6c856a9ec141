/**
 * From all matches to those that count: a phrase that is allowed makes the terms inside it harmless (三黄片 for 黄片), and of
 * terms that overlap the first, then the longest, stands for the others. Both are recorded, so that a finding can say so.
 */
import type { TermMatches } from './term-automaton.ts';

export interface TermPlace {
  readonly start: number;
  readonly end: number;
  readonly term: number;
}

export interface KeptTerm extends TermPlace {
  /** Other terms within or across its end, which are not reported by themselves. */
  readonly others: readonly number[];
}

export interface AllowedTerm extends TermPlace {
  /** Number of the phrase that covers it. */
  readonly by: number;
}

export interface ResolvedTerms {
  readonly kept: readonly KeptTerm[];
  readonly allowed: readonly AllowedTerm[];
}

/** More are not worth naming. */
const mostOthers = 8;

/** @param isPhrase tells whether a number of the list is an allowed phrase instead of a term */
export function resolveTerms(matches: TermMatches, isPhrase: (term: number) => boolean): ResolvedTerms {
  const kept: (TermPlace & { others: number[] })[] = [];
  const allowed: AllowedTerm[] = [];
  let phrase: TermPlace | undefined;
  for (const place of inOrder(matches, isPhrase)) {
    if (isPhrase(place.term)) {
      if (phrase === undefined || place.end > phrase.end) phrase = place;
      continue;
    }
    if (phrase !== undefined && place.end <= phrase.end) {
      allowed.push({ ...place, by: phrase.term });
      continue;
    }
    const last = kept.at(-1);
    if (last === undefined || place.start >= last.end) kept.push({ ...place, others: [] });
    else if (last.others.length < mostOthers && !last.others.includes(place.term))
      last.others.push(place.term);
  }
  return { kept, allowed };
}

/** By start, the longest first, a phrase before a term of the same place. */
function inOrder({ count, rows }: TermMatches, isPhrase: (term: number) => boolean): readonly TermPlace[] {
  const places = Array.from({ length: count }, (_, index) => ({
    start: rows[index * 3] ?? 0,
    end: rows[index * 3 + 1] ?? 0,
    term: rows[index * 3 + 2] ?? 0,
  }));
  return places.sort(
    (a, b) => a.start - b.start || b.end - a.end || Number(isPhrase(b.term)) - Number(isPhrase(a.term)),
  );
}
