/** One pass over a text that tells, for each of many expressions, where it may match at all. */
import { buildTermAutomaton } from './build-term-automaton.ts';
import type { FirstUnits } from './first-units.ts';
import { mayBegin } from './first-units.ts';
import type { PatternAnchor } from './pattern-anchor.ts';
import { PlaceList } from './place-list.ts';
import type { RowClass, UnitCodes } from './row-class.ts';
import { findAllRows, rowClasses } from './row-class.ts';
import type { TermAutomaton } from './term-automaton.ts';
import { findTerms } from './term-automaton.ts';

export interface PatternIndex {
  /** For each anchor its number; anchors are known by identity. */
  readonly anchors: readonly PatternAnchor[];
  readonly numberOf: ReadonlyMap<PatternAnchor, number>;
  /** Anchors that look for the same share one list of places: its number, for each anchor. */
  readonly listOfAnchor: readonly number[];
  readonly listCount: number;
  readonly automaton: TermAutomaton;
  /** Lists of each term of the automaton. */
  readonly listsOfTerm: readonly (readonly number[])[];
  /** Code of each unit that stands alone or in a row, 0 for all others; those that stand alone come first. */
  readonly codeOf: Uint16Array;
  readonly codeCount: number;
  /** Lists of each single unit, by its code less one. */
  readonly listsOfUnit: readonly (readonly number[])[];
  readonly rowClasses: readonly RowClass[];
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
  const numbers = new Map<string, number>();
  const firsts: PatternAnchor[] = [];
  const listOfAnchor = anchors.map((anchor) => {
    const name = nameOf(anchor);
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, firsts.length);
    return firsts.push(anchor) - 1;
  });
  const owners = ownersOf(firsts);
  const terms = owners.filter(([literal]) => literal.length > 1);
  const units = owners.filter(([literal]) => literal.length === 1);
  const codes = codesOf(
    units.map(([literal]) => literal),
    firsts.map(({ row }) => row?.characters ?? ''),
  );
  return {
    anchors,
    numberOf: new Map(anchors.map((anchor, number) => [anchor, number])),
    listOfAnchor,
    listCount: firsts.length,
    automaton: buildTermAutomaton(terms.map(([literal]) => literal)),
    listsOfTerm: terms.map(([, lists]) => lists),
    codeOf: codes.codeOf,
    codeCount: codes.count,
    listsOfUnit: units.map(([, lists]) => lists),
    rowClasses: rowClasses(
      firsts.map(({ row }) => row),
      codes,
    ),
  };
}

function codesOf(
  literals: readonly string[],
  rows: readonly string[],
): { readonly codeOf: Uint16Array; readonly count: number } {
  const codeOf = new Uint16Array(0x10000);
  const characters = [...new Set([...literals, ...rows.flatMap((row) => [...row])])];
  for (const [index, character] of characters.entries()) codeOf[character.charCodeAt(0)] = index + 1;
  return { codeOf, count: characters.length };
}

/** What an anchor looks for, wherever that stands in its expression. */
function nameOf({ literals, row }: PatternAnchor): string {
  return JSON.stringify(row === undefined ? [...literals].sort() : [row.characters, row.least, row.begins]);
}

/** Each literal with the lists that its places go to. */
function ownersOf(firsts: readonly PatternAnchor[]): readonly (readonly [string, readonly number[]])[] {
  const owners = new Map<string, number[]>();
  for (const [list, { literals }] of firsts.entries()) {
    for (const literal of literals) {
      const known = owners.get(literal);
      if (known === undefined) owners.set(literal, [list]);
      else known.push(list);
    }
  }
  return [...owners];
}

/** Places for every anchor of the index. */
export function findAnchors(
  index: PatternIndex,
  units: Uint16Array,
  length: number,
): readonly AnchorPlaces[] {
  const { anchors, listOfAnchor } = index;
  const most = mostOfLists(index, length);
  const lists = Array.from(most, (limit) => new PlaceList(limit));
  addTerms(index, { units, length, lists });
  const codes = readCodes(index, { units, length, lists });
  findAllRows(index.rowClasses, { codes, length, lists });
  const places = lists.map((list) => list.finish());
  return anchors.map((anchor, number) => {
    const found = places[listOfAnchor[number] ?? 0] ?? null;
    return found !== null && found.length > mostPlaces(anchor, length) ? null : found;
  });
}

/** A list takes as many places as the most patient of its anchors can use. */
function mostOfLists({ anchors, listOfAnchor, listCount }: PatternIndex, length: number): Uint32Array {
  const most = new Uint32Array(listCount);
  if (length < smallText) return most.fill(length);
  for (const [number, anchor] of anchors.entries()) {
    const list = listOfAnchor[number] ?? 0;
    most[list] = Math.max(most[list] ?? 0, mostPlaces(anchor, length));
  }
  return most;
}

interface Search {
  readonly units: Uint16Array;
  readonly length: number;
  readonly lists: readonly PlaceList[];
}

function addTerms({ automaton, listsOfTerm }: PatternIndex, { units, length, lists }: Search): void {
  const { rows, count } = findTerms(automaton, units, length);
  for (let at = 0; at < count * 3; at += 3) {
    const start = rows[at] ?? 0;
    for (const number of listsOfTerm[rows[at + 2] ?? 0] ?? []) lists[number]?.add(start);
  }
}

/** The text in codes, of which a byte or two each are read again for every kind of row; adds the single units on the way. */
function readCodes({ codeOf, codeCount, listsOfUnit }: PatternIndex, search: Search): UnitCodes {
  const { units, length, lists } = search;
  const codes = codeCount < 0x100 ? new Uint8Array(length) : new Uint16Array(length);
  const lastSingle = listsOfUnit.length;
  for (let at = 0; at < length; at += 1) {
    const code = codeOf[units[at] ?? 0] ?? 0;
    if (code === 0) continue;
    codes[at] = code;
    if (code > lastSingle) continue;
    for (const number of listsOfUnit[code - 1] ?? []) lists[number]?.add(at);
  }
  return codes;
}

function mostPlaces({ nearest, farthest }: PatternAnchor, length: number): number {
  if (length < smallText) return length;
  return Math.ceil(length / Math.max(tooCommon, commonForEachBeginning * (farthest - nearest + 1)));
}

interface AnchoredStretch {
  readonly anchor: PatternAnchor;
  readonly places: Uint32Array;
  /** What a match can begin with; left out or null, anything. */
  readonly firstUnits?: FirstUnits | null;
  /** First and last place where a match may begin; left out, the whole text. */
  readonly from?: number;
  readonly to?: number;
}

/**
 * The matches that `text.matchAll` with the global form of the expression would give, found by trying only where an anchor
 * allows one to begin.
 * @param sticky the expression with flag `y`
 */
export function matchesAt(
  text: string,
  sticky: RegExp,
  { anchor, places, firstUnits = null, from: first = 0, to = text.length }: AnchoredStretch,
): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  let from = first;
  for (let number = firstFrom(places, from); number < places.length; number += 1) {
    const place = places[number] ?? 0;
    if (place - anchor.farthest > to) break;
    const last = Math.min(place - anchor.nearest, to);
    for (let start = Math.max(from, place - anchor.farthest); start <= last; start += 1) {
      from = start + 1;
      if (firstUnits !== null && !mayBegin(firstUnits, text.charCodeAt(start))) continue;
      if (isInsidePair(text, start)) continue;
      sticky.lastIndex = start;
      const match = sticky.exec(text);
      if (match === null) continue;
      matches.push(match);
      // A match may be empty where only what follows it is asked for.
      from = Math.max(sticky.lastIndex, start + 1);
      start = from - 1;
    }
  }
  return matches;
}

function firstFrom(places: Uint32Array, offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isInsidePair(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  if (unit < 0xdc00 || unit > 0xdfff || offset === 0) return false;
  const before = text.charCodeAt(offset - 1);
  return before >= 0xd800 && before <= 0xdbff;
}
