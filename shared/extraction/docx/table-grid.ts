/** Where the cells of a table stand in the text of their part (ECMA-376 part 1, 17.4): kept only for tables that tabs cannot tell. */
import type { CellStretch, TableStretch } from '../extracted-text.ts';
import type { ElementHandlers, StoryState } from './story-state.ts';

/** Columns beyond which a span is taken for a fault of the file; Word itself allows 63. */
const mostColumns = 256;

interface OpenCell {
  readonly start: number;
  columns: number;
  isContinued: boolean;
  paragraphs: number;
}

/** Handlers for the outermost tables of a story; those in cells are words of the cell. */
export function gridHandlers(state: StoryState): {
  readonly openTable: () => void;
  readonly closeTable: () => void;
  readonly openRow: () => void;
  readonly openCell: () => void;
  readonly closeCell: () => void;
  readonly paragraph: () => void;
  readonly properties: ElementHandlers['open'];
} {
  let rows: CellStretch[][] = [];
  let start = 0;
  let cell: OpenCell | null = null;
  let isPlain = true;
  const isOutermost = () => state.tables.length === 1 && !state.flow.isBox;
  const inCell = () => (state.oldProperties === 0 && isOutermost() ? cell : null);
  return {
    openTable() {
      if (!isOutermost()) return;
      rows = [];
      isPlain = true;
      start = state.flow.part.length();
    },
    openRow() {
      if (isOutermost()) rows.push([]);
    },
    openCell() {
      if (isOutermost())
        cell = { start: state.flow.part.length(), columns: 1, isContinued: false, paragraphs: 0 };
    },
    paragraph() {
      if (isOutermost() && cell !== null) cell.paragraphs += 1;
    },
    closeCell() {
      if (!isOutermost() || cell === null) return;
      const { start: from, columns, isContinued, paragraphs } = cell;
      rows.at(-1)?.push({ start: from, end: state.flow.part.length(), columns, isContinued });
      if (columns > 1 || isContinued || paragraphs > 1) isPlain = false;
      cell = null;
    },
    closeTable() {
      if (!isOutermost() || isPlain) return;
      const table: TableStretch = { start, end: state.flow.part.length(), rows };
      state.flow.part.table(table);
    },
    properties: {
      'w:gridSpan': (attributes) => {
        const open = inCell();
        const columns = Number(attributes['w:val'] ?? 1);
        if (open !== null && Number.isInteger(columns) && columns > 1)
          open.columns = Math.min(columns, mostColumns);
      },
      'w:vMerge': (attributes) => {
        const open = inCell();
        if (open !== null && attributes['w:val'] !== 'restart') open.isContinued = true;
      },
      'w:gridBefore': (attributes) => {
        const columns = Math.min(Number(attributes['w:val'] ?? 0) || 0, mostColumns);
        const at = state.flow.part.length();
        if (columns > 0 && isOutermost() && state.oldProperties === 0) {
          rows.at(-1)?.push({ start: at, end: at, columns, isContinued: false });
        }
      },
    },
  };
}
