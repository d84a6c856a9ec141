/** Decides whether a page that was run quickly is as plain as it looked: nothing lies over a letter or swallows it. */
import { type Bounds, isInside } from '../paint/matrix.ts';
import type { QuickArea, QuickRun, QuickText } from './quick-state.ts';

/** Ink of a letter above and below the base line, in letter heights, and how far it may reach over an edge. */
const above = 0.75;
const below = 0.1;
const slack = 0.25;
const paperLike = 243;
const alike = 12;
const bands = 64;
/** Thin areas over one stretch: a line through it or under it is one, more may be a cover made of stripes. */
const thin = 2;
const mostThin = 3;

export function hidesNothing({ texts, areas }: QuickRun, view: Bounds): boolean {
  if (!texts.every((text) => isWithin(text))) return false;
  const [, low, , high] = view;
  const step = Math.max(1, (high - low) / bands);
  const bandOf = (y: number) => Math.min(bands - 1, Math.max(0, Math.floor((y - low) / step)));
  const byBand: QuickArea[][] = [];
  for (const area of areas) {
    for (let band = bandOf(area.bounds[1]); band <= bandOf(area.bounds[3]); band += 1) {
      const list = byBand[band] ?? [];
      list.push(area);
      byBand[band] = list;
    }
  }
  const none: readonly QuickArea[] = [];
  return texts.every((text) => {
    const box = inkOf(text);
    const [first, last] = [bandOf(box[1]), bandOf(box[3])];
    for (let band = first; band <= last; band += 1) {
      if (!isSeen(text, box, byBand[band] ?? none)) return false;
    }
    return byBand.length > 0 || !isPaper(text.color);
  });
}

/** The place where letters are set, kept with each stretch: outside of it they may be cut off. */
function isWithin({ clip, ...text }: QuickText): boolean {
  const [left, low, right, high] = inkOf({ ...text, clip });
  const room = text.height * slack;
  const wider: Bounds = [clip[0] - room, clip[1] - room, clip[2] + room, clip[3] + room];
  return isInside(wider, [left, low]) && isInside(wider, [right, high]);
}

function isSeen(text: QuickText, box: Bounds, areas: readonly QuickArea[]): boolean {
  let stripes = 0;
  let ground: QuickArea | null = null;
  for (const area of areas) {
    if (!overlaps(area.bounds, box)) continue;
    const isThin = area.bounds[2] - area.bounds[0] < thin || area.bounds[3] - area.bounds[1] < thin;
    if (isThin && area.picture === null) {
      stripes += 1;
      if (stripes > mostThin) return false;
    } else if (area.order > text.order) {
      if (!area.isVeiled) return false;
    } else ground = area;
  }
  if (ground === null) return !isPaper(text.color);
  return ground.color !== null && !isAlike(ground.color, text.color) && isEnough(ground, text, box);
}

/** White letters need a ground under all of them; others show on paper as well. */
function isEnough({ bounds }: QuickArea, { color }: QuickText, box: Bounds): boolean {
  return !isPaper(color) || (isInside(bounds, [box[0], box[1]]) && isInside(bounds, [box[2], box[3]]));
}

function inkOf({ x, y, width, height }: QuickText): Bounds {
  return [x, y - height * below, x + width, y + height * above];
}

function overlaps(one: Bounds, other: Bounds): boolean {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}

function isPaper(color: string): boolean {
  return [1, 3, 5].every((at) => Number.parseInt(color.slice(at, at + 2), 16) >= paperLike);
}

function isAlike(one: string, other: string): boolean {
  const channel = (color: string, at: number) => Number.parseInt(color.slice(at, at + 2), 16);
  return [1, 3, 5].every((at) => Math.abs(channel(one, at) - channel(other, at)) <= alike);
}
