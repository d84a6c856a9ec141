/**
 * Which letters of a page nobody sees, and why. A letter is under a box when no sampled point of its ink shows: everything
 * painted later counts together, so many small boxes hide as well as one.
 */
import { type AreaIndex, indexAreas } from './area-index.ts';
import { apply, type Bounds, boundsOf, intersect, isInside, type Point } from './matrix.ts';
import type { PaintedArea, PaintedGlyph, PaintedPage } from './painted-page.ts';
import { withoutRepeated } from './repeated-glyphs.ts';
import { covers } from './shape.ts';

export type HiddenBy =
  | 'pdf.hidden-layer'
  | 'pdf.invisible-text'
  | 'pdf.transparent-text'
  | 'pdf.off-page-text'
  | 'pdf.text-under-box'
  /** Under something in the colour of paper: a box, or a page part that came to lie over another by accident. */
  | 'pdf.text-under-paper'
  | 'pdf.image-over-text'
  | 'pdf.unapplied-redaction'
  | 'pdf.white-text';

export interface JudgedGlyph {
  readonly text: string;
  readonly bounds: Bounds;
  /** Null when it can be seen. */
  readonly hidden: HiddenBy | null;
  /** Under a picture of which nobody can tell whether it hides the letter. */
  readonly isUncertain?: boolean;
}

/** Annotations that are no cover but an icon, a field or a link. */
export const noCovers: ReadonlySet<string> = new Set([
  'Widget',
  'Link',
  'Text',
  'Popup',
  'FileAttachment',
  'Sound',
  'Movie',
  'Screen',
]);
const sampleColumns = [0.14, 0.32, 0.5, 0.68, 0.86];
const sampleRows = 5;
/** Difference of a colour channel, of 255, that an eye does not see. */
const unseenDifference = 12;
const halfway = 128;
const paper = '#ffffff';

/** Judges every letter, in painting order. */
export function judgeGlyphs(page: PaintedPage, view: Bounds): readonly JudgedGlyph[] {
  const index = indexAreas(
    page.areas.filter(({ annotation }) => annotation === null || !noCovers.has(annotation)),
    view,
  );
  const judged = page.glyphs.map((glyph) => judge(glyph, index, view));
  return withoutRepeated(judged);
}

function judge(glyph: PaintedGlyph, index: AreaIndex, view: Bounds): JudgedGlyph {
  const bounds = boxOf(glyph);
  const hidden = reasonOf(glyph, bounds, { index, view });
  if (hidden !== null || !isPerhapsUnder(glyph, index)) return { text: glyph.text, bounds, hidden };
  return { text: glyph.text, bounds, hidden, isUncertain: true };
}

function reasonOf(
  glyph: PaintedGlyph,
  bounds: Bounds,
  { index, view }: { readonly index: AreaIndex; readonly view: Bounds },
): HiddenBy | null {
  if (glyph.isInLayerOff) return 'pdf.hidden-layer';
  if (glyph.isUnpainted) return 'pdf.invisible-text';
  if (glyph.isTransparent) return 'pdf.transparent-text';
  if (isPlainlySeen(glyph, bounds, { index, view })) return null;
  const points = samplesOf(glyph);
  const window = intersect(view, glyph.clip.bounds);
  const isShown = (point: Point) =>
    isInside(window, point) && glyph.clip.shapes.every((shape) => covers(shape, point));
  if (!points.some(isShown)) return 'pdf.off-page-text';
  const cover = coverOf(glyph, points, index);
  if (cover !== null) return cover;
  return camouflageOf(glyph, points, index);
}

/** Most letters stand on the paper, within the page, in a colour of their own, and nothing is painted near them. */
function isPlainlySeen(
  { color, clip }: PaintedGlyph,
  bounds: Bounds,
  { index, view }: { readonly index: AreaIndex; readonly view: Bounds },
): boolean {
  if (color !== null && isAlike(color, paper)) return false;
  const isWithin = (outer: Bounds) =>
    isInside(outer, [bounds[0], bounds[1]]) && isInside(outer, [bounds[2], bounds[3]]);
  return clip.shapes.length === 0 && isWithin(view) && isWithin(clip.bounds) && !index.isNear(bounds);
}

/** Kind of what hides all points; null as soon as one of them shows. */
function coverOf(glyph: PaintedGlyph, points: readonly Point[], index: AreaIndex): HiddenBy | null {
  const over: PaintedArea[] = [];
  for (const point of points) {
    const area = index.at(point).find(({ order, isOpaque }) => isOpaque && order > glyph.order);
    if (area === undefined) return null;
    over.push(area);
  }
  if (over.some(({ annotation }) => annotation === 'Redact')) return 'pdf.unapplied-redaction';
  if (over.every(({ kind }) => kind === 'image')) return 'pdf.image-over-text';
  const isPaper = over.every(({ color }) => color !== null && isAlike(color, paper));
  return isPaper ? 'pdf.text-under-paper' : 'pdf.text-under-box';
}

/** Tells whether something lies all over a letter that may hide it or not. */
function isPerhapsUnder(glyph: PaintedGlyph, index: AreaIndex): boolean {
  return (
    index.hasUnknown &&
    samplesOf(glyph).every((point) =>
      index
        .at(point)
        .some(({ order, isOpaque, isUnknown }) => (isOpaque || isUnknown) && order > glyph.order),
    )
  );
}

/** Text in the colour of what lies under it: of a painted box, or of the paper. */
function camouflageOf(glyph: PaintedGlyph, points: readonly Point[], index: AreaIndex): HiddenBy | null {
  const { color } = glyph;
  if (color === null) return null;
  const isLost = points.every((point) => {
    const under = index.at(point).findLast(({ order }) => order < glyph.order);
    const background = under === undefined ? paper : under.color;
    return background !== null && isAlike(color, background);
  });
  if (!isLost) return null;
  return isDark(color) ? 'pdf.text-under-box' : 'pdf.white-text';
}

/** Dark on dark is a bar over the words, whichever of the two was painted first. */
function isDark(color: string): boolean {
  return [1, 3, 5].every((at) => Number.parseInt(color.slice(at, at + 2), 16) < halfway);
}

function isAlike(one: string, other: string): boolean {
  const channel = (color: string, at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return [1, 3, 5].every((at) => Math.abs(channel(one, at) - channel(other, at)) <= unseenDifference);
}

/** Where a letter has its ink, in letter heights above the base line. */
function inkOf(text: string): readonly [low: number, high: number] {
  if (/^[acemnorsuvwxz]+$/.test(text)) return [0.02, 0.44];
  if (/^[gpqyj]+$/.test(text)) return [-0.18, 0.44];
  if (/^[\x21-\x7e]+$/.test(text)) return /[.,_]/.test(text) ? [0, 0.1] : [0.02, 0.66];
  return [-0.06, 0.8];
}

function samplesOf({ text, matrix, width }: PaintedGlyph): readonly Point[] {
  const [low, high] = inkOf(text);
  const points: Point[] = [];
  for (let row = 0; row < sampleRows; row += 1) {
    const y = low + ((high - low) * (row + 0.5)) / sampleRows;
    for (const column of sampleColumns) points.push(apply(matrix, column * width, y));
  }
  return points;
}

function boxOf({ matrix, width }: PaintedGlyph): Bounds {
  return boundsOf([
    apply(matrix, 0, -0.12),
    apply(matrix, width, -0.12),
    apply(matrix, width, 0.88),
    apply(matrix, 0, 0.88),
  ]);
}
