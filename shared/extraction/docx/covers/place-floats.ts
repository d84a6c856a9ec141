/**
 * Where a floating drawing stands: from the top left corner of the stretch of text that it is anchored in, or of the page's
 * margins. Null for what only Word knows: alignment to odd and even pages, to a line, to columns.
 */

import type { Block, Float, Paper, Position } from './scene.ts';
import type { Layout } from './text-lines.ts';

export interface Place {
  readonly left: number;
  readonly top: number;
  /** Whether `top` counts from the first paragraph of the stretch, or from the page's upper margin. */
  readonly counts: 'block' | 'page';
  /** What `top` was reckoned from, to tell how sure it is: farther lines are less so. */
  readonly origin: number;
}

/** Width of the text that a stretch has; null when it is not known. */
export function widthOf({ kind, width, section: { paper } }: Block): number | null {
  if (kind !== 'flow') return width;
  return paper === null || paper.columns > 1 ? null : paper.width - paper.left - paper.right;
}

/** Place of the drawing. Horizontal distances count from the text's left edge. */
export function placeOf(float: Float, layout: Layout): Place | null {
  const { block } = float;
  const paper = block.kind === 'flow' ? block.section.paper : null;
  const width = widthOf(block);
  const left = across(float, paper, width);
  if (left === null) return null;
  const { from, offset } = float.vertical;
  if (from === 'paragraph') {
    const top = layout.tops.get(float.paragraph);
    return offset === null || top === undefined
      ? null
      : { left, top: top + offset, counts: 'block', origin: top };
  }
  if (paper === null) return null;
  const top = down(float, paper);
  return top === null ? null : { left, top, counts: 'page', origin: 0 };
}

function across({ horizontal, width: own }: Float, paper: Paper | null, width: number | null): number | null {
  const { from } = horizontal;
  if (from === 'column' || (from === 'margin' && paper !== null))
    return along(horizontal, { start: 0, length: width, own });
  if (paper === null) return null;
  if (from === 'page') return along(horizontal, { start: -paper.left, length: paper.width, own });
  if (from === 'leftMargin') return along(horizontal, { start: -paper.left, length: paper.left, own });
  if (from !== 'rightMargin') return null;
  return along(horizontal, { start: paper.width - paper.left - paper.right, length: paper.right, own });
}

function down({ vertical, height: own }: Float, paper: Paper): number | null {
  const { from } = vertical;
  const length = paper.height - paper.top - paper.bottom;
  if (from === 'margin') return along(vertical, { start: 0, length, own });
  if (from === 'page') return along(vertical, { start: -paper.top, length: paper.height, own });
  if (from === 'topMargin') return along(vertical, { start: -paper.top, length: paper.top, own });
  if (from !== 'bottomMargin') return null;
  return along(vertical, { start: length, length: paper.bottom, own });
}

interface Span {
  readonly start: number;
  readonly length: number | null;
  readonly own: number;
}

function along({ offset, align }: Position, { start, length, own }: Span): number | null {
  if (offset !== null) return start + offset;
  if (align === 'left' || align === 'top') return start;
  if (length === null) return null;
  if (align === 'center') return start + (length - own) / 2;
  return align === 'right' || align === 'bottom' ? start + length - own : null;
}
