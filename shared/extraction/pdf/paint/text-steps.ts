/** Text operators (ISO 32000-2, 9.3, 9.4). */
import { identity, parseMatrix } from './matrix.ts';
import { addGlyph, type PageRun, type Step, setTextMatrix } from './page-run.ts';
import { placeLetters } from './paint-text.ts';

const invisible = 0.01;
/** Rendering mode for text that is not painted, and for text that only clips. */
const unpainted = 3;
const clipsOnly = 7;
/** From here on the letters are added to the clip as well. */
const clips = 4;

export const textSteps: Readonly<Record<string, Step>> = {
  beginText: (run) => setTextMatrix(run, identity),
  setTextMatrix: (run, [matrix]) => setTextMatrix(run, parseMatrix(matrix) ?? identity),
  setCharSpacing(run, [value]) {
    run.state.charSpacing = numberOf(value);
  },
  setWordSpacing(run, [value]) {
    run.state.wordSpacing = numberOf(value);
  },
  setHScale(run, [value]) {
    run.state.scale = numberOf(value) / 100;
  },
  setLeading(run, [value]) {
    run.state.leading = -numberOf(value);
  },
  setTextRise(run, [value]) {
    run.state.rise = numberOf(value);
  },
  setTextRenderingMode(run, [value]) {
    run.state.mode = numberOf(value);
  },
  setFont(run, [name, size]) {
    const font = run.knowledge.font(String(name));
    run.state.fontSize = numberOf(size);
    run.state.fontUnit = font.unit;
    run.state.isVertical = font.isVertical;
  },
  moveText: (run, [x, y]) => moveLine(run, numberOf(x), numberOf(y)),
  setLeadingMoveText(run, [x, y]) {
    run.state.leading = numberOf(y);
    moveLine(run, numberOf(x), numberOf(y));
  },
  nextLine: (run) => moveLine(run, 0, run.state.leading),
  showText,
};

function moveLine({ cursor }: PageRun, x: number, y: number): void {
  cursor.lineX += x;
  cursor.lineY += y;
  cursor.x = cursor.lineX;
  cursor.y = cursor.lineY;
}

function showText(run: PageRun, [letters]: readonly unknown[]): void {
  const { state } = run;
  // Letters of an annotation are told with the annotation.
  if (run.annotation !== null) return;
  const isFilled = state.mode % 4 === 0 || state.mode % 4 === 2;
  const isStroked = state.mode % 4 === 1 || state.mode % 4 === 2;
  const isFaint = (alpha: number, color: string | null) =>
    alpha * state.groupAlpha < invisible || color === 'transparent';
  const isTransparent =
    (!isFilled || isFaint(state.fillAlpha, state.fillColor)) &&
    (!isStroked || isFaint(state.strokeAlpha, state.strokeColor));
  const color = isFilled ? state.fillColor : state.strokeColor;
  const appearance = {
    order: run.order,
    isInLayerOff: run.marked.includes(false),
    isUnpainted: state.mode === unpainted,
    isTransparent: isTransparent && state.mode !== unpainted && state.mode !== clipsOnly,
    color: color?.startsWith('#') === true && state.mode !== clipsOnly ? color : null,
    clip: state.clip,
  };
  if (state.mode >= clips) state.isClippedToText = true;
  placeLetters(letters, { state, cursor: run.cursor, appearance }, (glyph) => addGlyph(run, glyph));
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
