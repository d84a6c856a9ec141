/**
 * Words of a story that lie under a shape: a filled one, or a picture without holes, in front of text that does not give way to
 * it. Text boxes have places of their own; running text is judged by an estimate of its lines, with the more room for error the
 * farther a line is from what the shape's place was reckoned from. What cannot be told is not claimed.
 */
import { groupBy } from '../../../base/group-by.ts';
import type { Collector } from '../../collector.ts';
import { createOpacity } from '../../ooxml/covering.ts';
import type { Rect } from '../../ooxml/outlines.ts';
import type { OfficePackage } from '../../ooxml/package.ts';
import type { PartBuilder } from '../../part-builder.ts';
import type { DocxStyles } from '../styles.ts';
import { type Place, placeOf, widthOf } from './place-floats.ts';
import { type DrawnShape, type Float, inlinePicture } from './scene.ts';
import { type Layout, layOut, type Unit } from './text-lines.ts';
import { boxLines, type PlacedLines, unitsUnder } from './under-rect.ts';

const kind = 'docx.text-under-shape';
/** Of text on A4, where the file does not tell. */
const usualWidth = 415;
/** One character may be a slip of the estimate. */
const fewestUnits = 2;
/** Rows of letters longer than that are no word. */
const longestWord = 40;

export interface Judging {
  readonly pkg: OfficePackage;
  readonly path: string;
  readonly collector: Collector;
  readonly styles: DocxStyles;
}

interface Placed {
  readonly float: Float;
  readonly place: Place;
  /** Place in the file: the later of two of the same order lies above. */
  readonly rank: number;
  /** Places of different paragraphs can be compared. */
  readonly isSteady: boolean;
}

interface Cover extends Placed {
  readonly index: number;
  readonly shape: DrawnShape;
  readonly solid: Rect;
}

/** Reports what is covered and marks it in the parts, which must not be finished yet. */
export function noteCoveredWords(floats: readonly Float[], judging: Judging): void {
  const isOpaque = createOpacity(judging.pkg, judging.path);
  const report = createReport(judging);
  for (const [block, own] of groupBy(floats, (each) => each.block)) {
    if (!own.some(({ isOverText }) => isOverText)) continue;
    const width = widthOf(block);
    const linePitch = block.section.paper?.linePitch ?? null;
    const layout = layOut(block, width ?? usualWidth, { styles: judging.styles, linePitch });
    if (layout === null) continue;
    // Otherwise lines stand somewhere else than reckoned, and with them what hangs on other paragraphs.
    const isSteady = width !== null && !own.some(({ movesText }) => movesText);
    const placed = own.flatMap((float, rank) => {
      const place = placeOf(float, layout);
      return place === null ? [] : [{ float, place, rank, isSteady }];
    });
    for (const cover of placed.flatMap(coversOf)) {
      const running = !isSteady ? [] : unitsUnder(cover.solid, runningLines(cover, layout));
      const boxed = placed.flatMap((below) => boxesUnder(cover, below, judging.styles));
      const units = wholeWords([...running, ...boxed]);
      const worded = units.filter(({ piece, index }) => isWorded(piece.text[index]));
      if (worded.length >= fewestUnits && isOpaque(cover.shape.covering)) report(units);
    }
  }
}

function coversOf(placed: Placed): Cover[] {
  const { float, place } = placed;
  if (!float.isOverText) return [];
  return float.shapes.flatMap((shape, index) =>
    shape.solid === null || shape.covering === 'clear'
      ? []
      : [{ ...placed, index, shape, solid: shifted(shape.solid, place) }],
  );
}

function shifted([left, top, right, bottom]: Rect, { left: x, top: y }: Place): Rect {
  return [left + x, top + y, right + x, bottom + y];
}

/** Lines that the cover's place can be compared with. */
function runningLines({ float: { block }, place }: Cover, { lines }: Layout): PlacedLines {
  const { paper } = block.section;
  if (place.counts === 'page' && !block.startsPage) return { lines: [], left: 0, top: 0, origin: null };
  const foot = block.startsPage && paper !== null ? paper.height - paper.top - paper.bottom : null;
  const onPage = foot === null ? lines : lines.filter(({ bottom }) => bottom <= foot);
  return { lines: onPage, left: 0, top: 0, origin: place.origin };
}

function boxesUnder(cover: Cover, below: Placed, styles: DocxStyles): Unit[] {
  const isSame = cover.float === below.float;
  if (!isSame && !liesBelow(below, cover)) return [];
  if (!isSame && !areComparable(cover, below)) return [];
  const isSure = isSame || cover.float.paragraph === below.float.paragraph;
  const shapes = isSame ? below.float.shapes.slice(0, cover.index) : below.float.shapes;
  return shapes.flatMap((shape) => {
    if (shape.text === null) return [];
    const lines = boxLines(shape.text, shifted(shape.rect, below.place), styles);
    return unitsUnder(cover.solid, { ...lines, origin: isSure ? null : cover.place.origin });
  });
}

function liesBelow(below: Placed, above: Placed): boolean {
  const difference = above.float.order - below.float.order;
  return difference > 0 || (difference === 0 && above.rank > below.rank);
}

/** Both on one page, and counted from the same. */
function areComparable(one: Placed, other: Placed): boolean {
  const isSame = one.float.paragraph === other.float.paragraph && one.place.counts === other.place.counts;
  if (isSame || !one.isSteady) return isSame;
  return one.float.block.startsPage || (one.place.counts === 'block' && other.place.counts === 'block');
}

/** One fact a paragraph and shape; what an earlier shape covers is not told twice. */
function createReport({ collector, path }: Judging): (units: readonly Unit[]) => void {
  const told = new Map<PartBuilder, Set<number>>();
  return (units) => {
    const fresh = units.filter(({ piece, index }) => {
      if (piece.text === inlinePicture) return false;
      const known = told.get(piece.part) ?? new Set();
      told.set(piece.part, known);
      const at = piece.start + index;
      const isFresh = !known.has(at);
      known.add(at);
      return isFresh;
    });
    for (const [piece, own] of groupBy(fresh, (unit) => unit.piece)) {
      for (const [start, end] of stretches(own))
        piece.part.hide(piece.start + start, piece.start + end, kind);
    }
    for (const [place, own] of groupBy(fresh, ({ piece }) => piece.place)) {
      const quote = own.map(({ piece, index }) => piece.text[index] ?? '').join('');
      collector.fact({ kind, path, place, quote });
    }
  };
}

/** Without words of an alphabet that stick out: where a line's estimate is a little too long, its last letters would be claimed. */
function wholeWords(units: readonly Unit[]): readonly Unit[] {
  const covered = groupBy(units, ({ piece }) => piece);
  const indexes = new Map(
    [...covered].map(([piece, own]) => [piece, new Set(own.map(({ index }) => index))]),
  );
  const sticksOut = ({ piece, index }: Unit, step: 1 | -1) => {
    const own = indexes.get(piece);
    let at = index;
    while (isLetter(piece.text, at) && Math.abs(at - index) < longestWord) {
      if (own?.has(at) !== true) return true;
      at += step;
    }
    return false;
  };
  return units.filter((unit) => !sticksOut(unit, 1) && !sticksOut(unit, -1));
}

function isLetter(text: string, at: number): boolean {
  return /[\p{Script=Latin}\p{Nd}]/u.test(text[at] ?? '');
}

function isWorded(character = ''): boolean {
  return character.trim() !== '' && character !== inlinePicture;
}

/** Characters that follow each other, as beginnings and ends. */
function stretches(units: readonly Unit[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const { index } of units) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === index) last[1] = index + 1;
    else found.push([index, index + 1]);
  }
  return found;
}
