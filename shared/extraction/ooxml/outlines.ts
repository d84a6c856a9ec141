/** How much of its rectangle an outline surely fills (ECMA-376 part 1, 20.1.10.56). */

/** Left, top, right, bottom, in whatever unit. */
export type Rect = readonly [number, number, number, number];

/** Share of width and height that is left out at each side. */
const margins: Readonly<Record<string, number>> = {
  rect: 0,
  flowChartProcess: 0,
  flowChartPredefinedProcess: 0,
  flowChartInternalStorage: 0,
  bevel: 0,
  foldedCorner: 0.17,
  roundRect: 0.05,
  flowChartAlternateProcess: 0.05,
  round1Rect: 0.05,
  round2SameRect: 0.05,
  round2DiagRect: 0.05,
  plaque: 0.17,
  // The square in a circle leaves out half of one less the root of one half.
  ellipse: 0.147,
  flowChartConnector: 0.147,
};

/** Part of the rectangle within the outline; null when the outline is not known. */
export function solidShare(outline: string, [left, top, right, bottom]: Rect): Rect | null {
  const margin = margins[outline];
  if (margin === undefined) return null;
  const [across, down] = [(right - left) * margin, (bottom - top) * margin];
  return [left + across, top + down, right - across, bottom - down];
}
