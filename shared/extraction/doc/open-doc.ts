/** Opens a Word document: its block of information, its characters with their formats, and its tables. */
import type { OfficeFile } from '../ole/office-file.ts';
import { stop } from '../stop.ts';
import { readUnits } from './document-text.ts';
import { type FileInformation, type SubDocument, subDocuments, tableIndex } from './fib.ts';
import { readStretches } from './formatted-pages.ts';
import { type FormattedRun, readRuns } from './formatted-runs.ts';
import { type Piece, readPieces } from './piece-table.ts';
import { readStrings } from './string-tables.ts';
import { readStyles } from './styles.ts';

export interface DocDocument {
  readonly file: OfficeFile;
  readonly information: FileInformation;
  readonly stream: Uint8Array;
  readonly pieces: readonly Piece[];
  readonly units: Uint16Array;
  readonly runs: readonly FormattedRun[];
  /** Author of a tracked change by number; undefined when the file names none. */
  changeAuthor(number: number): string | undefined;
  /** A table's bytes; empty when the file has none or it lies outside the table stream. */
  table(index: number): Uint8Array;
  /** Character positions of a sub-document; empty when the file has none. */
  range(name: SubDocument): { readonly from: number; readonly to: number };
}

const none = new Uint8Array(0);

/** Stops with `damaged` when the pieces cannot be read, with `over-limit` when they claim more text than is allowed. */
export function openDoc(file: OfficeFile, stream: Uint8Array, information: FileInformation): DocDocument {
  const { storage, context } = file;
  const tables = storage.read(information.tableStream) ?? stop('damaged', 'doc');
  const table = (index: number) => {
    const place = information.table(index);
    return place === null ? none : tables.subarray(place.at, place.at + place.bytes);
  };
  const pieces = readPieces(table(tableIndex.pieces), context.budget.textUnits);
  refuseOverlaps(pieces, stream.length);
  const units = readUnits(stream, pieces, { decode: context.decode, language: information.language });
  const runs = readRuns(pieces, {
    characters: readStretches(table(tableIndex.characterRuns), stream, 'characters'),
    paragraphs: readStretches(table(tableIndex.paragraphRuns), stream, 'paragraphs'),
    styles: readStyles(table(tableIndex.styles)),
  });
  const changeAuthors = readStrings(table(tableIndex.changeAuthors), context.decode);
  const ranges = rangesOf(information, units.length);
  return {
    file,
    information,
    stream,
    pieces,
    units,
    runs,
    changeAuthor: (number) => changeAuthors[number]?.trim() || undefined,
    table,
    range: (name) => ranges.get(name) ?? { from: 0, to: 0 },
  };
}

/** Every byte belongs to one piece; a table in which they overlap again and again makes much of little and is made up. */
function refuseOverlaps(pieces: readonly Piece[], streamBytes: number): void {
  let bytes = 0;
  for (const { start, end, at, unitBytes } of pieces) {
    bytes += Math.max(0, Math.min((end - start) * unitBytes, streamBytes - at));
  }
  if (bytes > streamBytes * 2) stop('damaged', 'pieces');
}

/** Sub-documents follow each other; what the pieces have behind the last belongs to none. */
function rangesOf({ lengths }: FileInformation, total: number) {
  const ranges = new Map<SubDocument, { readonly from: number; readonly to: number }>();
  let from = 0;
  for (const name of subDocuments) {
    const to = Math.min(total, from + lengths[name]);
    ranges.set(name, { from, to });
    from = to;
  }
  return ranges;
}
