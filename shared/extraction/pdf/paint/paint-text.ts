/** Places the letters of a text operator (ISO 32000-2, 9.4.4). */
import type { GraphicsState } from './graphics-state.ts';
import { compose, type Matrix } from './matrix.ts';
import type { PaintedGlyph } from './painted-page.ts';

/** Where the next letter goes: the text matrix with what has been written on the line so far. */
export interface TextCursor {
  matrix: Matrix;
  lineX: number;
  lineY: number;
  x: number;
  y: number;
}

/** A letter as pdf.js hands it out. */
interface Letter {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** Advance, and the origin for writing downwards. */
  readonly vertical: readonly [number, number, number] | null;
}

type Appearance = Omit<PaintedGlyph, 'text' | 'matrix' | 'width'>;

const thinnest = 0.01;

/** Hands out each letter that is no blank and moves the cursor on. */
export function placeLetters(
  untrustedLetters: unknown,
  {
    state,
    cursor,
    appearance,
  }: { readonly state: GraphicsState; readonly cursor: TextCursor; readonly appearance: Appearance },
  take: (glyph: PaintedGlyph) => void,
): void {
  if (!Array.isArray(untrustedLetters)) return;
  for (const untrusted of untrustedLetters) {
    if (typeof untrusted === 'number') {
      move(state, cursor, (-untrusted / 1000) * state.fontSize);
      continue;
    }
    const letter = parseLetter(untrusted);
    if (letter === null) continue;
    const width = letter.width * state.fontUnit;
    if (letter.unicode.trim() !== '') {
      take({
        ...appearance,
        text: letter.unicode,
        matrix: matrixOf(letter, state, cursor),
        width: Math.max(width, thinnest),
      });
    }
    const spacing = state.charSpacing + (letter.isSpace ? state.wordSpacing : 0);
    const advance =
      state.isVertical && letter.vertical !== null ? letter.vertical[0] * state.fontUnit : width;
    move(state, cursor, advance * state.fontSize + spacing);
  }
}

function move(state: GraphicsState, cursor: TextCursor, distance: number): void {
  if (state.isVertical) cursor.y += distance;
  else cursor.x += distance * state.scale;
}

function matrixOf(letter: Letter, state: GraphicsState, cursor: TextCursor): Matrix {
  const { fontSize, scale, rise, fontUnit } = state;
  const [, originX, originY] = (state.isVertical ? letter.vertical : null) ?? [0, 0, 0];
  const local: Matrix = [
    fontSize * scale,
    0,
    0,
    fontSize,
    cursor.x - originX * fontUnit * fontSize * scale,
    cursor.y + rise - originY * fontUnit * fontSize,
  ];
  return compose(compose(local, cursor.matrix), state.matrix);
}

function parseLetter(untrusted: unknown): Letter | null {
  if (typeof untrusted !== 'object' || untrusted === null) return null;
  const field = (name: string): unknown => Reflect.get(untrusted, name);
  const unicode = field('unicode');
  const width = field('width');
  const metric = field('vmetric');
  const [advance, x, y]: readonly unknown[] = Array.isArray(metric) ? metric : [];
  return {
    unicode: typeof unicode === 'string' ? unicode : '',
    width: typeof width === 'number' && Number.isFinite(width) ? width : 0,
    isSpace: field('isSpace') === true,
    vertical:
      typeof advance === 'number' && typeof x === 'number' && typeof y === 'number' ? [advance, x, y] : null,
  };
}
