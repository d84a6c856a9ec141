/** With which characters a regular expression and its parts can begin, tried on a list of characters that stands for all. */
import type { UnitNode } from './pattern-units.ts';

export type Letters = ReadonlySet<string>;

/** What is asked about an expression. */
export interface Question {
  /** Characters tried in the place of all. */
  readonly letters: readonly string[];
  /** What each unit of the source can match, as far as it is known. */
  readonly classes: Map<string, Letters>;
  /** What a repetition without limit may take where the text itself is short; null where it is not. */
  readonly longest: number | null;
}

/** Characters that stand in the source, and one of each usual kind, so that two sets that share a character share one of these. */
export function representatives(source: string): readonly string[] {
  return [...new Set([...source, ...'髙0５azAZ \n\t\r。，,.-_~#@é★☆１ａ\u{20000}\u{1F600}\u200b'])];
}

interface First {
  readonly letters: Letters;
  /** It can match nothing. */
  readonly isEmpty: boolean;
}

const firsts = new WeakMap<UnitNode, First>();

export function firstOf(node: UnitNode, question: Question): First {
  const known = firsts.get(node);
  if (known !== undefined) return known;
  const made = makeFirst(node, question);
  firsts.set(node, made);
  return made;
}

function makeFirst(node: UnitNode, question: Question): First {
  switch (node.kind) {
    case 'unit':
      return { letters: lettersOf(node.source, question), isEmpty: node.isBorder };
    case 'look':
      return { letters: new Set(), isEmpty: true };
    case 'sequence': {
      let letters: Letters = new Set();
      for (const item of node.items) {
        const first = firstOf(item, question);
        letters = union(letters, first.letters);
        if (!first.isEmpty) return { letters, isEmpty: false };
      }
      return { letters, isEmpty: true };
    }
    case 'choice': {
      const all = node.options.map((option) => firstOf(option, question));
      return {
        letters: all.reduce<Letters>((sum, { letters }) => union(sum, letters), new Set()),
        isEmpty: all.some(({ isEmpty }) => isEmpty),
      };
    }
    case 'repeat': {
      const first = firstOf(node.item, question);
      return { letters: first.letters, isEmpty: first.isEmpty || node.least === 0 };
    }
    default: {
      const nothingLeft: never = node;
      return nothingLeft;
    }
  }
}

/** Most units are a character that stands for itself; classes are tried, each once. */
function lettersOf(source: string, { letters, classes }: Question): Letters {
  const known = classes.get(source);
  if (known !== undefined) return known;
  const expression = isPlain(source) ? null : new RegExp(`^(?:${source})$`, 'u');
  const made = new Set(expression === null ? [source] : letters.filter((letter) => expression.test(letter)));
  classes.set(source, made);
  return made;
}

function isPlain(source: string): boolean {
  return /^[^\\.[\]()^$|*+?{}]$/su.test(source);
}

/** The word that a node is, letter for letter; null for anything else. */
export function wordOf(node: UnitNode): string | null {
  if (node.kind === 'unit') return isPlain(node.source) ? node.source : null;
  if (node.kind !== 'sequence') return null;
  const words = node.items.map(wordOf);
  return words.includes(null) ? null : words.join('');
}

export function union(left: Letters, right: Letters): Letters {
  return right.size === 0 ? left : left.size === 0 ? right : new Set([...left, ...right]);
}

export function isDisjoint(left: Letters, right: Letters): boolean {
  for (const letter of left) if (right.has(letter)) return false;
  return true;
}

/** Up to two characters with which some nodes in a row can begin; shorter ones where they can end there. */
export function beginningsOf(nodes: readonly UnitNode[], question: Question): readonly (readonly string[])[] {
  const [node, ...rest] = nodes;
  if (node === undefined) return [[]];
  switch (node.kind) {
    case 'unit':
      if (node.isBorder) return beginningsOf(rest, question);
      return withFirst(
        [...firstOf(node, question).letters],
        [...new Set(beginningsOf(rest, question).map(([one]) => one))],
      );
    case 'look':
      return beginningsOf(rest, question);
    case 'sequence':
      return beginningsOf([...node.items, ...rest], question);
    case 'choice':
      return node.options.flatMap((option) => beginningsOf([option, ...rest], question));
    case 'repeat': {
      const rounds = [0, 1, 2].filter((round) => round >= Math.min(2, node.least) && round <= node.most);
      return rounds.flatMap((round) =>
        beginningsOf([...Array.from({ length: round }, () => node.item), ...rest], question),
      );
    }
    default: {
      const nothingLeft: never = node;
      return nothingLeft;
    }
  }
}

function withFirst(
  firsts: readonly string[],
  seconds: readonly (string | undefined)[],
): readonly (readonly string[])[] {
  return firsts.flatMap((one) => seconds.map((two) => (two === undefined ? [one] : [one, two])));
}
