/** Word 97 documents written byte by byte: a block of information, text, one page of formats, the tables ([MS-DOC]). */
import { makeOle } from '../intake/make-ole.ts';
import { join, numbers } from '../intake/make-zip.ts';

export interface MadeRun {
  readonly text: string | Uint8Array;
  /** Changes of format for the run. */
  readonly changes?: Uint8Array;
}

export interface MadePiece {
  readonly runs: readonly MadeRun[];
  /** One byte a character; two if left out. */
  readonly narrow?: boolean;
  /** What hangs on the whole piece: an index into `lists`, or a short change. */
  readonly modifier?: number;
}

export interface MadeDoc {
  readonly pieces: readonly MadePiece[];
  /** Lists of changes that pieces refer to. */
  readonly lists?: readonly Uint8Array[];
  /** Lengths of the sub-documents by position behind the main one: 1 footnotes, 2 headers, 4 comments … */
  readonly lengths?: Readonly<Record<number, number>>;
  /** Tables by their number in the block. */
  readonly tables?: Readonly<Record<number, Uint8Array>>;
  readonly flags?: number;
  readonly language?: number;
  readonly identifier?: number;
  /** Bytes in front of the text that no piece refers to. */
  readonly leftOver?: Uint8Array;
  readonly streams?: Readonly<Record<string, Uint8Array>>;
}

const textStart = 2048;
const pairs = 136;

/** One change of format. */
export function changeOf(code: number, value: number, bytes = 1): Uint8Array {
  return numbers([2, code], [bytes, value]);
}

/** A table of strings, two bytes a character. */
export function stringTable(strings: readonly string[]): Uint8Array {
  return join([
    numbers([2, 0xffff], [2, strings.length], [2, 0]),
    ...strings.flatMap((text) => [numbers([2, text.length]), wide(text)]),
  ]);
}

/** UTF-16, low byte first. */
export function wide(text: string): Uint8Array {
  return numbers(
    ...Array.from({ length: text.length }, (_, at): [number, number] => [2, text.charCodeAt(at)]),
  );
}

/** The document as a compound file. */
export function makeDoc(made: MadeDoc): Uint8Array {
  const { stream, table } = docStreams(made);
  return makeOle({ WordDocument: stream, '1Table': table, ...made.streams });
}

/** Its two streams. */
export function docStreams(made: MadeDoc): { readonly stream: Uint8Array; readonly table: Uint8Array } {
  const { pieces, leftOver = new Uint8Array(0), tables = {} } = made;
  const placed = placePieces(pieces, textStart + leftOver.length);
  const text = join([leftOver, ...placed.flatMap(({ runs }) => runs.map(({ bytes }) => bytes))]);
  const pageAt = Math.ceil((textStart + text.length) / 512);
  const stream = new Uint8Array((pageAt + 1) * 512);
  stream.set(text, textStart);
  stream.set(formatPage(placed.flatMap(({ runs }) => runs)), pageAt * 512);
  const last = textStart + text.length;
  const all: Readonly<Record<number, Uint8Array>> = {
    12: numbers([4, textStart], [4, last], [4, pageAt]),
    33: pieceTable(placed, made.lists ?? []),
    ...tables,
  };
  const entries = Object.entries(all);
  const starts: number[] = [];
  let at = 0;
  for (const [, bytes] of entries) {
    starts.push(at);
    at += bytes.length;
  }
  stream.set(block(made, { length: placed.at(-1)?.end ?? 0, last }));
  entries.forEach(([index, bytes], position) => {
    stream.set(numbers([4, starts[position] ?? 0], [4, bytes.length]), 154 + Number(index) * 8);
  });
  return { stream, table: join(entries.map(([, bytes]) => bytes)) };
}

interface PlacedPiece {
  readonly start: number;
  readonly end: number;
  readonly place: number;
  readonly modifier: number;
  readonly runs: readonly { readonly bytes: Uint8Array; readonly at: number; readonly changes: Uint8Array }[];
}

function placePieces(pieces: readonly MadePiece[], first: number): PlacedPiece[] {
  let at = first;
  let start = 0;
  return pieces.map(({ runs, narrow = false, modifier = 0 }) => {
    const place = narrow ? 0x4000_0000 + at * 2 : at;
    const from = start;
    const placed = runs.map(({ text, changes = new Uint8Array(0) }) => {
      const bytes = typeof text !== 'string' ? text : narrow ? narrowBytes(text) : wide(text);
      const run = { bytes, at, changes };
      at += bytes.length;
      start += narrow ? bytes.length : bytes.length / 2;
      return run;
    });
    return { start: from, end: start, place, modifier, runs: placed };
  });
}

function narrowBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function pieceTable(pieces: readonly PlacedPiece[], lists: readonly Uint8Array[]): Uint8Array {
  const size = 4 + pieces.length * 12;
  return join([
    ...lists.map((list) => join([numbers([1, 1], [2, list.length]), list])),
    numbers([1, 2], [4, size], [4, 0], ...pieces.map(({ end }): [number, number] => [4, end])),
    ...pieces.map(({ place, modifier }) => numbers([2, 0], [4, place], [2, modifier])),
  ]);
}

function formatPage(runs: PlacedPiece['runs']): Uint8Array {
  const page = new Uint8Array(512);
  const last = runs.at(-1);
  const end = last === undefined ? 0 : last.at + last.bytes.length;
  page.set(numbers(...runs.map(({ at }): [number, number] => [4, at]), [4, end]));
  let free = 510;
  runs.forEach(({ changes }, index) => {
    if (changes.length === 0) return;
    free = (free - changes.length - 1) & ~1;
    page.set([changes.length, ...changes], free);
    page[(runs.length + 1) * 4 + index] = free / 2;
  });
  page[511] = runs.length;
  return page;
}

function block(
  { flags = 0x0200, language = 0x0804, identifier = 0xa5ec, lengths = {} }: MadeDoc,
  { length, last }: { readonly length: number; readonly last: number },
): Uint8Array {
  const others = Object.values(lengths).reduce((sum, each) => sum + each, 0);
  const counts = Array.from({ length: 8 }, (_, index) =>
    index === 0 ? length - others : (lengths[index] ?? 0),
  );
  return join([
    numbers([2, identifier], [2, 0xc1], [2, 0], [2, language], [2, 0], [2, flags], [2, 0xbf], [4, 0], [6, 0]),
    numbers([4, textStart], [4, last], [2, 14]),
    new Uint8Array(28),
    numbers([2, 22], [4, 0], [4, 0], [4, 0], ...counts.map((count): [number, number] => [4, count])),
    new Uint8Array(44),
    numbers([2, pairs]),
  ]);
}
