/**
 * Rows of listed characters inside an expression: `(?<![\da-z])[1-9]\d{16}[\dx]` needs a row of eighteen digits or x. Such a row is
 * rare where its single characters are everywhere, and whole stretches of a text can be skipped in search of one.
 */

/** A row of at least `least` units, all of them among `characters`, which are units in order. */
export interface CharacterRow {
  readonly characters: string;
  readonly least: number;
  /** True: a match takes the row from its first unit on, so only where a row begins is there anything to try. */
  readonly begins: boolean;
}

/** What is known of one piece of a sequence. */
export interface RowPiece {
  readonly least: number;
  readonly most: number;
  /** Every character it may hold, when all are listed and have one unit each. */
  readonly members: ReadonlySet<string> | null;
  /** Characters that do not stand before it; only for pieces without length. */
  readonly notAfter: readonly string[];
}

export interface FoundRow {
  readonly row: CharacterRow;
  /** Units from the beginning of the sequence to the row. */
  readonly nearest: number;
  readonly farthest: number;
}

/** What may stand before a place: one of `only`, or anything but `not`. */
type Border =
  | { readonly only: ReadonlySet<string> }
  | { readonly not: ReadonlySet<string>; readonly only?: never };

interface OpenRow {
  readonly members: Set<string>;
  readonly border: Border;
  readonly nearest: number;
  readonly farthest: number;
  least: number;
}

const anything: Border = { not: new Set() };
const digits: ReadonlySet<string> = new Set('0123456789');
/** Shorter ones are no rarer than their characters. */
const shortest = 3;

/** The rows of a sequence: those of digits alone, and those of all listed characters. */
export function rowsOf(pieces: readonly RowPiece[]): readonly FoundRow[] {
  const areDigits = (members: ReadonlySet<string>) => isWithin(members, digits);
  return [...rowsWhere(pieces, areDigits), ...rowsWhere(pieces, () => true)];
}

function rowsWhere(
  pieces: readonly RowPiece[],
  belongs: (members: ReadonlySet<string>) => boolean,
): readonly FoundRow[] {
  const found: FoundRow[] = [];
  let row: OpenRow | null = null;
  let border = anything;
  let nearest = 0;
  let farthest = 0;
  for (const piece of pieces) {
    const { members } = piece;
    if (piece.most > 0) {
      if (members === null || !belongs(members)) {
        if (row !== null) found.push(...finish(row));
        row = null;
      } else {
        row ??= { members: new Set(), border, nearest, farthest, least: 0 };
        for (const member of members) row.members.add(member);
        row.least += piece.least;
      }
    }
    border = borderAfter(border, piece);
    nearest += piece.least;
    farthest += piece.most;
  }
  return row === null ? found : [...found, ...finish(row)];
}

function finish({ members, border, nearest, farthest, least }: OpenRow): readonly FoundRow[] {
  if (least < shortest) return [];
  const characters = [...members].sort().join('');
  return [{ row: { characters, least, begins: beginsRow(border, members) }, nearest, farthest }];
}

function beginsRow(border: Border, members: ReadonlySet<string>): boolean {
  return border.only === undefined
    ? isWithin(members, border.not)
    : without(members, border.only).size === members.size;
}

function borderAfter(border: Border, { least, most, members, notAfter }: RowPiece): Border {
  if (most === 0) {
    return border.only === undefined
      ? { not: new Set([...border.not, ...notAfter]) }
      : { only: without(border.only, new Set(notAfter)) };
  }
  if (members === null) return anything;
  if (least > 0) return { only: members };
  return border.only === undefined
    ? { not: without(border.not, members) }
    : { only: new Set([...border.only, ...members]) };
}

function isWithin(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return [...inner].every((member) => outer.has(member));
}

function without(from: ReadonlySet<string>, taken: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...from].filter((member) => !taken.has(member)));
}
