/** Where findings stand on a page: the boxes of the stretches that they are about, each cut out of the run it belongs to. */
import type { TextPart } from '../../../../shared/extraction/extracted-text.ts';
import { segmentsOf } from '../../../../shared/extraction/segments-of.ts';
import { stretchesOf } from '../../../../shared/screening/finding.ts';
import type { NumberedFinding } from '../numbered-findings.ts';

/** Left, top, width, height, in the unit of the page. */
export type Box = readonly [number, number, number, number];

export interface FindingBox {
  readonly finding: NumberedFinding;
  readonly page: number;
  readonly box: Box;
  /** A little more than the box: a cover has to reach over its words whatever the letters' real width. */
  readonly cover: Box;
  /** True on the first box of the finding, which carries its number. */
  readonly isFirst: boolean;
}

/** Boxes in the order of the findings. Findings whose words have no place on a page have none. */
export function findingBoxes(
  parts: readonly TextPart[],
  findings: readonly NumberedFinding[],
): readonly FindingBox[] {
  const byPath = new Map(parts.map((part) => [part.path, part]));
  const wide = findings.filter(({ kind }) => /name|address/.test(kind));
  return findings.flatMap((finding) => {
    const part = byPath.get(finding.place.part);
    return part === undefined ? [] : boxesIn(part, finding, wide);
  });
}

function boxesIn(
  part: TextPart,
  finding: NumberedFinding,
  wide: readonly NumberedFinding[],
): readonly FindingBox[] {
  const inPart = wide.filter(({ place }) => place.part === part.path).flatMap(stretchesOf);
  const boxes = stretchesOf(finding).flatMap((stretch) =>
    segmentsOf(part.segments, stretch).flatMap(({ start, end, place: { page = 1, box } }) => {
      if (box === undefined || end <= start) return [];
      const reach = (to: number): number => widthOf(part.text, { start, end: to }, inPart);
      const whole = reach(end);
      const from = reach(Math.max(stretch.start, start)) / whole;
      const to = reach(Math.min(stretch.end, end)) / whole;
      const margin = coverMargin.letters / whole + coverMargin.ofRun;
      return [{ page, box: cutBox(box, from, to), cover: cutBox(box, from - margin, to + margin) }];
    }),
  );
  return boxes.map((each, index) => ({ ...each, finding, isFirst: index === 0 }));
}

/** What a cover reaches further on either side, in letter heights and as a share of the run: set type is stretched to fill lines. */
const coverMargin = { letters: 1.5, ofRun: 0.03 } as const;

const cover = '*';
/** Characters that are as wide as they are high. */
const fullWidth = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u;

/**
 * Width of a stretch in letter heights. What is covered may be figures or characters: under names and addresses it is characters.
 */
function widthOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  wide: readonly { readonly start: number; readonly end: number }[],
): number {
  let width = 0;
  for (let index = start; index < end; index += 1) {
    const character = text[index] ?? '';
    const isWide =
      character === cover
        ? wide.some((stretch) => stretch.start <= index && index < stretch.end)
        : fullWidth.test(character);
    width += isWide ? 1 : 0.5;
  }
  return width;
}

/** The share of a run that a stretch takes, along its longer side. */
function cutBox([left, top, width, height]: Box, from: number, to: number): Box {
  const first = Math.max(0, from);
  const last = Math.min(1, to);
  if (height > width * 2) return [left, top + height * first, width, height * (last - first)];
  return [left + width * first, top, width * (last - first), height];
}

/** Boxes by their page. */
export function boxesByPage(boxes: readonly FindingBox[]): ReadonlyMap<number, readonly FindingBox[]> {
  const pages = new Map<number, FindingBox[]>();
  for (const box of boxes) {
    const known = pages.get(box.page);
    if (known === undefined) pages.set(box.page, [box]);
    else known.push(box);
  }
  return pages;
}
