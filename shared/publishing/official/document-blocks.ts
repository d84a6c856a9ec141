/**
 * What a reader found, as paragraphs and tables: the form from which elements are recognised and type is set. Tables are told by
 * the cell marks that the readers put between stretches; where those do not tell, by the places of cells that the reader gives.
 */
import type {
  ExtractedText,
  PartRole,
  TableStretch,
  TextPart,
  TextSegment,
} from '../../extraction/extracted-text.ts';
import { gridOf } from './table-grid.ts';

export interface ParagraphBlock {
  readonly block: 'paragraph';
  /** Words as the file has them, blanks at both ends taken off; a line break within is `\n`. */
  readonly text: string;
  /** Paragraph of the source, from 1; 0 where the reader did not count. */
  readonly paragraph: number;
  /** Offset of the words in the text of their part. */
  readonly start: number;
}

export interface TableBlock {
  readonly block: 'table';
  /** Each row with all columns; what a merged cell covers is empty. */
  readonly rows: readonly (readonly string[])[];
  /** Cells over several columns or rows. */
  readonly spans?: readonly CellSpan[];
  readonly paragraph: number;
  readonly start: number;
}

/** Counted from 0. */
export interface CellSpan {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export type DocumentBlock = ParagraphBlock | TableBlock;

/** Something of the file that is not among the blocks, so that a person is told. */
export interface LeftOut {
  /** A hidden-content kind, a role of parts, or the reason why something was not inspected. */
  readonly what: string;
  readonly count: number;
}

export interface DocumentBlocks {
  readonly blocks: readonly DocumentBlock[];
  /** Footnotes and words in boxes: they stand behind the text, for their place in it is not recorded. */
  readonly appended: readonly ParagraphBlock[];
  readonly leftOut: readonly LeftOut[];
}

const bodyRoles: ReadonlySet<PartRole> = new Set(['body', 'page']);
const appendedRoles: ReadonlySet<PartRole> = new Set(['note', 'text-box']);
/** Words around the page that typesetting makes anew. */
const pageNumber = /^[\s—–\-－·.]*(?:第?\s*\d{1,4}\s*页?)?(?:[/共\s]*\d{1,4}\s*页?)?[\s—–\-－·.]*$/u;

/** Visible words only; what is hidden is counted, never carried over. */
export function documentBlocks(text: ExtractedText): DocumentBlocks {
  const seen = (roles: ReadonlySet<PartRole>) => text.parts.filter(({ role }) => roles.has(role));
  return {
    blocks: seen(bodyRoles).flatMap(partBlocks),
    appended: seen(appendedRoles).flatMap((part) =>
      readLines(part, wholeOf(part)).map((line) => ({
        block: 'paragraph' as const,
        text: line.cells.join('\t'),
        paragraph: line.paragraph,
        start: line.start,
      })),
    ),
    leftOut: leftOutOf(text),
  };
}

interface Line {
  readonly cells: readonly string[];
  readonly paragraph: number;
  readonly start: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

const wholeOf = ({ text }: TextPart): Range => ({ start: 0, end: text.length });

/** Blocks of a part; tables of which the reader knew the cells are taken as it says. */
function partBlocks(part: TextPart): readonly DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  let start = 0;
  for (const table of part.tables ?? []) {
    blocks.push(...joinTables(readLines(part, { start, end: table.start })));
    const block = gridBlock(part, table);
    if (block !== null) blocks.push(block);
    start = table.end;
  }
  return [...blocks, ...joinTables(readLines(part, { start, end: part.text.length }))];
}

/** Segments are in order: the first of a stretch is found by halving. */
function segmentsIn({ segments }: TextPart, { start, end }: Range): readonly TextSegment[] {
  const from = lowest(segments, (segment) => segment.start >= start);
  return segments.slice(
    from,
    lowest(segments, (segment) => segment.start >= end),
  );
}

function lowest(segments: readonly TextSegment[], fits: (segment: TextSegment) => boolean): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    if (segment !== undefined && fits(segment)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Without the separator that parts it from the cell before. */
function withoutEdge(part: TextPart, { start, end }: Range): Range {
  return { start: segmentsIn(part, { start, end })[0]?.start ?? end, end };
}

/** Null for a table without visible words. */
function gridBlock(part: TextPart, table: TableStretch): TableBlock | null {
  const grid = gridOf(table, (cell) =>
    readLines(part, withoutEdge(part, cell))
      .map(({ cells }) => cells.join('\t'))
      .join('\n'),
  );
  const first = readLines(part, table)[0];
  if (first === undefined) return null;
  return { block: 'table', ...grid, paragraph: first.paragraph, start: first.start };
}

/** Structural breaks stand between segments; breaks and tabs inside a segment were typed by the author. */
function readLines(part: TextPart, range: Range): readonly Line[] {
  const lines: Line[] = [];
  let cells: string[] = [''];
  let paragraph = 0;
  let start = -1;
  let at = range.start;
  const separate = (until: number) => {
    for (const mark of part.text.slice(at, until)) {
      if (mark === '\t') cells.push('');
      if (mark !== '\n') continue;
      if (cells.some((cell) => cell.trim() !== ''))
        lines.push({ cells: cells.map(trimmed), paragraph, start });
      cells = [''];
      start = -1;
    }
  };
  for (const segment of segmentsIn(part, range)) {
    separate(segment.start);
    at = segment.end;
    if (segment.hidden !== null) continue;
    if (start === -1) {
      start = segment.start;
      paragraph = segment.place.paragraph ?? segment.place.line ?? 0;
    }
    cells.push(`${cells.pop() ?? ''}${part.text.slice(segment.start, segment.end)}`);
  }
  separate(range.end);
  if (cells.some((cell) => cell.trim() !== '')) lines.push({ cells: cells.map(trimmed), paragraph, start });
  return lines;
}

function trimmed(cell: string): string {
  return cell.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '');
}

function joinTables(lines: readonly Line[]): readonly DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  let rows: (readonly string[])[] = [];
  for (const [index, { cells, paragraph, start }] of lines.entries()) {
    if (cells.length === 1) {
      blocks.push({ block: 'paragraph', text: cells[0] ?? '', paragraph, start });
      continue;
    }
    rows.push(cells);
    const next = lines[index + 1];
    if (next !== undefined && next.cells.length > 1) continue;
    const first = lines[index - rows.length + 1] ?? { paragraph, start };
    blocks.push({ block: 'table', rows, paragraph: first.paragraph, start: first.start });
    rows = [];
  }
  return blocks;
}

function leftOutOf(text: ExtractedText): readonly LeftOut[] {
  const counts = new Map<string, number>();
  const add = (what: string, count: number) => counts.set(what, (counts.get(what) ?? 0) + count);
  for (const { kind, count } of text.hidden) add(kind, count);
  for (const { reason } of text.notInspected) add(reason, 1);
  for (const { role, text: words } of text.parts) {
    const isAround = role === 'header' || role === 'footer';
    if (isAround && !pageNumber.test(words)) add(role, 1);
  }
  return [...counts].map(([what, count]) => ({ what, count }));
}
