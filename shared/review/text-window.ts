/** One window of a file's text: some rows, and with the first one what a reader has to know about the whole. */
import type { FindingId } from '../base/ids.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import type { Finding } from '../screening/finding.ts';
import type { TextRow, TextRows } from './text-rows.ts';
import { rowOfPlace, rowsBetween } from './text-rows.ts';

/** In what other ways than row by row a text can be shown, and whether there is any. */
export interface TextWays {
  readonly isEmpty: boolean;
  readonly hasSheets: boolean;
  readonly hasPlaces: boolean;
}

export interface TextWindow {
  /** Of the whole text. */
  readonly rows: number;
  /** Row of the first one given: a multiple of the count asked for. */
  readonly from: number;
  /** In order. */
  readonly shown: readonly TextRow[];
  /** About the text as a whole, where no row was asked for. */
  readonly whole: {
    /** The row on which each finding of the file begins; -1 where it stands in no part of the text. */
    readonly places: readonly (readonly [FindingId, number])[];
    readonly ways: TextWays;
  } | null;
}

export interface WantedWindow {
  /** Any row of the window; null for that of the finding, or the first. */
  readonly row: number | null;
  readonly finding: FindingId | null;
  /** Rows of a window. */
  readonly count: number;
}

export interface FileText {
  readonly rows: TextRows;
  readonly text: Pick<ExtractedText, 'type' | 'parts'>;
  readonly findings: readonly Pick<Finding, 'id' | 'place'>[];
}

export function textWindow({ rows, text, findings }: FileText, wanted: WantedWindow): TextWindow {
  const { count } = wanted;
  const places =
    wanted.row === null ? findings.map(({ id, place }) => [id, rowOfPlace(rows, place)] as const) : [];
  const row = wanted.row ?? places.find(([id]) => id === wanted.finding)?.[1] ?? 0;
  const from = Math.max(0, row - (row % count));
  const whole = wanted.row === null ? { places, ways: waysOf(text) } : null;
  return { rows: rows.count, from, shown: rowsBetween(rows, from, from + count), whole };
}

function waysOf({ type, parts }: FileText['text']): TextWays {
  return {
    isEmpty: parts.every(({ text }) => text === ''),
    hasSheets: parts.some(
      ({ role, segments }) => role === 'sheet' && segments.some(({ place }) => place.cell !== undefined),
    ),
    hasPlaces:
      type === 'ofd' &&
      parts.some(
        ({ role, segments }) => role === 'page' && segments.some(({ place }) => place.box !== undefined),
      ),
  };
}
