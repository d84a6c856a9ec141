/**
 * Reads a bundle's ZIP and distrusts every byte of it: only the one form that `writeZip` makes is accepted, and whatever
 * differs is told, with the entry it belongs to. Nothing is ever unpacked or inflated.
 */
import { uint16At, uint32At } from '../base/bounded-reader.ts';
import { equalBytes } from '../base/bytes.ts';
import { bundleLimits } from './manifest.ts';
import type { VerifyProblem } from './verify-problems.ts';
import { problem } from './verify-problems.ts';
import { checkZipEntry } from './zip-entry.ts';
import { endRecord, headerBytes, signatures } from './zip-layout.ts';
import { checkZipNames } from './zip-names.ts';
import type { ZipFile } from './zip-writer.ts';

export interface ZipReading {
  /** Entries as far as they can be told apart; null when the container has no readable directory. */
  readonly entries: readonly ZipFile[] | null;
  readonly problems: readonly VerifyProblem[];
}

interface Directory {
  readonly start: number;
  readonly end: number;
  readonly entries: number;
  /** Bytes that somebody put in front of the archive. */
  readonly leading: number;
}

/** Checks the container. `name` stands for the bundle itself in problems that belong to no entry. */
export function readZip(untrustedBytes: Uint8Array, name: string): ZipReading {
  const limit = bundleLimits.bytes;
  if (untrustedBytes.length > limit) {
    const bytes = untrustedBytes.length;
    return { entries: null, problems: [problem('zip.too-large', name, { bytes, limit })] };
  }
  const endAt = findEnd(untrustedBytes);
  if (endAt === null) return { entries: null, problems: [problem('zip.unreadable', name, {})] };
  const problems: VerifyProblem[] = [];
  const directory = readDirectory(untrustedBytes, { endAt, name, problems });
  if (directory === null) return { entries: null, problems };
  return readEntries(untrustedBytes, { directory, name, problems });
}

/** Offset of the last end record; anything behind it is reported, but does not hide the rest. */
function findEnd(bytes: Uint8Array): number | null {
  const first = Math.max(0, bytes.length - headerBytes.end - 1024 * 1024);
  for (let at = bytes.length - headerBytes.end; at >= first; at -= 1) {
    if (bytes[at] === 0x50 && uint32At(bytes, at) === signatures.end) return at;
  }
  return null;
}

interface EndPlace {
  readonly endAt: number;
  readonly name: string;
  readonly problems: VerifyProblem[];
}

function readDirectory(bytes: Uint8Array, { endAt, name, problems }: EndPlace): Directory | null {
  const trailing = bytes.length - endAt - headerBytes.end;
  if (trailing > 0) problems.push(problem('zip.trailing-data', name, { bytes: trailing }));
  const entries = uint16At(bytes, endAt + 10);
  const size = uint32At(bytes, endAt + 12);
  const recordedStart = uint32At(bytes, endAt + 16);
  if (entries > bundleLimits.entries) {
    problems.push(problem('zip.too-many-entries', name, { entries, limit: bundleLimits.entries }));
    return null;
  }
  const start = endAt - size;
  const leading = start - recordedStart;
  if (start < 0 || leading < 0) {
    problems.push(problem('zip.unreadable', name, {}));
    return null;
  }
  if (leading > 0) problems.push(problem('zip.leading-data', name, { bytes: leading }));
  const exact = endRecord(entries, size, recordedStart);
  if (!equalBytes(bytes.subarray(endAt, endAt + headerBytes.end), exact)) {
    problems.push(problem('zip.layout', name, {}));
  }
  return { start, end: endAt, entries, leading };
}

interface Container {
  readonly directory: Directory;
  readonly name: string;
  readonly problems: VerifyProblem[];
}

function readEntries(bytes: Uint8Array, { directory, name, problems }: Container): ZipReading {
  const files: ZipFile[] = [];
  let at = directory.start;
  let dataAt = directory.leading;
  for (let count = 0; count < directory.entries; count += 1) {
    const entry = checkZipEntry(bytes, { at, dataAt, leading: directory.leading, end: directory.end });
    problems.push(...entry.problems);
    if (entry.next === null)
      return { entries: null, problems: [...problems, problem('zip.unreadable', name, {})] };
    if (entry.file !== null) files.push(entry.file);
    at = entry.next.at;
    dataAt = entry.next.dataAt;
  }
  if (at !== directory.end || dataAt !== directory.start) problems.push(problem('zip.hidden-data', name, {}));
  problems.push(...checkZipNames(files));
  return { entries: files, problems };
}
