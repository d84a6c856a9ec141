/** Excel 97 workbooks written record by record ([MS-XLS]). */
import { makeOle } from '../intake/make-ole.ts';
import { join, numbers } from '../intake/make-zip.ts';
import { wide } from './make-doc.ts';

export interface MadeSheet {
  readonly name: string;
  /** 0 shown, 1 hidden, 2 very hidden. */
  readonly state?: number;
  readonly records: readonly Uint8Array[];
}

export interface MadeXls {
  readonly sheets: readonly MadeSheet[];
  /** Records in front of the sheets, besides the list of them. */
  readonly globals?: readonly Uint8Array[];
  readonly version?: number;
  readonly streams?: Readonly<Record<string, Uint8Array>>;
  /** Name of the stream. */
  readonly stream?: string;
}

/** One record. */
export function record(type: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = join(parts);
  return join([numbers([2, type], [2, content.length]), content]);
}

/** A string with its length in two bytes, two bytes a character. */
export function string(text: string): Uint8Array {
  return join([numbers([2, text.length], [1, 1]), wide(text)]);
}

/** A cell with its own text. */
export function label(row: number, column: number, text: string): Uint8Array {
  return record(0x0204, numbers([2, row], [2, column], [2, 0]), string(text));
}

/** A cell with a shared text. */
export function shared(row: number, column: number, index: number): Uint8Array {
  return record(0x00fd, numbers([2, row], [2, column], [2, 0], [4, index]));
}

/** Shared texts in one record. */
export function sharedStrings(texts: readonly string[]): Uint8Array {
  return record(0x00fc, numbers([4, texts.length], [4, texts.length]), ...texts.map(string));
}

/** A row; hidden by its flag. */
export function row(number: number, { hidden = false, height = 300 } = {}): Uint8Array {
  return record(0x0208, numbers([2, number], [2, 0], [2, 9], [2, height], [4, 0], [4, hidden ? 0x20 : 0]));
}

/** Columns; hidden by their flag. */
export function columns(from: number, to: number, { hidden = false, width = 2000 } = {}): Uint8Array {
  return record(0x007d, numbers([2, from], [2, to], [2, width], [2, 0], [2, hidden ? 1 : 0], [2, 0]));
}

/** A comment with the object that holds its words. */
export function comment(
  at: readonly [row: number, column: number],
  author: string,
  text: string,
  id = 1,
): Uint8Array {
  return join([
    record(0x005d, numbers([2, 0x15], [2, 0x12], [2, 0x19], [2, id], [2, 0]), new Uint8Array(12)),
    record(0x01b6, new Uint8Array(10), numbers([2, text.length], [2, 16], [4, 0])),
    record(0x003c, numbers([1, 1]), wide(text)),
    record(0x003c, new Uint8Array(16)),
    record(0x001c, numbers([2, at[0]], [2, at[1]], [2, 0], [2, id]), string(author)),
  ]);
}

/** The workbook as a compound file. */
export function makeXls(made: MadeXls): Uint8Array {
  return makeOle({ [made.stream ?? 'Workbook']: bookStream(made), ...made.streams });
}

/** Its stream. */
export function bookStream({ sheets, globals = [], version = 0x0600 }: MadeXls): Uint8Array {
  const start = record(0x0809, numbers([2, version], [2, 5], [8, 0], [4, 6]));
  const end = record(0x000a);
  const bodies = sheets.map(({ records }) =>
    join([record(0x0809, numbers([2, version], [2, 0x10], [8, 0], [4, 6])), ...records, end]),
  );
  const nameOf = (name: string) =>
    version === 0x0600
      ? join([numbers([1, name.length], [1, 1]), wide(name)])
      : join([numbers([1, name.length]), Uint8Array.from(name, (letter) => letter.charCodeAt(0))]);
  const entry = ({ name, state = 0 }: MadeSheet, at: number) =>
    record(0x0085, numbers([4, at], [1, state], [1, 0]), nameOf(name));
  const entryBytes = sheets.reduce((sum, sheet) => sum + entry(sheet, 0).length, 0);
  let at = join([start, ...globals, end]).length + entryBytes;
  const entries = sheets.map((sheet, index) => {
    const made = entry(sheet, at);
    at += bodies[index]?.length ?? 0;
    return made;
  });
  return join([start, ...globals, ...entries, end, ...bodies]);
}
