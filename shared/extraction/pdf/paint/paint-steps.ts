/** Operators that paint areas and those that change what painting does (ISO 32000-2, 8.4, 8.5, 8.9, 8.10, 11.4). */
import { applyExtendedState, clipState, initialState, transformState } from './graphics-state.ts';
import { type Bounds, identity, numbersOf, parseMatrix } from './matrix.ts';
import { addArea, clipToBox, type PageRun, restoreState, type Step, saveState } from './page-run.ts';
import { type Shape, shapeOfBox, shapeOfPath } from './shape.ts';

const unitBox: Bounds = [0, 0, 1, 1];
/** Thinner lines hide nothing and are no background. */
const thinLine = 2;
const largest = 1e5;

const paintSomewhere: Step = (run) =>
  addArea(run, { shape: clipShape(run), kind: 'image', color: null, isVague: true });
const paintMask: Step = (run) =>
  addArea(run, { shape: shapeOfBox(unitBox, run.state.matrix), kind: 'image', color: null, isVague: true });
const paintPicture: Step = (run, operands) => {
  const look = run.knowledge.pictureLook(operands);
  addArea(run, {
    shape: shapeOfBox(unitBox, run.state.matrix),
    kind: 'image',
    color: null,
    isVague: look !== 'opaque',
    isUnknown: look === 'unknown',
  });
};

export const paintSteps: Readonly<Record<string, Step>> = {
  save: saveState,
  restore: restoreState,
  paintFormXObjectEnd: restoreState,
  endGroup: restoreState,
  transform: (run, operands) => transformState(run.state, parseMatrix(operands)),
  setLineWidth(run, [width]) {
    run.state.lineWidth = typeof width === 'number' ? width : 0;
  },
  setGState: (run, [entries]) => applyExtendedState(run.state, entries),
  clip(run) {
    run.pendingClip = 'nonzero';
  },
  eoClip(run) {
    run.pendingClip = 'evenodd';
  },
  constructPath,
  shadingFill: (run) => addArea(run, { shape: clipShape(run), kind: 'fill', color: null }),
  paintFormXObjectBegin(run, [matrix, box]) {
    saveState(run);
    transformState(run.state, parseMatrix(matrix));
    clipToBox(run, box);
  },
  beginGroup,
  beginAnnotation,
  endAnnotation(run) {
    run.annotation = null;
    restoreState(run);
  },
  beginMarkedContent(run) {
    run.marked.push(true);
  },
  beginMarkedContentProps(run, [tag, properties]) {
    run.marked.push(tag !== 'OC' || run.knowledge.isLayerShown(properties));
  },
  endMarkedContent(run) {
    run.marked.pop();
  },
  setFillRGBColor(run, [color]) {
    run.state.fillColor = colorOf(color);
  },
  setStrokeRGBColor(run, [color]) {
    run.state.strokeColor = colorOf(color);
  },
  setFillColorN(run, [kind]) {
    run.state.fillColor = kind === 'TilingPattern' ? 'tiled' : null;
  },
  setStrokeColorN(run) {
    run.state.strokeColor = null;
  },
  setFillTransparent(run) {
    run.state.fillColor = 'transparent';
  },
  setStrokeTransparent(run) {
    run.state.strokeColor = 'transparent';
  },
  paintImageXObject: paintPicture,
  paintInlineImageXObject: paintPicture,
  paintImageMaskXObject: paintMask,
  paintSolidColorImageMask: (run) =>
    addArea(run, { shape: shapeOfBox(unitBox, run.state.matrix), kind: 'fill', color: run.state.fillColor }),
  // Repeated pictures lie anywhere: they only make the background uncertain.
  paintImageXObjectRepeat: paintSomewhere,
  paintInlineImageXObjectGroup: paintSomewhere,
  paintImageMaskXObjectGroup: paintSomewhere,
  paintImageMaskXObjectRepeat: paintSomewhere,
};

interface PathKind {
  readonly fills: boolean;
  readonly evenOdd: boolean;
  readonly strokes: boolean;
}

const pathKind = (fills: boolean, evenOdd: boolean, strokes: boolean): PathKind => ({
  fills,
  evenOdd,
  strokes,
});

/** pdf.js's numbers for stroke (20), fill (22) and their combinations, `OPS` in its sources. */
const pathKinds: ReadonlyMap<unknown, PathKind> = new Map([
  [20, pathKind(false, false, true)],
  [21, pathKind(false, false, true)],
  [22, pathKind(true, false, false)],
  [23, pathKind(true, true, false)],
  [24, pathKind(true, false, true)],
  [25, pathKind(true, true, true)],
  [26, pathKind(true, false, true)],
  [27, pathKind(true, true, true)],
]);

function constructPath(run: PageRun, [operation, data, untrustedBounds]: readonly unknown[]): void {
  const { state } = run;
  const packed: unknown = Array.isArray(data) ? data[0] : null;
  const kind = pathKinds.get(operation);
  if (kind?.fills) {
    const shape = shapeOfPath(packed, state.matrix, kind.evenOdd);
    if (shape !== null) addArea(run, { shape, kind: 'fill', color: state.fillColor });
  }
  if (kind?.strokes) addStroke(run, untrustedBounds);
  if (run.pendingClip !== null) {
    clipState(state, shapeOfPath(packed, state.matrix, run.pendingClip === 'evenodd'));
  }
  run.pendingClip = null;
}

/** Thick lines may be a background; where exactly they run does not matter then. */
function addStroke(run: PageRun, untrustedBounds: unknown): void {
  const { matrix, lineWidth } = run.state;
  const [left = 0, low = 0, right, high] = numbersOf(untrustedBounds);
  const width = lineWidth * Math.hypot(matrix[0], matrix[1]);
  if (right === undefined || high === undefined || width < thinLine) return;
  const half = lineWidth / 2;
  const shape = shapeOfBox([left - half, low - half, right + half, high + half], matrix);
  addArea(run, { shape, kind: 'fill', color: null, isVague: true });
}

function beginGroup(run: PageRun, [group]: readonly unknown[]): void {
  saveState(run);
  const { state } = run;
  state.groupAlpha *= state.fillAlpha;
  state.fillAlpha = 1;
  state.strokeAlpha = 1;
  const isMask = typeof group === 'object' && group !== null && Boolean(Reflect.get(group, 'smask'));
  // What the group sets for itself does not undo what is done with the group as a whole.
  state.isGroupVeiled ||= state.isMasked || state.isBlended || isMask;
  state.isMasked = false;
  state.isBlended = false;
}

function beginAnnotation(run: PageRun, [id, rect, transform, matrix]: readonly unknown[]): void {
  saveState(run);
  run.state = initialState();
  run.annotation = run.knowledge.annotationKind(String(id));
  if (numbersOf(rect).length !== 4) return;
  clipToBox(run, rect);
  transformState(run.state, parseMatrix(transform));
  transformState(run.state, parseMatrix(matrix));
}

function colorOf(color: unknown): string | null {
  return typeof color === 'string' ? color : null;
}

/** All that the clip leaves. */
function clipShape({ state }: PageRun): Shape {
  const [left, low, right, high] = state.clip.bounds;
  const box: Bounds = [
    Math.max(left, -largest),
    Math.max(low, -largest),
    Math.min(right, largest),
    Math.min(high, largest),
  ];
  return shapeOfBox(box, identity);
}
