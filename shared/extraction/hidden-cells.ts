/** Cells of a sheet that readers do not see, counted by kind; both generations of workbooks report them alike. */
import type { Collector } from './collector.ts';

export type HiddenCells = Map<string, { count: number; readonly quote: string[] }>;

/** Cells quoted in a fact; the sheet's text holds them all. */
const quotedCells = 20;

/** Counts one hidden cell that holds something. */
export function countHiddenCell(hidden: HiddenCells, kind: string, text: string): void {
  const known = hidden.get(kind) ?? { count: 0, quote: [] };
  hidden.set(kind, known);
  known.count += 1;
  if (known.quote.length < quotedCells) known.quote.push(text);
}

export interface HiddenSheet {
  readonly name: string;
  /** Kind of the sheet's own hiding, or null for a sheet that is shown. */
  readonly kind: string | null;
  readonly path: string;
  readonly cells: HiddenCells;
  readonly text: string;
}

/** A hidden sheet is a fact even when it is empty; hidden rows and columns only when they hold something. */
export function noteHiddenCells(collector: Collector, sheet: HiddenSheet): void {
  const { path } = sheet;
  const place = { sheet: sheet.name };
  if (sheet.kind !== null) collector.fact({ kind: sheet.kind, path, place, quote: sheet.text });
  for (const [kind, { count, quote }] of sheet.cells) {
    collector.fact({ kind, path, place, count, quote: quote.join('\t') });
  }
}
