/**
 * What stands where in a story of a Word document, as far as its file tells: stretches of running text, and drawings that float
 * (ECMA-376 part 1, 20.4.2.3; part 4, 19.1.2). All lengths are points. Word's own line breaks are not in the file.
 */
import type { SegmentPlace } from '../../extracted-text.ts';
import type { Covering } from '../../ooxml/covering.ts';
import type { Rect } from '../../ooxml/outlines.ts';
import type { PartBuilder } from '../../part-builder.ts';
import type { Attributes } from '../../xml-names.ts';

/** Size, margins and columns of the pages of a section (17.6). */
export interface Paper {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly columns: number;
  /** Distance of the lines of its grid; null for none. */
  readonly linePitch: number | null;
}

/** A section's paper is only known at its end. */
export interface Section {
  paper: Paper | null;
}

/** Words of one format. */
export interface Piece {
  readonly place: SegmentPlace;
  readonly part: PartBuilder;
  /** First unit in the part's text. */
  readonly start: number;
  readonly text: string;
  /** Of the letters. */
  readonly size: number;
}

/** Stands for a picture in the line: a piece of its own, as high as the picture. */
export const inlinePicture = '\ufffc';

export interface Paragraph {
  readonly place: SegmentPlace;
  style: string | null;
  /** `w:spacing`, `w:ind` and `w:jc` as the paragraph itself has them. */
  readonly own: { spacing: Attributes; indents: Attributes; alignment: string | null };
  readonly pieces: Piece[];
  /** Of the letters of an empty line. */
  size: number;
}

/** A stretch of paragraphs below each other, with nothing of unknown height between them. */
export interface Block {
  readonly kind: 'flow' | 'cell' | 'box';
  readonly section: Section;
  /** It begins at the top of a page's text. */
  readonly startsPage: boolean;
  /** Of a cell, where the file says so. */
  width: number | null;
  readonly paragraphs: Paragraph[];
}

/** Where a drawing stands on one axis: at a distance, or aligned within something. */
export interface Position {
  readonly from: string;
  readonly offset: number | null;
  readonly align: string | null;
}

/** A text box, a shape or a picture of a drawing. */
export interface DrawnShape {
  /** From the drawing's own top left corner. */
  readonly rect: Rect;
  /** Part of it that is surely within its outline; null when none is known. */
  readonly solid: Rect | null;
  readonly covering: Covering;
  readonly text: { readonly block: Block; readonly insets: Rect; readonly align: string } | null;
}

/** A drawing that floats, anchored at a paragraph. */
export interface Float {
  readonly block: Block;
  readonly paragraph: Paragraph;
  readonly horizontal: Position;
  readonly vertical: Position;
  readonly width: number;
  readonly height: number;
  /** Order in which drawings are painted; below zero lies behind the text. */
  readonly order: number;
  /** In front of the text, which does not give way to it. */
  readonly isOverText: boolean;
  /** Words stand beside or below it, so that their places cannot be told. */
  readonly movesText: boolean;
  /** Back to front. */
  readonly shapes: readonly DrawnShape[];
}
