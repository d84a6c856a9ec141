/**
 * Strings of which every match of a regular expression holds one, and how far from its beginning. Where none of them stands,
 * the expression need not be tried, so that hundreds of expressions cost one pass over the text.
 */
import type { PatternNode } from './read-pattern.ts';
import { readPattern } from './read-pattern.ts';

export interface PatternAnchor {
  readonly literals: readonly string[];
  /** UTF-16 units from the beginning of the match to the literal. */
  readonly nearest: number;
  readonly farthest: number;
}

interface Known {
  readonly least: number;
  readonly most: number;
  /** All strings it can match, when they are few. */
  readonly exact: readonly string[] | null;
  readonly anchor: PatternAnchor | null;
}

const mostLiterals = 150;
/** A literal farther away leaves too many beginnings to try. */
const farthestUseful = 130;

/** The cheapest anchor of an expression, or null when it has none that is worth it. */
export function anchorOf(source: string): PatternAnchor | null {
  const node = readPattern(source);
  const anchor = node === null ? null : know(node).anchor;
  return anchor === null ? null : { ...anchor, literals: shortest(anchor.literals) };
}

function know(node: PatternNode): Known {
  switch (node.kind) {
    case 'empty':
      return { least: 0, most: 0, exact: [''], anchor: null };
    case 'character':
      return ofCharacters(node);
    case 'sequence':
      return ofSequence(node.items.map(know));
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

function ofCharacters({ characters, widest }: Extract<PatternNode, { kind: 'character' }>): Known {
  if (characters === null || characters.length === 0)
    return { least: 1, most: widest, exact: null, anchor: null };
  const lengths = characters.map((character) => character.length);
  return withExact({ least: Math.min(...lengths), most: Math.max(...lengths), exact: characters });
}

function withExact(known: {
  readonly least: number;
  readonly most: number;
  readonly exact: readonly string[];
}): Known {
  const anchor = known.least === 0 ? null : { literals: known.exact, nearest: 0, farthest: 0 };
  return { ...known, anchor };
}

/** Neighbours with few strings are joined as long as that stays short; the cheapest of all stretches and inner anchors wins. */
function ofSequence(items: readonly Known[]): Known {
  let best: PatternAnchor | null = null;
  let before = { least: 0, most: 0 };
  let run = { strings: [''] as readonly string[], nearest: 0, farthest: 0, isWhole: true };
  for (const item of items) {
    best = cheaper(best, shifted(item.anchor, before));
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
  return { ...before, exact: run.isWhole ? run.strings : null, anchor: best };
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
  return { least, most, exact: isExact ? exact : null, anchor };
}

function ofRepeat(item: Known, least: number, most: number): Known {
  const range = { least: item.least * least, most: item.most === 0 ? 0 : item.most * most };
  if (least === 1 && most === 1) return item;
  if (least === 0) {
    const exact = most === 1 && item.exact !== null ? [...item.exact, ''] : null;
    return { ...range, exact, anchor: null };
  }
  return { ...range, exact: null, anchor: item.anchor };
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
function costOf({ literals, nearest, farthest }: PatternAnchor): number {
  const common = literals.reduce((sum, literal) => sum + frequencyOf(literal), 0);
  return common * (farthest - nearest + 2);
}

/** Rough shares of characters in official texts: digits and marks are common, one Han character is one in some hundred. */
function frequencyOf(literal: string): number {
  let frequency = 1;
  for (const character of literal) frequency *= /\p{Script=Han}/u.test(character) ? 0.003 : 0.03;
  return Math.max(frequency, 1e-7);
}

/** A literal that begins with another one adds no place. */
function shortest(literals: readonly string[]): readonly string[] {
  const all = [...new Set(literals)].sort((a, b) => a.length - b.length);
  const kept: string[] = [];
  for (const literal of all) if (!kept.some((other) => literal.startsWith(other))) kept.push(literal);
  return kept;
}
