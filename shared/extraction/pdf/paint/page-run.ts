/** Where a run through a page's operators stands: the graphics state, the text cursor, and what has been painted so far. */
import { clipState, type GraphicsState, initialState, mostClipShapes } from './graphics-state.ts';
import { identity, intersect, type Matrix, numbersOf } from './matrix.ts';
import type { TextCursor } from './paint-text.ts';
import type { PaintedArea, PaintedGlyph } from './painted-page.ts';
import { type Shape, shapeOfBox } from './shape.ts';

/** `unknown` where neither the pixels nor the picture's own entries tell. */
export type PictureLook = 'opaque' | 'see-through' | 'unknown';

/** What cannot be known from the operators themselves. */
export interface PageKnowledge {
  /** Unit of a font's widths and whether it is written downwards. */
  font(name: string): { readonly unit: number; readonly isVertical: boolean };
  /** Whether a picture hides what is under it. */
  pictureLook(operands: readonly unknown[]): PictureLook;
  isLayerShown(properties: unknown): boolean;
  /** Kind of the annotation with this id, e.g. `Square`. */
  annotationKind(id: string): string;
}

export interface PageRun {
  readonly knowledge: PageKnowledge;
  readonly glyphs: PaintedGlyph[];
  readonly areas: PaintedArea[];
  isCut: boolean;
  readonly stack: GraphicsState[];
  /** For each open marked content whether it shows. */
  readonly marked: boolean[];
  readonly cursor: TextCursor;
  state: GraphicsState;
  order: number;
  pendingClip: 'nonzero' | 'evenodd' | null;
  /** Kind of the annotation that is being painted. */
  annotation: string | null;
}

/** Does one operator. */
export type Step = (run: PageRun, operands: readonly unknown[]) => void;

const deepestStack = 512;
const mostGlyphs = 500_000;
const mostAreas = 50_000;
const invisible = 0.01;
const opaque = 0.99;

export function startRun(knowledge: PageKnowledge): PageRun {
  return {
    knowledge,
    glyphs: [],
    areas: [],
    isCut: false,
    stack: [],
    marked: [],
    cursor: { matrix: identity, lineX: 0, lineY: 0, x: 0, y: 0 },
    state: initialState(),
    order: 0,
    pendingClip: null,
    annotation: null,
  };
}

export function saveState(run: PageRun): void {
  if (run.stack.length < deepestStack) run.stack.push({ ...run.state });
  else run.isCut = true;
}

export function restoreState(run: PageRun): void {
  run.state = run.stack.pop() ?? run.state;
}

export function setTextMatrix(run: PageRun, matrix: Matrix): void {
  Object.assign(run.cursor, { matrix, lineX: 0, lineY: 0, x: 0, y: 0 });
}

/** Clips to a rectangle given as four numbers; no change when it is none. */
export function clipToBox(run: PageRun, untrustedBox: unknown): void {
  const [x0, y0, x1, y1] = numbersOf(untrustedBox);
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return;
  clipState(run.state, shapeOfBox([x0, y0, x1, y1], run.state.matrix));
}

export function addGlyph(run: PageRun, glyph: PaintedGlyph): void {
  if (run.glyphs.length < mostGlyphs) run.glyphs.push(glyph);
  else run.isCut = true;
}

export interface NewArea {
  readonly shape: Shape;
  readonly kind: PaintedArea['kind'];
  readonly color: string | null;
  /** Something is painted there, but not surely all over it. */
  readonly isVague?: boolean;
  /** Nobody can tell whether it hides what is under it. */
  readonly isUnknown?: boolean;
}

/** Notes a painted area unless nothing of it shows. */
export function addArea(
  run: PageRun,
  { shape, kind, color, isVague = false, isUnknown = false }: NewArea,
): void {
  const { state, marked } = run;
  const [left, low, right, high] = intersect(shape.bounds, state.clip.bounds);
  const alpha = state.fillAlpha * state.groupAlpha;
  const isUnseen = marked.includes(false) || color === 'transparent' || alpha < invisible;
  if (isUnseen || !(left < right && low < high)) return;
  if (run.areas.length >= mostAreas) {
    run.isCut = true;
    return;
  }
  const isVeiled = state.isMasked || state.isBlended || state.isGroupVeiled || state.isClippedToText;
  const isPlain = !isVague && color !== 'tiled' && !isVeiled;
  const isOpaque = isPlain && alpha > opaque && state.clip.shapes.length < mostClipShapes;
  run.areas.push({
    order: run.order,
    kind,
    shape,
    clip: state.clip,
    isOpaque,
    isUnknown: isUnknown && !isVeiled && alpha > opaque,
    color: isOpaque ? color : null,
    annotation: run.annotation,
  });
}
