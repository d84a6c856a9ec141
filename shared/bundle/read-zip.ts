/**
 * Reads a bundle's ZIP and distrusts every byte of it: only the one form that `writeZip` makes is accepted, and whatever
 * differs is told, with the entry it belongs to. Nothing is ever unpacked or inflated, and no entry is held in memory.
 */
import { uint16At, uint32At } from '../base/bounded-reader.ts';
import { equalBytes } from '../base/bytes.ts';
import type { Hash } from '../base/ports.ts';
import type { Looking } from './look.ts';
import { bytesIn, lookInto } from './look.ts';
import { bundleLimits } from './manifest.ts';
import type { VerifyProblem } from './verify-problems.ts';
import { problem } from './verify-problems.ts';
import type { ZipEntry } from './zip-entry.ts';
import { checkZipEntry } from './zip-entry.ts';
import { endRecord, headerBytes, signatures } from './zip-layout.ts';
import { checkZipNames } from './zip-names.ts';
import type { ZipFile } from './zip-writer.ts';

export interface ZipReading<Entry = ZipFile> {
  /** Entries as far as they can be told apart; null when the container has no readable directory. */
  readonly entries: readonly Entry[] | null;
  readonly problems: readonly VerifyProblem[];
}

interface Directory {
  readonly start: number;
  readonly bytes: Uint8Array;
  readonly entries: number;
  /** Bytes that somebody put in front of the archive. */
  readonly leading: number;
}

/** How far behind the end record a reader still looks for it: a comment can be 64 KiB, and others look no further. */
const trailingReach = 1024 * 1024;

/** Checks a container whose bytes are at hand. `name` stands for the bundle itself in problems that belong to no entry. */
export function readZip(untrustedBytes: Uint8Array, name: string, hash: Pick<Hash, 'sha256'>): ZipReading {
  const file = { size: untrustedBytes.length, name };
  const { entries, problems } = lookInto(untrustedBytes, readingZip(file), hash);
  const withBytes = entries?.map(({ path, at, length }) => ({
    path,
    bytes: untrustedBytes.subarray(at, at + length),
  }));
  return { entries: withBytes ?? null, problems };
}

export interface ContainerFile {
  readonly size: number;
  readonly name: string;
}

/** Checks a container of any size; entries come back as places and digests. */
export function* readingZip({ size, name }: ContainerFile): Looking<ZipReading<ZipEntry>> {
  const limit = bundleLimits.bytes;
  if (size > limit)
    return { entries: null, problems: [problem('zip.too-large', name, { bytes: size, limit })] };
  const tailAt = Math.max(0, size - headerBytes.end - trailingReach);
  const tail = yield* bytesIn({ at: tailAt, length: size - tailAt });
  const endInTail = findEnd(tail);
  if (endInTail === null) return { entries: null, problems: [problem('zip.unreadable', name, {})] };
  const problems: VerifyProblem[] = [];
  const end = tail.subarray(endInTail);
  const directory = yield* readDirectory(end, { endAt: tailAt + endInTail, name, problems });
  if (directory === null) return { entries: null, problems };
  return yield* readEntries({ directory, size, name, problems });
}

/** Offset of the last end record; anything behind it is reported, but does not hide the rest. */
function findEnd(bytes: Uint8Array): number | null {
  for (let at = bytes.length - headerBytes.end; at >= 0; at -= 1) {
    if (bytes[at] === 0x50 && uint32At(bytes, at) === signatures.end) return at;
  }
  return null;
}

interface EndPlace {
  readonly endAt: number;
  readonly name: string;
  readonly problems: VerifyProblem[];
}

/** @param end the end record and what is behind it */
function* readDirectory(end: Uint8Array, { endAt, name, problems }: EndPlace): Looking<Directory | null> {
  const trailing = end.length - headerBytes.end;
  if (trailing > 0) problems.push(problem('zip.trailing-data', name, { bytes: trailing }));
  const entries = uint16At(end, 10);
  const size = uint32At(end, 12);
  const recordedStart = uint32At(end, 16);
  if (entries > bundleLimits.entries) {
    problems.push(problem('zip.too-many-entries', name, { entries, limit: bundleLimits.entries }));
    return null;
  }
  const start = endAt - size;
  const leading = start - recordedStart;
  if (start < 0 || leading < 0 || size > bundleLimits.directoryBytes) {
    problems.push(problem('zip.unreadable', name, {}));
    return null;
  }
  if (leading > 0) problems.push(problem('zip.leading-data', name, { bytes: leading }));
  const exact = endRecord(entries, size, recordedStart);
  if (!equalBytes(end.subarray(0, headerBytes.end), exact)) problems.push(problem('zip.layout', name, {}));
  return { start, bytes: yield* bytesIn({ at: start, length: size }), entries, leading };
}

interface Container extends ContainerFile {
  readonly directory: Directory;
  readonly problems: VerifyProblem[];
}

function* readEntries({ directory, size, name, problems }: Container): Looking<ZipReading<ZipEntry>> {
  const files: ZipEntry[] = [];
  let at = 0;
  let dataAt = directory.leading;
  // Entries of ours do not overlap. Those of a hostile archive may all claim the same bytes, which are not hashed forever.
  let readable = 2 * size;
  for (let count = 0; count < directory.entries; count += 1) {
    const entry = yield* checkZipEntry(directory.bytes, {
      at,
      dataAt,
      leading: directory.leading,
      readable,
    });
    problems.push(...entry.problems);
    if (entry.next === null)
      return { entries: null, problems: [...problems, problem('zip.unreadable', name, {})] };
    if (entry.file !== null) files.push(entry.file);
    readable -= entry.read;
    at = entry.next.at;
    dataAt = entry.next.dataAt;
  }
  if (at !== directory.bytes.length || dataAt !== directory.start)
    problems.push(problem('zip.hidden-data', name, {}));
  problems.push(...checkZipNames(files));
  return { entries: files, problems };
}
