/** One pass over a text that tells, for each of many expressions, where it may match at all. */
import { buildTermAutomaton } from './build-term-automaton.ts';
import type { PatternAnchor } from './pattern-anchor.ts';
import type { TermAutomaton } from './term-automaton.ts';
import { findTerms } from './term-automaton.ts';

export interface PatternIndex {
  /** For each anchor its number; anchors are known by identity. */
  readonly anchors: readonly PatternAnchor[];
  readonly automaton: TermAutomaton;
  /** Anchors of each term of the automaton. */
  readonly anchorsOfTerm: readonly (readonly number[])[];
  /** Anchors of each single unit; 0 in the table means none, else the row plus one. */
  readonly unitRows: Uint16Array;
  readonly anchorsOfUnit: readonly (readonly number[])[];
}

/** Where the literals of an anchor stand, in order; null when they are so common that looking everywhere is cheaper. */
export type AnchorPlaces = Uint32Array | null;

/** With more than one literal in this many units the expression is faster by itself. */
const tooCommon = 24;
/** The same for each beginning that has to be tried because of one literal. */
const commonForEachBeginning = 6;
const smallText = 2_000;

/** Prepares anchors. Their literals may be any strings but the empty one. */
export function makePatternIndex(anchors: readonly PatternAnchor[]): PatternIndex {
  const owners = new Map<string, number[]>();
  for (const [number, { literals }] of anchors.entries()) {
    for (const literal of literals) {
      const known = owners.get(literal);
      if (known === undefined) owners.set(literal, [number]);
      else known.push(number);
    }
  }
  const terms = [...owners].filter(([literal]) => literal.length > 1);
  const units = [...owners].filter(([literal]) => literal.length === 1);
  const unitRows = new Uint16Array(0x10000);
  for (const [row, [literal]] of units.entries()) unitRows[literal.charCodeAt(0)] = row + 1;
  return {
    anchors,
    automaton: buildTermAutomaton(terms.map(([literal]) => literal)),
    anchorsOfTerm: terms.map(([, numbers]) => numbers),
    unitRows,
    anchorsOfUnit: units.map(([, numbers]) => numbers),
  };
}

/** Places for every anchor of the index. */
export function findAnchors(
  index: PatternIndex,
  units: Uint16Array,
  length: number,
): readonly AnchorPlaces[] {
  const places = index.anchors.map((anchor) => new PlaceList(mostPlaces(anchor, length)));
  const { rows, count } = findTerms(index.automaton, units, length);
  for (let at = 0; at < count * 3; at += 3) {
    const start = rows[at] ?? 0;
    for (const number of index.anchorsOfTerm[rows[at + 2] ?? 0] ?? []) places[number]?.add(start);
  }
  const { unitRows, anchorsOfUnit } = index;
  if (anchorsOfUnit.length > 0) {
    for (let at = 0; at < length; at += 1) {
      const row = unitRows[units[at] ?? 0] ?? 0;
      if (row === 0) continue;
      for (const number of anchorsOfUnit[row - 1] ?? []) places[number]?.add(at);
    }
  }
  return places.map((list) => list.finish());
}

function mostPlaces({ nearest, farthest }: PatternAnchor, length: number): number {
  if (length < smallText) return length;
  return Math.ceil(length / Math.max(tooCommon, commonForEachBeginning * (farthest - nearest + 1)));
}

/** A class because places come one by one, by the million in a hostile text. */
class PlaceList {
  private places = new Uint32Array(16);
  private used = 0;
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  add(place: number): void {
    if (this.used > this.most) return;
    if (this.used === this.places.length) {
      const larger = new Uint32Array(this.places.length * 2);
      larger.set(this.places);
      this.places = larger;
    }
    this.places[this.used] = place;
    this.used += 1;
  }

  finish(): AnchorPlaces {
    return this.used > this.most ? null : this.places.subarray(0, this.used).sort();
  }
}

/**
 * The matches that `text.matchAll` with the global form of the expression would give, found by trying only where an anchor
 * allows one to begin.
 * @param sticky the expression with flag `y`
 */
export function matchesAt(
  text: string,
  sticky: RegExp,
  { anchor, places }: { readonly anchor: PatternAnchor; readonly places: Uint32Array },
): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  let from = 0;
  for (const place of places) {
    const last = place - anchor.nearest;
    for (let start = Math.max(from, place - anchor.farthest); start <= last; start += 1) {
      from = start + 1;
      if (isInsidePair(text, start)) continue;
      sticky.lastIndex = start;
      const match = sticky.exec(text);
      if (match === null) continue;
      matches.push(match);
      from = sticky.lastIndex;
      start = from - 1;
    }
  }
  return matches;
}

function isInsidePair(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 0xdc00 || unit > 0xdfff || offset === 0) return false;
  const before = text.charCodeAt(offset - 1);
  return before >= 0xd800 && before <= 0xdbff;
}
