/** Rows and cells of a list of terms, whichever kind of file it came in. The first cell is the term. */
import type { TextPart } from '../extraction/extracted-text.ts';

export interface TermCells {
  /** Line of the file or row of the sheet, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Plain text: a row a line, cells apart by tabs. */
export function* cellsOfLines(text: string): Generator<TermCells> {
  let line = 0;
  for (let start = 0; start <= text.length; ) {
    line += 1;
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const row = text.slice(start, end);
    yield { line, cells: row.includes('\t') ? row.split('\t') : [row] };
    start = end + 1;
  }
}

/**
 * A field of RFC 4180 with what follows it: within quotation marks, which are doubled inside, or up to the next comma. No field of
 * a list is longer; without a bound every mark that is never closed would be looked for to the end of the file.
 */
const field = /(?:"((?:[^"]|""){0,1000})"[^",\r\n]*|([^,\r\n]*))(,|\r?\n|\r|$)/uy;

/** Comma-separated values (RFC 4180); a field in quotation marks may run over several lines. */
export function* cellsOfCsv(text: string): Generator<TermCells> {
  let line = 1;
  let row = { line, cells: [] as string[] };
  for (let at = 0; at <= text.length; ) {
    field.lastIndex = at;
    const found = field.exec(text);
    if (found === null) {
      // A quotation mark that is never closed: the line is taken as it stands.
      const lineEnd = text.indexOf('\n', at);
      const end = lineEnd < 0 ? text.length : lineEnd;
      yield { line: row.line, cells: [...row.cells, text.slice(at, end)] };
      line += 1;
      row = { line, cells: [] };
      at = end + 1;
      continue;
    }
    const [whole, quoted, bare, separator] = found;
    row.cells.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    line += countLines(quoted ?? '');
    at += whole.length;
    if (separator === ',') continue;
    yield row;
    if (separator === '') return;
    line += 1;
    row = { line, cells: [] };
  }
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** A sheet as the reader gives it: empty cells are left out, so the column comes from each cell's own place. */
export function* cellsOfSheet(part: TextPart): Generator<TermCells> {
  let line = 0;
  let cells: string[] = [];
  for (const { start, end, place } of part.segments) {
    const address = /^([A-Z]+)(\d+)$/u.exec(place.cell ?? '');
    if (address === null) continue;
    const row = Number(address[2]);
    if (row !== line) {
      if (line > 0) yield { line, cells };
      line = row;
      cells = [];
    }
    const column = columnNumber(address[1] ?? '');
    if (column > mostColumns) continue;
    while (cells.length <= column) cells.push('');
    cells[column] = part.text.slice(start, end);
  }
  if (line > 0) yield { line, cells };
}

/** Columns that a list may use; a sheet has 16,384. */
const mostColumns = 15;

/** Counted from 0. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
