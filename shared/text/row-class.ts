/** Finds rows of listed characters, all rows of the same characters in one pass that skips most of the text. */
import type { CharacterRow } from './pattern-row.ts';
import type { PlaceList } from './place-list.ts';

export interface RowClass {
  /** 1 for each code whose unit belongs to a row. */
  readonly table: Uint8Array;
  /** The shortest row that anybody looks for. */
  readonly least: number;
  readonly wanted: readonly {
    readonly least: number;
    readonly begins: boolean;
    /** Number of the list that its places go to. */
    readonly list: number;
  }[];
}

/** Codes are numbered from 1; with few of them a byte each is enough, which keeps the text in fewer cache lines. */
export type UnitCodes = Uint8Array | Uint16Array;

export interface RowSearch {
  /** The text, unit by unit, in the codes of the index. */
  readonly codes: UnitCodes;
  readonly length: number;
  readonly lists: readonly PlaceList[];
}

/**
 * Groups rows by their characters; the number of a row is that of its list.
 * @param codeOf code of each unit; those of the rows have one
 */
export function rowClasses(
  rows: readonly (CharacterRow | undefined)[],
  { codeOf, count }: { readonly codeOf: Uint16Array; readonly count: number },
): readonly RowClass[] {
  const groups = new Map<string, { least: number; begins: boolean; list: number }[]>();
  for (const [list, row] of rows.entries()) {
    if (row === undefined) continue;
    const { characters, least, begins } = row;
    const group = groups.get(characters);
    if (group === undefined) groups.set(characters, [{ least, begins, list }]);
    else group.push({ least, begins, list });
  }
  return [...groups].map(([characters, wanted]) => {
    const table = new Uint8Array(count + 1);
    for (const character of characters) table[codeOf[character.charCodeAt(0)] ?? 0] = 1;
    return { table, wanted, least: Math.min(...wanted.map(({ least }) => least)) };
  });
}

/**
 * Adds the places of all rows of all classes. Most of a text belongs to no row at all, so one pass finds the stretches of units
 * that belong to any, and each class looks at those alone.
 */
export function findAllRows(classes: readonly RowClass[], search: RowSearch): void {
  const [first] = classes;
  if (first === undefined) return;
  const table = new Uint8Array(first.table.length);
  for (const each of classes) for (const [code, belongs] of each.table.entries()) table[code] ||= belongs;
  const least = Math.min(...classes.map((each) => each.least));
  forEachRow({ table, least }, { codes: search.codes, from: 0, to: search.length }, (from, to) => {
    for (const each of classes) {
      if (to - from < each.least) continue;
      forEachRow(each, { codes: search.codes, from, to }, (start, end) => {
        addRow(each.wanted, search.lists, { start, end });
      });
    }
  });
}

interface Stretch {
  readonly codes: UnitCodes;
  readonly from: number;
  readonly to: number;
}

/**
 * Looks at every n-th unit only, n being the length of the shortest row, and at all units where one of these belongs to a row:
 * each unit is looked at twice at most.
 */
function forEachRow(
  { table, least }: Pick<RowClass, 'table' | 'least'>,
  { codes, from, to }: Stretch,
  give: (start: number, end: number) => void,
): void {
  let floor = from;
  let at = from + least - 1;
  while (at < to) {
    if (table[codes[at] ?? 0] === 0) {
      floor = at + 1;
      at += least;
      continue;
    }
    let start = at;
    while (start > floor && table[codes[start - 1] ?? 0] === 1) start -= 1;
    let end = at + 1;
    while (end < to && table[codes[end] ?? 0] === 1) end += 1;
    if (end - start >= least) give(start, end);
    floor = end + 1;
    at = end + least;
  }
}

/** Where only the beginning counts, one place; else every place with enough of the row behind it. */
function addRow(
  wanted: RowClass['wanted'],
  lists: readonly PlaceList[],
  { start, end }: { readonly start: number; readonly end: number },
): void {
  for (const { least, begins, list: number } of wanted) {
    const list = lists[number];
    if (list === undefined || end - start < least) continue;
    const last = begins ? start : end - least;
    for (let place = start; place <= last && !list.isFull(); place += 1) list.add(place);
  }
}
