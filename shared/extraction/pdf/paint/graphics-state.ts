/** The part of PDF's graphics state that decides what can be seen (ISO 32000-2, 8.4, 9.3, 11.3). */
import { type Bounds, compose, identity, intersect, type Matrix } from './matrix.ts';
import type { Clip } from './painted-page.ts';
import type { Shape } from './shape.ts';

export interface GraphicsState {
  matrix: Matrix;
  clip: Clip;
  fillColor: string | null;
  strokeColor: string | null;
  fillAlpha: number;
  strokeAlpha: number;
  /** Product of the constant alphas of the groups around. */
  groupAlpha: number;
  isMasked: boolean;
  isBlended: boolean;
  /** A group around is masked or blended, whatever is set within it. */
  isGroupVeiled: boolean;
  /** Letters are part of the clip: what is painted shows in their shape only. */
  isClippedToText: boolean;
  lineWidth: number;
  fontSize: number;
  /** Size of the letters' own unit, a thousandth for all but Type 3 fonts. */
  fontUnit: number;
  isVertical: boolean;
  charSpacing: number;
  wordSpacing: number;
  scale: number;
  leading: number;
  rise: number;
  mode: number;
}

const everywhere: Bounds = [
  Number.NEGATIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
];
/** Clips inside clips beyond this are left out: the area then seems larger than it is, so it covers nothing. */
export const mostClipShapes = 32;

export function initialState(): GraphicsState {
  return {
    matrix: identity,
    clip: { bounds: everywhere, shapes: [] },
    fillColor: '#000000',
    strokeColor: '#000000',
    fillAlpha: 1,
    strokeAlpha: 1,
    groupAlpha: 1,
    isMasked: false,
    isBlended: false,
    isGroupVeiled: false,
    isClippedToText: false,
    lineWidth: 1,
    fontSize: 0,
    fontUnit: 0.001,
    isVertical: false,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
  };
}

/** Applies a transformation before the present one. */
export function transformState(state: GraphicsState, matrix: Matrix | null): void {
  if (matrix !== null) state.matrix = compose(matrix, state.matrix);
}

/** Narrows the clip. */
export function clipState(state: GraphicsState, shape: Shape | null): void {
  const { bounds, shapes } = state.clip;
  // An empty path clips everything away.
  if (shape === null) state.clip = { bounds: [0, 0, -1, -1], shapes };
  else {
    const isPlain = shape.rings === null || shapes.length >= mostClipShapes;
    state.clip = {
      bounds: intersect(bounds, shape.bounds),
      shapes: isPlain ? shapes : [...shapes, shape],
    };
  }
}

/** Takes up the entries of an extended graphics state. */
export function applyExtendedState(state: GraphicsState, untrusted: unknown): void {
  if (!Array.isArray(untrusted)) return;
  for (const pair of untrusted) {
    const [key, value]: readonly unknown[] = Array.isArray(pair) ? pair : [];
    if (key === 'ca' && typeof value === 'number') state.fillAlpha = value;
    else if (key === 'CA' && typeof value === 'number') state.strokeAlpha = value;
    else if (key === 'LW' && typeof value === 'number') state.lineWidth = value;
    else if (key === 'SMask') state.isMasked = Boolean(value);
    else if (key === 'BM')
      state.isBlended = value !== 'source-over' && value !== 'Normal' && value !== 'normal';
  }
}
