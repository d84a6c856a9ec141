/**
 * Drawings under a mark for redaction, in the course of one content stream: paths, what is painted through a clipping path, shadings
 * and pictures among the operators (ISO 32000-2, 8.5 and 8.7). What lies in the mark goes; what reaches over its edge stays and is told.
 */

import { encodeUtf8 } from '../../base/utf8.ts';
import { boundsOf } from '../../extraction/pdf/paint/matrix.ts';
import type { Area } from './area.ts';
import type { Operation } from './content-tokens.ts';
import { addToPath, buildsPath, fateOf, isWithin, overlaps, type PathPiece } from './path-pieces.ts';
import { apply, numberAt, type Pen } from './text-pen.ts';

/** Where the operators go, and what has become of them. */
export interface DrawingWork {
  readonly bytes: Uint8Array;
  readonly pen: Pen;
  readonly pieces: Uint8Array[];
  /** Marks under which drawings are to go. */
  readonly drawings: readonly Area[];
  /** The path so far, kept back until it is known what is done with it. */
  path: PathPiece[];
  isClipping: boolean;
  isChanged: boolean;
  /** A drawing across the edge of a mark was left as it was. */
  leavesDrawing: boolean;
  /** What is saved and brought back with the rest of the graphics state. */
  paint: Paint;
  readonly saved: Paint[];
}

interface Paint {
  /** Nothing outside of this box is painted; null where nothing clips. */
  readonly clip: Area | null;
  /** Areas are filled with a pattern, which may hold words of its own. */
  readonly isPattern: boolean;
}

export const startPaint: Paint = { clip: null, isPattern: false };

const newLine = Uint8Array.from([10]);
const fills = /^(?:[fFBb]|[fBb]\*)$/;

export function copy(
  { bytes, pieces }: Pick<DrawingWork, 'bytes' | 'pieces'>,
  { start, end }: Operation,
): void {
  pieces.push(bytes.subarray(start, end), newLine);
}

/** Keeps a path back until it is painted, and leaves out the pieces under a mark. False for what the caller has to write. */
export function draw(work: DrawingWork, operation: Operation): boolean {
  const { operator } = operation;
  if (buildsPath(operator)) {
    addToPath(work.path, operation, work.pen.state.ctm);
    return true;
  }
  if (operator === 'W' || operator === 'W*') {
    clip(work);
    return false;
  }
  if (operator === 'BI') return drawInline(work);
  if (operator === 'sh') return drawShading(work);
  if (!/^(?:[fFSsn]|f\*|[Bb]\*?)$/.test(operator)) {
    keepPath(work);
    follow(work, operation);
    return false;
  }
  return paintPath(work, operator);
}

function paintPath(work: DrawingWork, operator: string): boolean {
  const { path, isClipping, paint } = work;
  work.path = [];
  work.isClipping = false;
  const kept = isClipping || operator === 'n' ? path : path.filter((piece) => !isUnderMark(work, piece));
  if (
    paint.isPattern &&
    fills.test(operator) &&
    kept.some((piece) => isTouched(work, boundsOf(piece.points)))
  ) {
    work.leavesDrawing = true;
  }
  copyPath(work, kept);
  if (kept.length === path.length) return false;
  work.isChanged = true;
  // With no piece left there is nothing to paint.
  return kept.length === 0;
}

/**
 * Letters may be a clip through which something else is painted. Taking a piece out of it changes nothing outside of the mark; a
 * clip of which no piece is left lets nothing through, as an empty rectangle does.
 */
function clip(work: DrawingWork): void {
  const { path, paint } = work;
  const points = path.flatMap((piece) => piece.points);
  const box = points.length === 0 ? null : boundsOf(points);
  const kept = path.filter((piece) => piece.isPlain || !isUnderMark(work, piece));
  work.paint = { ...paint, clip: narrower(paint.clip, box) };
  work.isClipping = true;
  work.path = [];
  copyPath(work, kept);
  if (kept.length === path.length) return;
  work.isChanged = true;
  const start = path[0]?.operations[0]?.operands ?? [];
  if (kept.length === 0)
    work.pieces.push(encodeUtf8(`${numberAt(start, 0)} ${numberAt(start, 1)} 0 0 re`), newLine);
}

function narrower(around: Area | null, box: Area | null): Area | null {
  if (around === null || box === null) return box ?? around;
  const [left, low, right, high] = box;
  return [
    Math.max(around[0], left),
    Math.max(around[1], low),
    Math.min(around[2], right),
    Math.min(around[3], high),
  ];
}

/** A shading fills everything that the clip lets through. */
function drawShading(work: DrawingWork): boolean {
  keepPath(work);
  const box = work.paint.clip;
  if (box !== null && work.drawings.some((area) => isWithin(box, area))) {
    work.isChanged = true;
    return true;
  }
  if (box === null || isTouched(work, box)) work.leavesDrawing = true;
  return false;
}

/** Operators of the graphics state that decide what a later one paints. */
function follow(work: DrawingWork, { operator, operands }: Operation): void {
  if (operator === 'q') work.saved.push(work.paint);
  else if (operator === 'Q') work.paint = work.saved.pop() ?? startPaint;
  else if (operator === 'scn') work.paint = { ...work.paint, isPattern: operands.at(-1)?.type === 'name' };
  else if (/^(?:cs|sc|g|rg|k)$/.test(operator)) work.paint = { ...work.paint, isPattern: false };
}

function isTouched({ drawings }: DrawingWork, box: Area): boolean {
  return drawings.some((area) => overlaps(box, area));
}

/** A path with something else in the middle of it is left as it is. */
export function keepPath(work: DrawingWork): void {
  if (work.path.some((piece) => isUnderMark(work, piece))) work.leavesDrawing = true;
  copyPath(work, work.path);
  work.path = [];
}

function isUnderMark(work: DrawingWork, piece: PathPiece): boolean {
  const fate = fateOf(piece, work.drawings);
  if (fate === 'crosses') work.leavesDrawing = true;
  return fate === 'goes';
}

function copyPath(work: DrawingWork, pieces: readonly PathPiece[]): void {
  for (const { operations } of pieces) for (const operation of operations) copy(work, operation);
}

/** A picture among the operators goes when a mark covers it; one across the edge stays, and that is told. */
function drawInline(work: DrawingWork): boolean {
  const { ctm } = work.pen.state;
  const corners = [apply(ctm, 0, 0), apply(ctm, 1, 0), apply(ctm, 0, 1), apply(ctm, 1, 1)];
  const fate = fateOf({ operations: [], points: corners, isPlain: false }, work.drawings);
  if (fate === 'crosses') work.leavesDrawing = true;
  if (fate !== 'goes') return false;
  work.isChanged = true;
  return true;
}
