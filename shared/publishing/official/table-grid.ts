/** Merged cells laid out on rows and columns, and back. */
import type { CellStretch, TableStretch } from '../../extraction/extracted-text.ts';
import type { CellSpan, TableBlock } from './document-blocks.ts';

interface OpenSpan {
  readonly row: number;
  readonly column: number;
  rows: number;
  readonly columns: number;
}

/** Rows of equal length with the spans in them. A cell that continues another but has words of its own stands by itself: no word is lost. */
export function gridOf(
  { rows }: TableStretch,
  wordsOf: (cell: CellStretch) => string,
): Pick<TableBlock, 'rows' | 'spans'> {
  const made: string[][] = [];
  const spans: OpenSpan[] = [];
  let above = new Map<number, OpenSpan>();
  for (const [row, cells] of rows.entries()) {
    const here = new Map<number, OpenSpan>();
    const words: string[] = [];
    for (const cell of cells) {
      const { columns, isContinued } = cell;
      const text = wordsOf(cell);
      const upper = above.get(words.length);
      const isJoined = isContinued && text === '' && upper?.columns === columns;
      const span = isJoined ? upper : { row, column: words.length, rows: 1, columns };
      if (isJoined) span.rows += 1;
      else spans.push(span);
      here.set(words.length, span);
      words.push(text, ...Array.from({ length: columns - 1 }, () => ''));
    }
    above = here;
    made.push(words);
  }
  const width = Math.max(...made.map(({ length }) => length));
  const merged = spans.filter((span) => span.rows > 1 || span.columns > 1);
  return {
    rows: made.map((words) => [...words, ...Array.from({ length: width - words.length }, () => '')]),
    ...(merged.length === 0 ? {} : { spans: merged }),
  };
}

/** A cell as it is written down. */
export interface PlacedCell {
  readonly text: string;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The cells of each row that are to be written: what others cover is left out. */
export function placedCells({
  rows,
  spans = [],
}: Pick<TableBlock, 'rows' | 'spans'>): readonly (readonly PlacedCell[])[] {
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const bySpan = new Map(spans.map((span) => [span.row * width + span.column, span]));
  const covered = new Set<number>();
  for (const span of spans) for (const place of placesOf(span, width)) covered.add(place);
  return rows.map((_, row) =>
    Array.from({ length: width }, (_each, column): PlacedCell | null => {
      const place = row * width + column;
      const span = bySpan.get(place);
      if (span === undefined && covered.has(place)) return null;
      const { rows: down = 1, columns = 1 } = span ?? {};
      return { text: rows[row]?.[column] ?? '', column, rows: down, columns };
    }).filter((cell) => cell !== null),
  );
}

function placesOf({ row, column, rows, columns }: CellSpan, width: number): readonly number[] {
  return Array.from({ length: rows * columns }, (_, index) => {
    const down = Math.floor(index / columns);
    return (row + down) * width + column + (index % columns);
  });
}
