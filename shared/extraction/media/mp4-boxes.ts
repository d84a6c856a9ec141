/** Boxes of MP4 and QuickTime files (ISO/IEC 14496-12, 4.2): a size, four letters, and what is in it. */
import { latin1 } from '../../base/bounded-reader.ts';
import type { Budget } from '../reader.ts';
import { stop } from '../stop.ts';
import { numberAt } from './big-endian.ts';

export interface Box {
  readonly type: string;
  readonly start: number;
  /** First byte behind size and type. */
  readonly body: number;
  readonly end: number;
}

/** A stretch of a file with boxes one behind the other. */
export interface BoxRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Boxes of a stretch. Each counts against the entries of the file; nothing is read twice, so no box can stand in itself.
 * @throws ExtractionStop for a box that reaches over the end of its container, and for too many
 */
export function boxesIn(
  bytes: Uint8Array,
  { start, end }: BoxRange,
  budget: Pick<Budget, 'entries'>,
): readonly Box[] {
  const boxes: Box[] = [];
  let at = start;
  while (at + 8 <= end) {
    budget.entries -= 1;
    if (budget.entries < 0) stop('over-limit', 'entries');
    const box = boxAt(bytes, at, end);
    // A list of QuickTime may end in a zero.
    if (box === null) break;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

function boxAt(bytes: Uint8Array, start: number, limit: number): Box | null {
  const short = numberAt(bytes, start, 4);
  const type = latin1(bytes, start + 4, start + 8);
  if (short === 0) return limit === bytes.length ? { type, start, body: start + 8, end: limit } : null;
  const isLong = short === 1;
  const size = isLong ? numberAt(bytes, start + 8, 8) : short;
  const body = start + (isLong ? 16 : 8);
  const end = start + size;
  if (end < body || end > limit) stop('damaged', 'mp4');
  return { type, start, body, end };
}

/** The first box of a type. */
export function boxOf(boxes: readonly Box[], type: string): Box | undefined {
  return boxes.find((box) => box.type === type);
}

/**
 * Where the boxes of a `meta` box begin: behind version and flags, which QuickTime leaves out (Apple, QuickTime File Format,
 * metadata atoms).
 */
export function metaRange(bytes: Uint8Array, { body, end }: Box): BoxRange {
  return { start: latin1(bytes, body + 4, body + 8) === 'hdlr' ? body : body + 4, end };
}
