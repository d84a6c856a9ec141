/** Where characters of an OFD text object stand (GB/T 33190-2016, 11.3). The format measures in millimetres, we in points. */
import type { Attributes } from '../xml-names.ts';

/** Left, top, width, height in points from the page's top left corner. */
export type Box = readonly [number, number, number, number];

type Matrix = readonly [number, number, number, number, number, number];

const pointsPerMillimetre = 72 / 25.4;
/** Share of the letter's height above the base line, as usual for Chinese fonts. */
const ascent = 0.88;
const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Numbers of a list separated by blanks; what is no number is left out. */
export function parseNumbers(list: string | undefined): number[] {
  return (list ?? '').split(/\s+/, 64).flatMap((word) => {
    const value = Number(word);
    return word === '' || !Number.isFinite(value) ? [] : [value];
  });
}

/** Transformation of an object; none when it is not six numbers. */
export function parseMatrix(list: string | undefined): Matrix {
  const [a, b, c, d, e, f] = parseNumbers(list);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return identity;
  return e === undefined || f === undefined ? identity : [a, b, c, d, e, f];
}

export interface PlacedCode {
  /** Top left corner of the object's boundary. */
  readonly origin: readonly [number, number];
  readonly matrix: Matrix;
  readonly size: number;
  /** With `X`, `Y`, `DeltaX`, `DeltaY`. */
  readonly code: Attributes;
  /** Characters, at most as many offsets count. */
  readonly length: number;
}

/** Box around all characters of a run, its letters taken as squares. */
export function boxOfCode({ origin, matrix, size, code, length }: PlacedCode): Box | null {
  const steps = Math.max(0, Math.min(length, 4096) - 1);
  const across = reach(code.DeltaX, steps);
  const down = reach(code.DeltaY, steps);
  const x = Number(code.X);
  const y = Number(code.Y);
  const [a, b, c, d, e, f] = matrix;
  const corners = [x + across.least, x + across.most + size].flatMap((px) =>
    [y + down.least - size * ascent, y + down.most + size * (1 - ascent)].map((py) => [
      origin[0] + a * px + c * py + e,
      origin[1] + b * px + d * py + f,
    ]),
  );
  const xs = corners.map(([px = 0]) => px);
  const ys = corners.map(([, py = 0]) => py);
  const left = Math.min(...xs);
  const top = Math.min(...ys);
  const box: Box = [round(left), round(top), round(Math.max(...xs) - left), round(Math.max(...ys) - top)];
  return box.every(Number.isFinite) ? box : null;
}

/** How far the offsets lead to either side; `g 3 2.5` stands for three times 2.5. */
function reach(list: string | undefined, steps: number): { readonly least: number; readonly most: number } {
  let at = 0;
  let least = 0;
  let most = 0;
  let left = steps;
  const words = (list ?? '').trim().split(/\s+/, 3 * steps + 3);
  for (let index = 0; index < words.length && left > 0; index += 1) {
    const isGroup = words[index] === 'g';
    const times = isGroup ? Math.min(left, Math.max(0, Math.floor(Number(words[index + 1]) || 0))) : 1;
    const offset = Number(isGroup ? words[index + 2] : words[index]);
    if (isGroup) index += 2;
    if (!Number.isFinite(offset)) continue;
    at += offset * times;
    left -= times;
    least = Math.min(least, at);
    most = Math.max(most, at);
  }
  return { least, most };
}

function round(millimetres: number): number {
  return Math.round(millimetres * pointsPerMillimetre * 10) / 10;
}
