/**
 * What the engine asks of a host with a print path: pages on paper, and pictures. Only a window program has one. The pages are our
 * own, without script and without anything from outside.
 */
import type { Result } from '../base/result.ts';

export interface Drawing {
  /** A whole SVG file. */
  readonly svg: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Printer {
  /** False where page numbers in `@page` margin boxes do not come out and have to be drawn. */
  readonly printsMarginBoxes: boolean;
  /** A tagged PDF in the paper and margins of the page's own style. Failures `publishing.print-failed`, `request.cancelled`. */
  pdf(html: string): Promise<Result<Uint8Array>>;
  /** A PNG. Failures `publishing.print-failed`, `publishing.picture-too-large`, `request.cancelled`. */
  picture(drawing: Drawing): Promise<Result<Uint8Array>>;
  /** Ends what is being printed or waits to be: it fails with `request.cancelled`. */
  cancel(): void;
}

/** Bounds on a picture: nobody scrolls further, and portals take no larger file. */
export const pictureBounds = { height: 16_000, bytes: 16 * 1024 * 1024 } as const;
