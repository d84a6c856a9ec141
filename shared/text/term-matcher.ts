/**
 * Finds terms in folded text although up to a few meaningless characters stand inside them: `内-部*资.料` for 内部资料. The text is
 * looked at once more without these characters; a match with more of them inside than allowed does not count. Terms that hold
 * such characters themselves (`C++`) are looked for as they are written.
 */
import { buildTermAutomaton } from './build-term-automaton.ts';
import type { TermAutomaton, TermMatches } from './term-automaton.ts';
import { findTerms } from './term-automaton.ts';

export interface TermMatcher {
  readonly plain: NumberedAutomaton;
  /** Terms that hold ignorable characters; null when there are none. */
  readonly literal: NumberedAutomaton | null;
  readonly ignored: number;
}

interface NumberedAutomaton {
  readonly automaton: TermAutomaton;
  /** Number in the list for each term of the automaton; null when they are the same. */
  readonly numbers: Uint32Array | null;
}

export interface MatcherOptions {
  /** Most ignorable characters within one term; 0 switches this off. */
  readonly ignored: number;
  /** Builds an automaton, or finds one that was built before for the same terms. */
  readonly build?: (terms: readonly string[]) => TermAutomaton;
}

/** Ends of sentences, lines and cells are not among them: a term does not run from one sentence into the next. */
const ignorable = ' *·•・.,、-_—–~^|/\\+=#@&%$\'"“”‘’`<>…:°';

let ignorableTable: Uint8Array | undefined;

/** Prepares a list of folded terms. The same conditions as for the automaton hold. */
export function makeTermMatcher(
  terms: readonly string[],
  { ignored, build = buildTermAutomaton }: MatcherOptions,
): TermMatcher {
  const literalTerms =
    ignored === 0 ? [] : terms.flatMap((term, index) => (hasIgnorable(term) ? [index] : []));
  if (literalTerms.length === 0) {
    return {
      plain: { automaton: build(terms), numbers: null },
      literal: null,
      ignored,
    };
  }
  const isLiteral = new Set(literalTerms);
  const plainTerms = terms.flatMap((_, index) => (isLiteral.has(index) ? [] : [index]));
  return {
    plain: numbered(terms, plainTerms, build),
    literal: numbered(terms, literalTerms, build),
    ignored,
  };
}

function hasIgnorable(term: string): boolean {
  ignorableTable ??= makeIgnorableTable();
  for (let index = 0; index < term.length; index += 1) {
    if (ignorableTable[term.charCodeAt(index)] === 1) return true;
  }
  return false;
}

function numbered(
  terms: readonly string[],
  chosen: readonly number[],
  build: (terms: readonly string[]) => TermAutomaton,
): NumberedAutomaton {
  const automaton = build(chosen.map((index) => terms[index] ?? ''));
  return { automaton, numbers: Uint32Array.from(chosen) };
}

/** All matches, overlapping ones too, in units of the folded text; terms by their number in the list. */
export function matchTerms(matcher: TermMatcher, units: Uint16Array, length: number): TermMatches {
  const plain =
    matcher.ignored === 0 ? findIn(matcher.plain, units, length) : findSkipping(matcher, units, length);
  if (matcher.literal === null) return plain;
  const literal = findIn(matcher.literal, units, length);
  const rows = new Uint32Array((plain.count + literal.count) * 3);
  rows.set(plain.rows.subarray(0, plain.count * 3));
  rows.set(literal.rows.subarray(0, literal.count * 3), plain.count * 3);
  return { count: plain.count + literal.count, rows };
}

function findIn({ automaton, numbers }: NumberedAutomaton, units: Uint16Array, length: number): TermMatches {
  const found = findTerms(automaton, units, length);
  if (numbers === null) return found;
  for (let at = 2; at < found.count * 3; at += 3) found.rows[at] = numbers[found.rows[at] ?? 0] ?? 0;
  return found;
}

function findSkipping({ plain, ignored }: TermMatcher, units: Uint16Array, length: number): TermMatches {
  const dense = withoutIgnorable(units, length);
  const { count, rows } = findIn(plain, dense.units, dense.length);
  let kept = 0;
  for (let at = 0; at < count * 3; at += 3) {
    const start = rows[at] ?? 0;
    const end = rows[at + 1] ?? 0;
    const from = dense.positions[start] ?? 0;
    const to = (dense.positions[end - 1] ?? 0) + 1;
    if (to - from - (end - start) > ignored) continue;
    rows[kept] = from;
    rows[kept + 1] = to;
    rows[kept + 2] = rows[at + 2] ?? 0;
    kept += 3;
  }
  return { count: kept / 3, rows };
}

interface DenseText {
  readonly units: Uint16Array;
  readonly positions: Uint32Array;
  readonly length: number;
}

function withoutIgnorable(units: Uint16Array, length: number): DenseText {
  ignorableTable ??= makeIgnorableTable();
  const table = ignorableTable;
  const kept = new Uint16Array(length);
  const positions = new Uint32Array(length);
  let used = 0;
  for (let index = 0; index < length; index += 1) {
    const unit = units[index] ?? 0;
    if (table[unit] === 1) continue;
    kept[used] = unit;
    positions[used] = index;
    used += 1;
  }
  return { units: kept, positions, length: used };
}

function makeIgnorableTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const character of ignorable) table[character.charCodeAt(0)] = 1;
  return table;
}
