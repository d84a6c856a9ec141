/**
 * What a reader found, as paragraphs and tables: the form from which elements are recognised and type is set. Tables are told by
 * the cell marks that the readers put between stretches; words of a cell with several paragraphs stay, its borders may not.
 */
import type { ExtractedText, PartRole, TextPart } from '../../extraction/extracted-text.ts';

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
  readonly rows: readonly (readonly string[])[];
  readonly paragraph: number;
  readonly start: number;
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
    blocks: seen(bodyRoles).flatMap((part) => joinTables(readLines(part))),
    appended: seen(appendedRoles).flatMap((part) =>
      readLines(part).map((line) => ({
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

/** Structural breaks stand between segments; breaks and tabs inside a segment were typed by the author. */
function readLines(part: TextPart): readonly Line[] {
  const lines: Line[] = [];
  let cells: string[] = [''];
  let paragraph = 0;
  let start = -1;
  let at = 0;
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
  for (const segment of part.segments) {
    separate(segment.start);
    at = segment.end;
    if (segment.hidden !== null) continue;
    if (start === -1) {
      start = segment.start;
      paragraph = segment.place.paragraph ?? segment.place.line ?? 0;
    }
    cells.push(`${cells.pop() ?? ''}${part.text.slice(segment.start, segment.end)}`);
  }
  separate(part.text.length);
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
