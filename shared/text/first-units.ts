/**
 * With which UTF-16 units a match of a regular expression can begin. An anchor leaves many places to try, most of which are told
 * from a beginning by one look at the text, which costs a tenth of starting the expression there.
 */
import type { PatternNode } from './read-pattern.ts';
import { readPattern } from './read-pattern.ts';

/** One entry for each group of units with the same last ten bits: 0 where no match begins with any of them. */
export type FirstUnits = Uint8Array;

/** So small that the tables of hundreds of expressions stay in the processor's cache. */
const size = 1024;
/** With more of them the table would hold most places: all surnames are few enough. */
const mostListed = 300;

/** Null where a match can begin with too many units to list, or be empty. */
export function firstUnitsOf(source: string): FirstUnits | null {
  const node = readPattern(source, mostListed);
  const first = node === null ? null : beginningOf(node);
  if (first === null || first.isEmpty) return null;
  const table = new Uint8Array(size);
  for (const character of first.characters) table[character.charCodeAt(0) % size] = 1;
  return table;
}

export function mayBegin(units: FirstUnits, unit: number): boolean {
  return units[unit & (size - 1)] === 1;
}

interface Beginning {
  readonly characters: readonly string[];
  /** It can match without taking a character, so that what follows it may begin the match. */
  readonly isEmpty: boolean;
}

const empty: Beginning = { characters: [], isEmpty: true };

function beginningOf(node: PatternNode): Beginning | null {
  switch (node.kind) {
    case 'empty':
    case 'ahead':
      return empty;
    case 'character':
      return node.characters === null ? null : { characters: node.characters, isEmpty: false };
    case 'sequence':
      return ofSequence(node.items);
    case 'choice':
      return ofChoice(node.options);
    case 'repeat': {
      const item = beginningOf(node.item);
      return item === null ? null : { ...item, isEmpty: item.isEmpty || node.least === 0 };
    }
    default: {
      const nothingLeft: never = node;
      return nothingLeft;
    }
  }
}

function ofSequence(items: readonly PatternNode[]): Beginning | null {
  const characters: string[] = [];
  for (const item of items) {
    const first = beginningOf(item);
    if (first === null) return null;
    characters.push(...first.characters);
    if (!first.isEmpty) return { characters, isEmpty: false };
  }
  return { characters, isEmpty: true };
}

function ofChoice(options: readonly PatternNode[]): Beginning | null {
  const firsts = options.map(beginningOf);
  const known = firsts.filter((first) => first !== null);
  if (known.length < firsts.length) return null;
  return {
    characters: known.flatMap(({ characters }) => characters),
    isEmpty: known.some(({ isEmpty }) => isEmpty),
  };
}
