/**
 * Proves that a regular expression does bounded work at each place of a text, so that a whole scan is linear. Two things are asked
 * for: no repetition without a limit, since a run of its characters would be walked again from each of them; and a bound on the
 * steps of one attempt, counted from how many ways the parts can share a stretch among them. Parts that share no character have one
 * way only: what follows a repetition decides where it ends.
 *
 * The classic traps fail: (a+)+ and .*.*= have no limit, (a|a){0,20} and \s{0,200}\s{0,200}x have too many ways.
 */
import type { Letters, Question } from './pattern-beginnings.ts';
import { beginningsOf, firstOf, isDisjoint, representatives, union, wordOf } from './pattern-beginnings.ts';
import { readUnits, type UnitNode } from './pattern-units.ts';

/** Why a pattern is not proven. */
export type Unproven = 'not-understood' | 'unlimited' | 'too-many-ways';

/** Steps that one attempt may take at most, counted as if every choice had to be tried. Real texts need a small share of them. */
export const mostSteps = 2_000_000;
/** Longest single repetition, and most ways in which neighbouring repetitions can share a stretch among them. */
const longestRepeat = 1000;
const mostWaysOfNeighbours = 10_000;

interface Known {
  /** Steps of one attempt, and ways in which it can end. */
  readonly steps: number;
  readonly ways: number;
}

const endless: Known = { steps: Number.POSITIVE_INFINITY, ways: Number.POSITIVE_INFINITY };

/**
 * @param longest units of the text that the expression is tried on, where that is bounded; else null
 * @returns null when it is proven
 */
export function unprovenIn(source: string, longest: number | null): Unproven | null {
  const node = readUnits(source);
  if (node === null) return 'not-understood';
  if (roughCost(node, longest).steps <= mostSteps) return null;
  const question = { letters: representatives(source), classes: new Map(), longest };
  if (longest === null && hasUnlimited(node)) return 'unlimited';
  return costOf(node, new Set(), question).steps > mostSteps ? 'too-many-ways' : null;
}

/** Steps of one attempt at most; for tests and for choosing the bound. */
export function stepsOf(source: string, longest: number | null): number {
  const node = readUnits(source);
  if (node === null) return Number.POSITIVE_INFINITY;
  return costOf(node, new Set(), { letters: representatives(source), classes: new Map(), longest }).steps;
}

/**
 * The same bound without a look at characters, as if all parts could share everything: quick, and enough for most expressions.
 * What it gives is never lower.
 */
function roughCost(node: UnitNode, longest: number | null): Known {
  switch (node.kind) {
    case 'unit':
      return { steps: 1, ways: 1 };
    case 'look':
      return { steps: roughCost(node.inner, longest).steps + 1, ways: 1 };
    case 'choice': {
      const all = node.options.map((option) => roughCost(option, longest));
      return all.reduce((sum, { steps, ways }) => ({ steps: sum.steps + steps, ways: sum.ways + ways }));
    }
    case 'sequence': {
      let total = { steps: 0, ways: 1 };
      let before = 1;
      for (const item of node.items) {
        const { steps, ways } = roughCost(item, longest);
        const spread = item.kind === 'repeat' && item.item.kind === 'unit' ? ways : 1;
        before = item.kind === 'repeat' && item.item.kind === 'unit' ? before * spread : 1;
        if (before > mostWaysOfNeighbours) return endless;
        total = { steps: total.steps + total.ways * steps, ways: total.ways * ways };
      }
      return total;
    }
    case 'repeat': {
      const most = Math.min(node.most, longest ?? node.most);
      if (most > longestRepeat) return endless;
      const { steps, ways } = roughCost(node.item, longest);
      if (ways === 1) return { steps: steps * Math.max(1, most), ways: most - node.least + 1 };
      const all = ways ** most;
      return { steps: all * steps, ways: all };
    }
    default: {
      const nothingLeft: never = node;
      return nothingLeft;
    }
  }
}

/** @param follow characters with which what comes after can begin; empty where nothing has to come */
function costOf(node: UnitNode, follow: Letters, question: Question): Known {
  switch (node.kind) {
    case 'unit':
      return { steps: 1, ways: 1 };
    case 'look':
      return { steps: costOf(node.inner, new Set(), question).steps + 1, ways: 1 };
    case 'sequence':
      return ofSequence(node.items, follow, question);
    case 'choice':
      return ofChoice(node.options, follow, question);
    case 'repeat':
      return ofRepeat(node, follow, question);
    default: {
      const nothingLeft: never = node;
      return nothingLeft;
    }
  }
}

function ofSequence(items: readonly UnitNode[], follow: Letters, question: Question): Known {
  let steps = 0;
  let ways = 1;
  let before = 1;
  for (const [index, item] of items.entries()) {
    const next = firstOf({ kind: 'sequence', items: items.slice(index + 1) }, question);
    const known = costOf(item, next.isEmpty ? union(next.letters, follow) : next.letters, question);
    const spread = spreadOf(item, question);
    if (spread !== null && before * spread > mostWaysOfNeighbours) return endless;
    before = spread === null ? 1 : before * known.ways;
    steps += ways * known.steps;
    ways *= known.ways;
    if (steps > mostSteps) return endless;
  }
  return { steps, ways };
}

/** Lengths that a repetition of single characters may have; null for everything else. */
function spreadOf(node: UnitNode, { longest }: Question): number | null {
  if (node.kind !== 'repeat' || node.item.kind !== 'unit') return null;
  return Math.min(node.most, longest ?? node.most) - node.least + 1;
}

/** Of options only those count together that can begin alike; of plain words those that begin with one another. */
function ofChoice(options: readonly UnitNode[], follow: Letters, question: Question): Known {
  const known = options.map((option) => ({
    first: firstOf(option, question),
    cost: costOf(option, follow, question),
    word: wordOf(option),
  }));
  const steps = known.reduce((sum, { cost }) => sum + cost.steps, 0);
  const byLetter = new Map<string, (typeof known)[number][]>();
  for (const option of known) {
    for (const letter of option.first.isEmpty ? question.letters : option.first.letters) {
      const alike = byLetter.get(letter);
      if (alike === undefined) byLetter.set(letter, [option]);
      else alike.push(option);
    }
  }
  const ways = Math.max(1, ...[...byLetter.values()].map(waysTogether));
  if (ways === 1) return { steps, ways };
  return {
    steps,
    ways: Math.min(
      ways,
      waysByTwo(
        options,
        known.map(({ cost }) => cost),
        { follow, question },
      ),
    ),
  };
}

/** Ways of options that begin with the same character. */
function waysTogether(alike: readonly { readonly cost: Known; readonly word: string | null }[]): number {
  if (alike.length === 1) return alike[0]?.cost.ways ?? 1;
  const together = alike.reduce((sum, { cost, word }) => sum + (word === null ? cost.ways : 0), 0);
  return together + longestChain(alike.flatMap(({ word }) => word ?? []));
}

/** What two characters decide, the second of which may be what follows. */
function waysByTwo(
  options: readonly UnitNode[],
  costs: readonly Known[],
  { follow, question }: { readonly follow: Letters; readonly question: Question },
): number {
  const counts = new Map<string, number>();
  for (const [index, option] of options.entries()) {
    const beginnings = twosOf(option, follow, question);
    if (beginnings === null) return Number.POSITIVE_INFINITY;
    for (const two of beginnings) counts.set(two, (counts.get(two) ?? 0) + (costs[index]?.ways ?? 1));
  }
  return Math.max(1, ...counts.values());
}

const mostTwos = 40_000;

/** First two characters of everything a node and what follows it can begin with; null for too many, or where nothing may follow. */
function twosOf(node: UnitNode, follow: Letters, question: Question): ReadonlySet<string> | null {
  if (follow.size === 0) return null;
  const seconds = [...follow];
  const found = new Set<string>();
  for (const beginning of beginningsOf([node], question)) {
    const wanted = 2 - beginning.length;
    const ends =
      wanted === 0
        ? ['']
        : wanted === 1
          ? seconds
          : seconds.flatMap((one) => question.letters.map((two) => one + two));
    for (const end of ends) found.add(beginning.join('') + end);
    if (found.size > mostTwos) return null;
  }
  return found;
}

/** Most words of which each begins with the one before: as many can match at one place. */
function longestChain(words: readonly string[]): number {
  return Math.max(0, ...words.map((word) => words.filter((other) => word.startsWith(other)).length));
}

function ofRepeat(node: Extract<UnitNode, { kind: 'repeat' }>, follow: Letters, question: Question): Known {
  const { item, least } = node;
  const most = Number.isFinite(node.most) ? node.most : (question.longest ?? Number.POSITIVE_INFINITY);
  if (most > longestRepeat) return endless;
  const own = firstOf(item, question);
  const inner = costOf(item, most > 1 ? union(own.letters, follow) : follow, question);
  // One way through each round: the rounds add up. Several: they multiply.
  if (inner.ways === 1) {
    const isDecided = follow.size > 0 && isDisjoint(own.letters, follow);
    return { steps: inner.steps * Math.max(1, most), ways: isDecided ? 1 : most - least + 1 };
  }
  const ways = Math.min(Number.MAX_SAFE_INTEGER, inner.ways ** Math.min(most, 60));
  return { steps: ways * inner.steps, ways };
}

function hasUnlimited(node: UnitNode): boolean {
  switch (node.kind) {
    case 'unit':
      return false;
    case 'look':
      return hasUnlimited(node.inner);
    case 'sequence':
      return node.items.some(hasUnlimited);
    case 'choice':
      return node.options.some(hasUnlimited);
    case 'repeat':
      return node.most === Number.POSITIVE_INFINITY || hasUnlimited(node.item);
    default: {
      const nothingLeft: never = node;
      return nothingLeft;
    }
  }
}
