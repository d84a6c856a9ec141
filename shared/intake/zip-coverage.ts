/** Accounts for every byte of a ZIP file: what no entry claims is stray, and a local header in it is an orphan. */
import { strFromU8 } from 'fflate';
import { hasBytesAt, uint16At } from '../base/bounded-reader.ts';
import type { ZipEntry } from './zip-directory.ts';
import type { ZipEnd } from './zip-end.ts';

export interface ZipCoverage {
  readonly orphans: readonly string[];
  readonly strayBytes: number;
  readonly overlapping: boolean;
}

const localSignature = [0x50, 0x4b, 0x03, 0x04];
/** Lengths a data descriptor can have: with or without signature, 32 or 64 bits (APPNOTE 4.3.9). */
const descriptorLengths = [12, 16, 20, 24];

/** Walks the gaps between entries in file order. */
export function checkCoverage(bytes: Uint8Array, entries: readonly ZipEntry[], end: ZipEnd): ZipCoverage {
  const inOrder = [...entries].sort((left, right) => left.headerAt - right.headerAt);
  const orphans: string[] = [];
  let strayBytes = isEmpty(bytes, end.end, bytes.length) ? 0 : bytes.length - end.end;
  let overlapping = false;
  let claimed = 0;
  const lookAtGap = (from: number, to: number) => {
    if (from > to) overlapping = true;
    if (from >= to) return;
    const found = orphansIn(bytes, from, to);
    orphans.push(...found);
    if (found.length === 0 && !isEmpty(bytes, from, to)) strayBytes += to - from;
  };
  let previous: ZipEntry | undefined;
  for (const entry of [...inOrder, undefined]) {
    const start = entry?.headerAt ?? end.directoryAt;
    if (previous?.hasDescriptor && descriptorLengths.includes(start - claimed)) claimed = start;
    lookAtGap(claimed, start);
    if (entry) claimed = entry.dataAt + entry.compressedBytes;
    previous = entry;
  }
  return { orphans, strayBytes, overlapping };
}

function orphansIn(bytes: Uint8Array, from: number, to: number): string[] {
  const names: string[] = [];
  for (let at = bytes.indexOf(0x50, from); at !== -1 && at + 30 <= to; at = bytes.indexOf(0x50, at + 1)) {
    if (!hasBytesAt(bytes, at, localSignature)) continue;
    const nameLength = uint16At(bytes, at + 26);
    if (nameLength > 0 && at + 30 + nameLength <= to) {
      names.push(strFromU8(bytes.subarray(at + 30, at + 30 + nameLength)));
    }
  }
  return names;
}

/** Zeros and line breaks: padding, not content. */
function isEmpty(bytes: Uint8Array, from: number, to: number): boolean {
  return bytes.subarray(from, to).every((value) => value === 0 || value === 0x0a || value === 0x0d);
}
