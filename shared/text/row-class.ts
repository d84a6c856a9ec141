/** Finds rows of listed characters, all rows of the same characters in one pass that skips most of the text. */
import type { CharacterRow } from './pattern-row.ts';
import type { PlaceList } from './place-list.ts';

export interface RowClass {
  /** 1 for each unit that belongs to a row. */
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

export interface RowSearch {
  readonly units: Uint16Array;
  readonly length: number;
  readonly lists: readonly PlaceList[];
}

/** Groups rows by their characters; the number of a row is that of its list. */
export function rowClasses(rows: readonly (CharacterRow | undefined)[]): readonly RowClass[] {
  const groups = new Map<string, { least: number; begins: boolean; list: number }[]>();
  for (const [list, row] of rows.entries()) {
    if (row === undefined) continue;
    const { characters, least, begins } = row;
    const group = groups.get(characters);
    if (group === undefined) groups.set(characters, [{ least, begins, list }]);
    else group.push({ least, begins, list });
  }
  return [...groups].map(([characters, wanted]) => {
    const table = new Uint8Array(0x10000);
    for (const character of characters) table[character.charCodeAt(0)] = 1;
    return { table, wanted, least: Math.min(...wanted.map(({ least }) => least)) };
  });
}

/**
 * Adds the places of all rows of a class. Looks at every n-th unit only, n being the length of the shortest row, and at all units
 * where one of these belongs to a row: each unit is looked at twice at most.
 */
export function findRows({ table, least, wanted }: RowClass, search: RowSearch): void {
  const { units, length } = search;
  let floor = 0;
  let at = least - 1;
  while (at < length) {
    if (table[units[at] ?? 0] === 0) {
      floor = at + 1;
      at += least;
      continue;
    }
    let start = at;
    while (start > floor && table[units[start - 1] ?? 0] === 1) start -= 1;
    let end = at + 1;
    while (end < length && table[units[end] ?? 0] === 1) end += 1;
    if (end - start >= least) addRow(wanted, search.lists, { start, end });
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
