/** What a page paints, in order: letters with their places, and areas that may lie over or under them. */
import type { Bounds, Matrix } from './matrix.ts';
import type { Shape } from './shape.ts';

export interface Clip {
  readonly bounds: Bounds;
  /** Shapes other than upright rectangles, which are part of the bounds. */
  readonly shapes: readonly Shape[];
}

/** One letter. Coordinates are the page's own. */
export interface PaintedGlyph {
  readonly order: number;
  readonly text: string;
  /** From a square of one letter's size, base line at 0, to the page. */
  readonly matrix: Matrix;
  /** Advance in letter heights. */
  readonly width: number;
  readonly isInLayerOff: boolean;
  /** Text rendering mode 3. */
  readonly isUnpainted: boolean;
  readonly isTransparent: boolean;
  /** `#rrggbb`; null when it is a pattern. */
  readonly color: string | null;
  readonly clip: Clip;
}

export interface PaintedArea {
  readonly order: number;
  readonly kind: 'fill' | 'image';
  readonly shape: Shape;
  readonly clip: Clip;
  /** Nothing under it can be seen. */
  readonly isOpaque: boolean;
  /** Whether anything under it can be seen is not known: a picture that was not decoded. */
  readonly isUnknown: boolean;
  /** `#rrggbb`; null when it is not one colour. */
  readonly color: string | null;
  /** Kind of the annotation that paints it; null for the page itself. */
  readonly annotation: string | null;
}

export interface PaintedPage {
  readonly glyphs: readonly PaintedGlyph[];
  readonly areas: readonly PaintedArea[];
  /** There was more than is looked at. */
  readonly isCut: boolean;
}
