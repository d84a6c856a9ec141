/**
 * MP4 and QuickTime without tags and dates. Each box that goes becomes free space of the same length, filled with zeros: nothing
 * moves, so that every place written in the file (`stco`, `co64`, `sidx`, fragments) stays right and no sample is touched.
 */

import { type Box, boxesIn } from '../../extraction/media/mp4-boxes.ts';
import type { Budget } from '../../extraction/reader.ts';

type Entries = Pick<Budget, 'entries'>;

/** Boxes whose whole content is about the recording. */
const dropped = new Set(['meta', 'uuid', 'free', 'skip']);
/** Boxes that hold others, down to where dates stand. */
const entered = new Set(['moov', 'trak', 'mdia']);
const dated = new Set(['mvhd', 'tkhd', 'mdhd']);
const free = [0x66, 0x72, 0x65, 0x65];
/** Bytes of `hdlr` before its name. */
const handlerBytes = 24;

/** A new array of the same length. @throws ExtractionStop for boxes that cannot be followed */
export function cleanMp4(bytes: Uint8Array, budget: Entries): Uint8Array {
  const copy = bytes.slice();
  const top = boxesIn(bytes, { start: 0, end: bytes.length }, budget);
  cleanBoxes(copy, top, budget);
  copy.fill(0, top.at(-1)?.end ?? 0);
  return copy.subarray(0, top.at(-1)?.end ?? 0);
}

function cleanBoxes(copy: Uint8Array, boxes: readonly Box[], budget: Entries): void {
  for (const box of boxes) {
    if (dropped.has(box.type)) makeFree(copy, box);
    else if (box.type === 'udta') cleanUserData(copy, box, budget);
    else if (dated.has(box.type)) copy.fill(0, box.body + 4, box.body + (copy[box.body] === 1 ? 20 : 12));
    else if (box.type === 'hdlr') copy.fill(0, box.body + handlerBytes, box.end);
    else if (entered.has(box.type))
      cleanBoxes(copy, boxesIn(copy, { start: box.body, end: box.end }, budget), budget);
  }
}

/** Chapters are shown by players and stay. */
function cleanUserData(copy: Uint8Array, udta: Box, budget: Entries): void {
  for (const box of boxesIn(copy, { start: udta.body, end: udta.end }, budget)) {
    if (box.type !== 'chpl') makeFree(copy, box);
  }
}

function makeFree(copy: Uint8Array, { start, body, end }: Box): void {
  copy.set(free, start + 4);
  copy.fill(0, body, end);
}
