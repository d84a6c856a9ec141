/**
 * Content streams without chosen glyphs, layers and objects. What is left stands where it stood: the place of a glyph that is
 * gone becomes an equally wide gap. Operators that are not touched are copied byte by byte.
 */
import { concatBytes } from '../../base/bytes.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import type { Area } from './area.ts';
import { type Operand, type Operation, readContent } from './content-tokens.ts';
import { copy, type DrawingWork, draw, keepPath, startPaint } from './drop-drawings.ts';
import type { FontCodes } from './font-codes.node.ts';
import { advance, apply, type Matrix, movePen, multiply, numberAt, type Pen, startPen } from './text-pen.ts';

export interface Removal {
  /** Text that is neither filled nor stroked (text rendering mode 3 and 7). */
  readonly invisible: boolean;
  /** Text of no opacity. */
  readonly transparent: boolean;
  readonly areas: readonly Area[];
  /** Areas whose drawings are to go too. */
  readonly drawings: readonly Area[];
  /** The part of the page that is shown, where everything beyond it is to go; null where that may stay. */
  readonly shown: Area | null;
}

/** What the resources of a stream tell. */
export interface Surroundings {
  font(name: string): FontCodes | undefined;
  /** Opacity that a graphics state sets; undefined when it sets none. */
  alpha(name: string): number | undefined;
  isLayerOff(name: string): boolean;
  /** Name to paint instead, or null to paint nothing; undefined to leave the object as it is. */
  object(name: string, ctm: Matrix): string | null | undefined;
}

export interface RewrittenContent {
  readonly bytes: Uint8Array;
  readonly removedGlyphs: number;
  /** A font whose codes cannot be told apart stood where something was to be removed. */
  readonly isUncertain: boolean;
  /** A drawing across the edge of a mark was left as it was. */
  readonly leavesDrawing: boolean;
}

/** Null when the stream cannot be taken apart; the same bytes when nothing had to go. */
export function rewriteContent(
  bytes: Uint8Array,
  {
    ctm,
    removal,
    around,
  }: { readonly ctm: Matrix; readonly removal: Removal; readonly around: Surroundings },
): RewrittenContent | null {
  const operations = readContent(bytes);
  if (operations === null) return null;
  const work: Work = {
    bytes,
    pen: startPen(ctm),
    removal,
    around,
    pieces: [],
    hiddenDepth: 0,
    marks: [],
    removed: 0,
    isUncertain: false,
    isChanged: false,
    path: [],
    isClipping: false,
    leavesDrawing: false,
    drawings: removal.drawings,
    paint: startPaint,
    saved: [],
  };
  for (const operation of operations) step(work, operation);
  keepPath(work);
  const { isUncertain, leavesDrawing } = work;
  if (!work.isChanged) return { bytes, removedGlyphs: 0, isUncertain, leavesDrawing };
  return { bytes: concatBytes(work.pieces), removedGlyphs: work.removed, isUncertain, leavesDrawing };
}

interface Work extends DrawingWork {
  readonly removal: Removal;
  readonly around: Surroundings;
  /** Marked content around the current place that belongs to a layer which is off. */
  hiddenDepth: number;
  readonly marks: boolean[];
  removed: number;
  isUncertain: boolean;
}

const newLine = Uint8Array.from([10]);
/** Operators that paint, or clip with what they paint. */
const painting = new Set([
  'f',
  'F',
  'f*',
  'S',
  's',
  'B',
  'B*',
  'b',
  'b*',
  'sh',
  'BI',
  'Do',
  'Tj',
  'TJ',
  "'",
  '"',
]);

function step(work: Work, operation: Operation): void {
  const { operator, operands } = operation;
  if (operator === 'BDC' || operator === 'BMC') {
    const isOff =
      operator === 'BDC' && nameAt(operands, 0) === 'OC' && work.around.isLayerOff(nameAt(operands, 1));
    work.marks.push(isOff);
    if (isOff) work.hiddenDepth += 1;
    copy(work, operation);
    return;
  }
  if (operator === 'EMC') {
    if (work.marks.pop() === true) work.hiddenDepth -= 1;
    copy(work, operation);
    return;
  }
  if (work.drawings.length > 0 && draw(work, operation)) return;
  movePen(work.pen, operation);
  if (operator === 'gs') {
    const alpha = work.around.alpha(nameAt(operands, 0));
    if (alpha !== undefined) work.pen.state.alpha = alpha;
  }
  if (/^(?:Tj|TJ|'|")$/.test(operator)) showText(work, operation);
  else if (work.hiddenDepth > 0 && painting.has(operator)) dropPainting(work, operator);
  else if (operator === 'Do') paintObject(work, operation);
  else copy(work, operation);
}

function write(work: Work, text: string): void {
  work.pieces.push(encodeUtf8(text), newLine);
  work.isChanged = true;
}

/** A path that is not painted still has to end. */
function dropPainting(work: Work, operator: string): void {
  write(work, /^(?:sh|BI|Do)$/.test(operator) ? '' : 'n');
}

function paintObject(work: Work, operation: Operation): void {
  const name = nameAt(operation.operands, 0);
  const instead = work.around.object(name, work.pen.state.ctm);
  if (instead === undefined) copy(work, operation);
  else write(work, instead === null ? '' : `/${instead} Do`);
}

function nameAt(operands: readonly Operand[], index: number): string {
  const operand = operands[index];
  return operand?.type === 'name' ? operand.value : '';
}

/** One piece of a shown text: bytes that stay, or a movement in thousandths. */
type Shown = Uint8Array | number;

function showText(work: Work, operation: Operation): void {
  const { operator, operands } = operation;
  const last = operands.at(-1);
  const items = operator === 'TJ' && last?.type === 'array' ? last.value : last === undefined ? [] : [last];
  const before = work.removed;
  const shown = items.flatMap((item) => showItem(work, item));
  if (work.removed === before) {
    copy(work, operation);
    return;
  }
  if (operator === '"') write(work, `${numberAt(operands, 0)} Tw ${numberAt(operands, 1)} Tc`);
  if (operator === '"' || operator === "'") write(work, 'T*');
  write(work, `[${shown.map(writeShown).join('')}] TJ`);
}

function writeShown(piece: Shown): string {
  if (typeof piece === 'number') return `${Number(piece.toFixed(3))} `;
  return `<${Array.from(piece, (byte) => byte.toString(16).padStart(2, '0')).join('')}>`;
}

function showItem(work: Work, item: Operand): readonly Shown[] {
  const { pen, removal } = work;
  const { state } = pen;
  if (item.type === 'number') {
    advance(pen, (-item.value / 1000) * state.size);
    return [item.value];
  }
  if (item.type !== 'string') return [];
  const codes = work.around.font(state.font)?.(item.value);
  const isUnseen =
    work.hiddenDepth > 0 ||
    (removal.invisible && (state.mode === 3 || state.mode === 7)) ||
    (removal.transparent && state.alpha === 0);
  if (codes === undefined) {
    // Without the widths nobody knows where the glyphs stand; what is wholly unseen can go all the same.
    if (isUnseen) {
      work.removed += 1;
      return [];
    }
    if (removal.areas.length > 0 || removal.shown !== null) work.isUncertain = true;
    return [item.value];
  }
  const shown: Shown[] = [];
  for (const { start, end, width, isSpace } of codes) {
    const spacing = state.characterSpace + (isSpace ? state.wordSpace : 0);
    const distance = (width / 1000) * state.size + spacing;
    if (isUnseen || isGoneByPlace(pen, width, removal)) {
      work.removed += 1;
      shown.push(state.size === 0 ? 0 : (-distance / state.size) * 1000);
    } else shown.push(item.value.subarray(start, end));
    advance(pen, distance);
  }
  return shown;
}

/** The middle of the glyph decides: about half of its width, and a third of its height above the line it stands on. */
function isGoneByPlace({ state, text }: Pen, width: number, { areas, shown }: Removal): boolean {
  if (areas.length === 0 && shown === null) return false;
  const whole = multiply(text, state.ctm);
  const x = (width / 2000) * state.size * state.scale;
  const [pageX, pageY] = apply(whole, x, state.rise + state.size * 0.33);
  const isIn = ([left, low, right, high]: Area) =>
    pageX >= left && pageX <= right && pageY >= low && pageY <= high;
  return areas.some(isIn) || (shown !== null && !isIn(shown));
}
