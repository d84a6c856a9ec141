/** Reads a list of terms, one a line, and says which lines cannot be looked for instead of leaving them out in silence. */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { fold } from '../text/fold.ts';

export interface RefusedLine {
  /** Counted from 1. */
  readonly line: number;
  /** `too-short`: a single character is part of too many words; `too-long`; `repeated`: the same as an earlier term once folded. */
  readonly reason: 'too-short' | 'too-long' | 'repeated';
}

export interface TermList {
  /** Folded, in the order of the list. */
  readonly terms: readonly string[];
  readonly refused: readonly RefusedLine[];
  /** How many were refused; `refused` names the first ones only. */
  readonly refusedCount: number;
}

/** More would need gigabytes of memory; nobody keeps such a list by hand. */
const mostLines = 1_000_000;
const longestTerm = 200;
const refusedNamed = 100;

/** A term as it is compared. */
export function foldTerm(term: string): string {
  return fold(term.trim(), { breaks: 'join' }).text;
}

/** Two characters at least, and no half of a character. */
export function isTerm(folded: string): boolean {
  return folded.length >= 2 && folded.isWellFormed() && [...folded].length >= 2;
}

/** Blank lines and comments (`#`) do not count. Failure: `rules.too-many-terms`. */
export function readTermList(text: string): Result<TermList> {
  const terms = new Set<string>();
  const refused: RefusedLine[] = [];
  let refusedCount = 0;
  const refuse = (line: number, reason: RefusedLine['reason']) => {
    refusedCount += 1;
    if (refused.length < refusedNamed) refused.push({ line, reason });
  };
  let line = 0;
  for (let start = 0; start <= text.length; ) {
    line += 1;
    if (line > mostLines) return fail('rules.too-many-terms', { limit: mostLines });
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const written = text.slice(start, end).trim();
    start = end + 1;
    if (written === '' || written.startsWith('#')) continue;
    if (written.length > longestTerm) {
      refuse(line, 'too-long');
      continue;
    }
    const term = foldTerm(written);
    if (!isTerm(term)) refuse(line, 'too-short');
    else if (terms.has(term)) refuse(line, 'repeated');
    else terms.add(term);
  }
  return ok({ terms: [...terms], refused, refusedCount });
}
