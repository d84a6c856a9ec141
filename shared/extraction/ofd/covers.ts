/**
 * Words of an OFD page under something painted later (GB/T 33190-2016, 8.5: objects are drawn in their order). Letters are
 * taken as equal shares of their run's box; one is covered when no sampled point of it shows.
 */
import { compose, isInside, type Matrix, type Point } from '../pdf/paint/matrix.ts';
import { covers, type Shape, shapeOfPath } from '../pdf/paint/shape.ts';
import type { Attributes } from '../xml-names.ts';
import type { OfdText } from './page-objects.ts';
import { type Box, parseMatrix, parseNumbers } from './text-geometry.ts';

/** An area that lets nothing through. */
export interface OfdCover {
  readonly shape: Shape;
  /** The object shows within its boundary only: left, top, right, bottom in points. */
  readonly boundary: readonly [number, number, number, number];
}

export interface DrawnText {
  readonly text: OfdText;
  /** How many covers had been drawn before it. */
  readonly coversBefore: number;
}

export interface JudgedText {
  readonly text: OfdText;
  readonly isCovered: boolean;
}

const points = 72 / 25.4;
const samples = [0.15, 0.35, 0.5, 0.65, 0.85];
const mostCovers = 20_000;

/** Numbers that follow each letter of a path, and the command it stands for among those of a PDF path. */
const commands: Readonly<Record<string, readonly [count: number, command: number]>> = {
  S: [2, 0],
  M: [2, 0],
  L: [2, 1],
  B: [6, 2],
  Q: [4, 3],
  C: [0, 4],
  // Of an arc only the chord is known to be painted.
  A: [7, 1],
};

/** The area that a filled path paints; null when its data cannot be read. */
export function coverOfPath(attributes: Attributes, data: string): OfdCover | null {
  const [left, top, width, height] = parseNumbers(attributes.Boundary);
  if (left === undefined || top === undefined || width === undefined || height === undefined) return null;
  const own = parseMatrix(attributes.CTM);
  const matrix: Matrix = compose(compose(own, [1, 0, 0, 1, left, top]), [points, 0, 0, points, 0, 0]);
  const packed = packedPath(data);
  const isEvenOdd = attributes.Rule?.trim().toLowerCase() === 'even-odd';
  const shape = packed === null ? null : shapeOfPath(packed, matrix, isEvenOdd);
  if (shape === null) return null;
  return { shape, boundary: [left * points, top * points, (left + width) * points, (top + height) * points] };
}

/** The words cut where a cover begins or ends. */
export function judgeTexts(texts: readonly DrawnText[], all: readonly OfdCover[]): readonly JudgedText[] {
  const known = all.slice(0, mostCovers);
  const judged = texts.flatMap(({ text, coversBefore }) => {
    const { box } = text;
    if (box === null || text.hidden !== null) return [{ text, isCovered: false }];
    const near = known.slice(coversBefore).filter(({ shape }) => touches(shape, box));
    return near.length === 0 ? [{ text, isCovered: false }] : cut(text, box, near);
  });
  return withoutRepeated(judged);
}

/** Words painted once more in the same place and seen there hide nothing: some programs paint a whole page twice. */
function withoutRepeated(judged: readonly JudgedText[]): readonly JudgedText[] {
  const cell = (value: number) => Math.round(value / 2);
  const key = (words: string, x: number, y: number) => `${words} ${x} ${y}`;
  const shown = new Set(
    judged.flatMap(({ text: { text, box, hidden }, isCovered: isUnder }) =>
      isUnder || hidden !== null || box === null ? [] : [key(text, cell(box[0]), cell(box[1]))],
    ),
  );
  const near = [-1, 0, 1];
  return judged.map((each) => {
    const { text, box } = each.text;
    if (!each.isCovered || box === null) return each;
    const isShown = near.some((right) =>
      near.some((down) => shown.has(key(text, cell(box[0]) + right, cell(box[1]) + down))),
    );
    return isShown ? { ...each, isCovered: false } : each;
  });
}

function packedPath(data: string): readonly number[] | null {
  const packed: number[] = [];
  const words = data.trim().split(/[\s,]+/, 100_000);
  for (let at = 0; at < words.length; ) {
    const command = commands[words[at] ?? ''];
    if (command === undefined) return null;
    const [count, code] = command;
    const values = words.slice(at + 1, at + 1 + count).map(Number);
    if (values.length < count || !values.every(Number.isFinite)) return null;
    packed.push(code, ...(count === 7 ? values.slice(-2) : values));
    at += count + 1;
  }
  return packed;
}

function touches({ bounds: [left, low, right, high] }: Shape, [x, y, width, height]: Box): boolean {
  return left < x + width && right > x && low < y + height && high > y;
}

function cut(text: OfdText, box: Box, near: readonly OfdCover[]): readonly JudgedText[] {
  const letters = [...text.text];
  const hidden = letters.map((_, index) => isCovered(letterBox(box, index, letters.length), near));
  const pieces: JudgedText[] = [];
  let start = 0;
  for (let end = 1; end <= letters.length; end += 1) {
    if (end < letters.length && hidden[end] === hidden[start]) continue;
    const [left, top] = letterBox(box, start, letters.length);
    const [lastLeft, lastTop, width, height] = letterBox(box, end - 1, letters.length);
    const piece: Box = [left, top, lastLeft + width - left, lastTop + height - top];
    const words = letters.slice(start, end).join('');
    pieces.push({ text: { ...text, text: words, box: piece }, isCovered: hidden[start] === true });
    start = end;
  }
  return pieces;
}

/** Written downwards when the run is higher than it is wide. */
function letterBox([left, top, width, height]: Box, index: number, count: number): Box {
  const isDown = count > 1 && height > width * 1.5;
  return isDown
    ? [left, top + (height * index) / count, width, height / count]
    : [left + (width * index) / count, top, width / count, height];
}

function isCovered([left, top, width, height]: Box, near: readonly OfdCover[]): boolean {
  return samples.every((across) =>
    samples.every((down) => {
      const point: Point = [left + width * across, top + height * down];
      return near.some(({ shape, boundary }) => isInside(boundary, point) && covers(shape, point));
    }),
  );
}
