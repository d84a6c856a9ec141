/** Graphics and text state as far as it decides where a glyph stands and whether it is painted (ISO 32000-2, 8.4, 9.3, 9.4). */
import type { Operand, Operation } from './content-tokens.ts';

/** a b c d e f of a transformation. */
export type Matrix = readonly [number, number, number, number, number, number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** First `left`, then `right`. */
export function multiply(left: Matrix, right: Matrix): Matrix {
  const [a, b, c, d, e, f] = left;
  const [A, B, C, D, E, F] = right;
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

export interface PenState {
  ctm: Matrix;
  font: string;
  size: number;
  characterSpace: number;
  wordSpace: number;
  /** 1 is the font's own width. */
  scale: number;
  leading: number;
  rise: number;
  mode: number;
  /** Opacity of what is filled. */
  alpha: number;
}

export interface Pen {
  state: PenState;
  readonly saved: PenState[];
  text: Matrix;
  line: Matrix;
}

export function startPen(ctm: Matrix): Pen {
  const state = {
    ctm,
    font: '',
    size: 0,
    characterSpace: 0,
    wordSpace: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    alpha: 1,
  };
  return { state, saved: [], text: identity, line: identity };
}

export const numberAt = (operands: readonly Operand[], index: number): number => {
  const operand = operands[index];
  return operand?.type === 'number' ? operand.value : 0;
};

type Move = (pen: Pen, at: (index: number) => number, operands: readonly Operand[]) => void;

function nextLine(pen: Pen, x: number, y: number): void {
  pen.line = multiply([1, 0, 0, 1, x, y], pen.line);
  pen.text = pen.line;
}

function startText(pen: Pen): void {
  pen.text = identity;
  pen.line = identity;
}

/** Sets one number of the state. */
const set =
  (name: 'characterSpace' | 'wordSpace' | 'leading' | 'rise' | 'mode', factor = 1): Move =>
  ({ state }, at) => {
    state[name] = at(0) * factor;
  };

const moves: ReadonlyMap<string, Move> = new Map<string, Move>([
  ['q', (pen) => pen.saved.push({ ...pen.state })],
  [
    'Q',
    (pen) => {
      pen.state = pen.saved.pop() ?? pen.state;
    },
  ],
  [
    'cm',
    ({ state }, at) => {
      state.ctm = multiply([at(0), at(1), at(2), at(3), at(4), at(5)], state.ctm);
    },
  ],
  ['BT', startText],
  [
    'Tf',
    ({ state }, at, [name]) => {
      state.font = name?.type === 'name' ? name.value : '';
      state.size = at(1);
    },
  ],
  ['Tc', set('characterSpace')],
  ['Tw', set('wordSpace')],
  ['TL', set('leading')],
  ['Ts', set('rise')],
  ['Tr', set('mode')],
  [
    'Tz',
    ({ state }, at) => {
      state.scale = at(0) / 100;
    },
  ],
  ['Td', (pen, at) => nextLine(pen, at(0), at(1))],
  [
    'TD',
    (pen, at) => {
      pen.state.leading = -at(1);
      nextLine(pen, at(0), at(1));
    },
  ],
  [
    'Tm',
    (pen, at) => {
      pen.line = [at(0), at(1), at(2), at(3), at(4), at(5)];
      pen.text = pen.line;
    },
  ],
  ['T*', (pen) => nextLine(pen, 0, -pen.state.leading)],
  ["'", (pen) => nextLine(pen, 0, -pen.state.leading)],
  [
    '"',
    (pen, at) => {
      pen.state.wordSpace = at(0);
      pen.state.characterSpace = at(1);
      nextLine(pen, 0, -pen.state.leading);
    },
  ],
]);

/** Carries out an operator that changes the state; painting is left to the caller. */
export function movePen(pen: Pen, { operator, operands }: Operation): void {
  moves.get(operator)?.(pen, (index) => numberAt(operands, index), operands);
}

/** Moves the pen along the line by unscaled text units. */
export function advance(pen: Pen, distance: number): void {
  pen.text = multiply([1, 0, 0, 1, distance * pen.state.scale, 0], pen.text);
}
