/**
 * Earlier versions of a PDF that was saved by adding to its end (ISO 32000-2, 7.5.6). Found cheaply by their end marks:
 * what was there before the last save still stands in the file.
 */
import { latin1 } from '../../base/bounded-reader.ts';

const endMark = [0x25, 0x25, 0x45, 0x4f, 0x46];
const searchedBack = 64;

/** Lengths at which the file was complete before, oldest first, without the whole file itself. */
export function earlierRevisions(bytes: Uint8Array): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(0x25); at !== -1; at = bytes.indexOf(0x25, at + 1)) {
    if (!endMark.every((value, index) => bytes[at + index] === value)) continue;
    if (hasOwnTable(bytes, at)) ends.push(at + endMark.length);
  }
  // An end mark after which no object is defined closes no revision: Word writes one for old readers.
  return ends.filter((end, index) => definesObjects(bytes, end, ends[index + 1] ?? bytes.length));
}

/** The first end mark of a file arranged for the web says `startxref 0`: it is no complete file. */
function hasOwnTable(bytes: Uint8Array, at: number): boolean {
  const before = latin1(bytes, Math.max(0, at - searchedBack), at);
  const start = /startxref\s+(\d+)\s*$/.exec(before)?.[1];
  return start !== undefined && Number(start) > 0 && Number(start) < at;
}

function definesObjects(bytes: Uint8Array, from: number, to: number): boolean {
  const chunk = 64 * 1024;
  for (let at = from; at < to; at += chunk) {
    if (/\d\s+\d+\s+obj\b/.test(latin1(bytes, at, Math.min(to, at + chunk + 32)))) return true;
  }
  return false;
}
