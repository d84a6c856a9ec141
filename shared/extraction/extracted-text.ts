/**
 * What a reader found in a file: text with its place, facts about hidden content, and what could not be read.
 *
 * One part per piece of the container that carries text (a document body, a header, a sheet, a PDF page set …). A part's
 * `text` is what rules see; offsets everywhere are UTF-16 offsets into it. `segments` say where each stretch comes from.
 * "Checked and absent" differs from "not checked": the latter is always an entry of `notInspected`.
 */
import type { FileType } from '../intake/file-type.ts';

export type PartRole =
  | 'body'
  | 'header'
  | 'footer'
  | 'note'
  | 'comment'
  | 'text-box'
  | 'sheet'
  | 'slide'
  | 'page'
  | 'properties'
  | 'bookmark'
  | 'annotation'
  | 'attachment-name'
  /** Text that was recognised in a picture: characters may be taken for others that look alike. */
  | 'picture'
  | 'other';

/** Where a stretch of text stands, as a person would say it. Counting starts at 1. */
export interface SegmentPlace {
  readonly page?: number;
  readonly paragraph?: number;
  readonly line?: number;
  readonly sheet?: string;
  /** Cell in A1 form. */
  readonly cell?: string;
  readonly slide?: number;
  /** Seconds from the beginning of a recording. */
  readonly seconds?: number;
  /** Bounding box where the format has geometry: left, top, width, height in points from the page's top left corner. */
  readonly box?: readonly [number, number, number, number];
}

export interface TextSegment {
  /** First UTF-16 unit in the part's text. */
  readonly start: number;
  /** One past the last unit. */
  readonly end: number;
  readonly place: SegmentPlace;
  /** `null` for text that a reader of the file sees; otherwise the hidden-content kind, e.g. `docx.tracked-changes`. */
  readonly hidden: string | null;
  readonly author?: string;
  /** ISO 8601, as recorded in the file. */
  readonly at?: string;
}

export interface TextPart {
  /** Path within the file; `!` separates nested containers, e.g. `附件.zip!名单.xlsx!xl/worksheets/sheet2.xml`. */
  readonly path: string;
  readonly role: PartRole;
  readonly text: string;
  /** Sorted by `start`, disjoint; separators (line breaks, tabs) between segments belong to none. */
  readonly segments: readonly TextSegment[];
  /** Tables with merged cells, or cells of several paragraphs: where separators alone do not tell which cell words stand in. */
  readonly tables?: readonly TableStretch[];
}

/** A table, as UTF-16 offsets into the text of its part; separators at the edges of cells may be within. */
export interface TableStretch {
  readonly start: number;
  readonly end: number;
  readonly rows: readonly (readonly CellStretch[])[];
}

export interface CellStretch {
  readonly start: number;
  readonly end: number;
  /** Columns that it covers. */
  readonly columns: number;
  /** It belongs to the cell above. */
  readonly isContinued: boolean;
}

/** One fact about hidden content, named by the closed vocabulary of hidden-content kinds. */
export interface HiddenFact {
  /** Stable machine name, `<format>.<what>`, e.g. `docx.comments`. */
  readonly kind: string;
  readonly path: string;
  readonly place: SegmentPlace;
  /** How many there are of it at this place, at least 1. */
  readonly count: number;
  /** The hidden words themselves where there are any (also in `parts`, so that rules see them). */
  readonly quote?: string;
  readonly author?: string;
  readonly at?: string;
  /**
   * Where the text of a page was compared with its picture: how much of what is shown stands in the text, and the other way
   * round, as shares from 0 to 1.
   */
  readonly shares?: { readonly shown: number; readonly layer: number };
}

export type NotInspectedReason =
  | 'encrypted'
  | 'damaged'
  | 'unsupported-format'
  | 'unknown-part'
  | 'over-limit'
  | 'picture-without-text'
  /** Frames and sound of a recording: nobody watched or heard it. */
  | 'not-watched'
  | 'recognition-off'
  | 'recognition-unavailable'
  | 'recognition-failed'
  | 'no-text-mapping'
  | 'too-slow';

export interface NotInspected {
  readonly path: string;
  readonly reason: NotInspectedReason;
}

export interface ExtractedText {
  readonly type: FileType;
  readonly parts: readonly TextPart[];
  readonly hidden: readonly HiddenFact[];
  readonly notInspected: readonly NotInspected[];
  /** Pages, sheets or slides, where the format has them. */
  readonly pages?: number;
}
