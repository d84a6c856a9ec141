/** Where the rows of a text come from: parts that are here already, or windows that the engine gives. */
import type { FindingId } from '../../../shared/base/ids.ts';
import type { TextPart } from '../../../shared/extraction/extracted-text.ts';
import type { TextRow } from '../../../shared/review/text-rows.ts';
import { rowOfPlace, rowsBetween, textRows } from '../../../shared/review/text-rows.ts';
import type { TextWindow } from '../../../shared/review/text-window.ts';
import type { NumberedFinding } from './numbered-findings.ts';

export interface TextSource {
  readonly count: number;
  /** Undefined while the row is not here yet. */
  readonly rowAt: (index: number) => TextRow | undefined;
  /** -1 where the finding stands in no row. */
  readonly rowOf: (finding: NumberedFinding) => number;
  /** These rows, the last one included, are in view. */
  readonly need: (first: number, last: number) => void;
}

/** Rows of a window of the engine: several screenfuls, and a message of some kilobytes. */
export const windowRows = 200;

/** Parts that were loaded whole because they are shown in another way too. */
export function sourceOfParts(parts: readonly TextPart[]): TextSource {
  const rows = textRows(parts);
  return {
    count: rows.count,
    rowAt: (index) => rowsBetween(rows, index, index + 1)[0],
    rowOf: ({ place }) => rowOfPlace(rows, place),
    need: () => {},
  };
}

/** Windows by the row they begin with. */
export type Windows = ReadonlyMap<number, readonly TextRow[]>;

export interface WindowSource {
  readonly count: number;
  readonly places: NonNullable<TextWindow['whole']>['places'];
  readonly windows: Windows;
  readonly need: TextSource['need'];
}

export function sourceOfWindows({ count, places, windows, need }: WindowSource): TextSource {
  const rowOf = new Map<FindingId, number>(places);
  return {
    count,
    need,
    rowAt: (index) => windows.get(windowOf(index))?.[index % windowRows],
    rowOf: ({ id }) => rowOf.get(id) ?? -1,
  };
}

/** First rows of the windows that hold some rows. */
export function windowsOf(first: number, last: number): readonly number[] {
  const starts: number[] = [];
  for (let start = windowOf(first); start <= last; start += windowRows) starts.push(start);
  return starts;
}

function windowOf(index: number): number {
  return index - (index % windowRows);
}
