/**
 * Strings of which every match of a regular expression holds one, or a row of listed characters that every match holds, and how
 * far from its beginning. Where none of them stands, the expression need not be tried, so that hundreds of expressions cost one
 * pass over the text.
 */
import type { CharacterRow } from './pattern-row.ts';
import { rowsOf } from './pattern-row.ts';
import type { PatternNode } from './read-pattern.ts';
import { readPattern } from './read-pattern.ts';

export interface PatternAnchor {
  /** None where a row of characters serves better. */
  readonly literals: readonly string[];
  readonly row?: CharacterRow;
  /** UTF-16 units from the beginning of the match to the literal or the row. */
  readonly nearest: number;
  readonly farthest: number;
}

interface Known {
  readonly least: number;
  readonly most: number;
  /** All strings it can match, when they are few. */
  readonly exact: readonly string[] | null;
  readonly members: ReadonlySet<string> | null;
  readonly notAfter: readonly string[];
  /** The cheapest anchor of literals, and the cheapest row. */
  readonly anchor: PatternAnchor | null;
  readonly row: PatternAnchor | null;
}

const mostLiterals = 150;
/** Looking at one unit, in tries of an expression. */
const passCost = 0.02;
/** A literal farther away leaves too many beginnings to try. */
const farthestUseful = 130;

/** The cheapest anchor of an expression, or null when it has none that is worth it. */
export function anchorOf(source: string): PatternAnchor | null {
  const node = readPattern(source);
  if (node === null) return null;
  const known = know(node);
  const anchor = cheaper(known.anchor, known.row);
  return anchor === null ? null : { ...anchor, literals: shortest(anchor.literals) };
}

const none: Known = {
  least: 0,
  most: 0,
  exact: [''],
  members: new Set(),
  notAfter: [],
  anchor: null,
  row: null,
};

function know(node: PatternNode): Known {
  switch (node.kind) {
    case 'empty':
      return { ...none, notAfter: node.notAfter };
    case 'ahead': {
      const { anchor, row } = know(node.inner);
      return { ...none, anchor, row };
    }
    case 'character':
      return ofCharacters(node);
    case 'sequence':
      return ofSequence(node.items.flatMap(piecesOf).map(know));
    case 'choice':
      return ofChoice(node.options.map(know));
    case 'repeat':
      return ofRepeat(know(node.item), node.least, node.most);
    default: {
      const nothingLeft: never = node;
      return nothingLeft;
    }
  }
}

/** A group is read like what stands in it. */
function piecesOf(node: PatternNode): readonly PatternNode[] {
  return node.kind === 'sequence' ? node.items.flatMap(piecesOf) : [node];
}

function ofCharacters({ characters, widest }: Extract<PatternNode, { kind: 'character' }>): Known {
  if (characters === null || characters.length === 0)
    return { ...none, least: 1, most: widest, exact: null, members: null };
  const lengths = characters.map((character) => character.length);
  const most = Math.max(...lengths);
  return {
    ...none,
    least: Math.min(...lengths),
    most,
    exact: characters,
    members: most === 1 ? new Set(characters) : null,
    anchor: { literals: characters, nearest: 0, farthest: 0 },
  };
}

/** Neighbours with few strings are joined as long as that stays short; the cheapest of all stretches and inner anchors wins. */
function ofSequence(items: readonly Known[]): Known {
  let best: PatternAnchor | null = null;
  let before = { least: 0, most: 0 };
  let run = { strings: [''] as readonly string[], nearest: 0, farthest: 0, isWhole: true };
  let row = bestRow(items);
  for (const item of items) {
    best = cheaper(best, shifted(item.anchor, before));
    row = cheaper(row, shifted(item.row, before));
    const strings = item.exact === null ? null : product(run.strings, item.exact);
    const nearest = before.least;
    const farthest = before.most;
    before = { least: before.least + item.least, most: before.most + item.most };
    if (strings !== null) run = { ...run, strings };
    else if (item.exact !== null) run = { strings: item.exact, nearest, farthest, isWhole: false };
    else run = { strings: [''], nearest: before.least, farthest: before.most, isWhole: false };
    if (!run.strings.includes('')) {
      const { strings: literals } = run;
      best = cheaper(best, useful({ literals, nearest: run.nearest, farthest: run.farthest }));
    }
  }
  const exact = run.isWhole ? run.strings : null;
  return { ...before, exact, members: membersOf(items), notAfter: [], anchor: best, row };
}

function bestRow(items: readonly Known[]): PatternAnchor | null {
  return rowsOf(items)
    .map((found) => useful({ literals: [], ...found }))
    .reduce(cheaper, null);
}

function membersOf(items: readonly Known[]): ReadonlySet<string> | null {
  const members = items.map((item) => item.members);
  return members.includes(null) ? null : new Set(members.flatMap((each) => [...(each ?? [])]));
}

function product(left: readonly string[], right: readonly string[]): readonly string[] | null {
  if (left.length * right.length > mostLiterals) return null;
  return [...new Set(left.flatMap((start) => right.map((end) => start + end)))];
}

function ofChoice(options: readonly Known[]): Known {
  const least = Math.min(...options.map((option) => option.least));
  const most = Math.max(...options.map((option) => option.most));
  const exact = options.flatMap((option) => option.exact ?? []);
  const isExact = options.every((option) => option.exact !== null) && exact.length <= mostLiterals;
  const anchors = options.flatMap(({ anchor }) => (anchor === null ? [] : [anchor]));
  const anchor =
    anchors.length < options.length
      ? null
      : useful({
          literals: anchors.flatMap(({ literals }) => literals),
          nearest: Math.min(...anchors.map(({ nearest }) => nearest)),
          farthest: Math.max(...anchors.map(({ farthest }) => farthest)),
        });
  const members = membersOf(options);
  return { least, most, exact: isExact ? exact : null, members, notAfter: [], anchor, row: null };
}

function ofRepeat(item: Known, least: number, most: number): Known {
  const range = { least: item.least * least, most: item.most === 0 ? 0 : item.most * most };
  if (least === 1 && most === 1) return item;
  const { members } = item;
  if (least === 0) {
    const exact = most === 1 && item.exact !== null ? [...item.exact, ''] : null;
    return { ...none, ...range, exact, members };
  }
  return { ...range, exact: null, members, notAfter: [], anchor: item.anchor, row: item.row };
}

function shifted(
  anchor: PatternAnchor | null,
  by: { readonly least: number; readonly most: number },
): PatternAnchor | null {
  if (anchor === null) return null;
  return useful({ ...anchor, nearest: anchor.nearest + by.least, farthest: anchor.farthest + by.most });
}

function useful(anchor: PatternAnchor): PatternAnchor | null {
  const isUseful = anchor.farthest <= farthestUseful && anchor.literals.length <= mostLiterals;
  return isUseful ? anchor : null;
}

function cheaper(left: PatternAnchor | null, right: PatternAnchor | null): PatternAnchor | null {
  if (left === null || right === null) return left ?? right;
  return costOf(right) < costOf(left) ? right : left;
}

/** How often a beginning has to be tried, roughly: how common the strings are, times the beginnings for each. */
function costOf({ literals, row, nearest, farthest }: PatternAnchor): number {
  const beginnings = farthest - nearest + 2;
  if (row !== undefined) return frequencyOfRow(row) * beginnings + searchCost(row);
  return literals.reduce((sum, literal) => sum + frequencyOf(literal), 0) * beginnings;
}

/** Literals are all looked for at once; each kind of row takes a pass of its own, but for digits, which are needed anyway. */
function searchCost({ characters, least }: CharacterRow): number {
  return characters === '0123456789' ? 0 : passCost / least;
}

/** Rough shares of characters in official texts: digits and marks are common, one Han character is one in some hundred. */
function frequencyOf(literal: string): number {
  let frequency = 1;
  for (const character of literal) frequency *= /\p{Script=Han}/u.test(character) ? 0.003 : 0.03;
  return Math.max(frequency, 1e-7);
}

/** Digits and letters come in groups, so that each one makes the next likely. */
function frequencyOfRow({ characters, least, begins }: CharacterRow): number {
  const frequency = Math.min(0.1, characters.length * 0.004) * 0.75 ** (least - 1);
  return Math.max(begins ? frequency / 4 : frequency, 1e-7);
}

/** A literal that begins with another one adds no place. */
function shortest(literals: readonly string[]): readonly string[] {
  const all = [...new Set(literals)].sort((a, b) => a.length - b.length);
  const kept: string[] = [];
  for (const literal of all) if (!kept.some((other) => literal.startsWith(other))) kept.push(literal);
  return kept;
}
