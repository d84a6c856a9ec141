/** Checks one entry of a bundle's ZIP: its header in the directory, its header in front of the data, and the data. */
import { hasBytesAt, latin1, uint16At, uint32At } from '../base/bounded-reader.ts';
import { equalBytes } from '../base/bytes.ts';
import { decodeUtf8 } from '../base/decode-utf8.ts';
import type { Sha256 } from '../base/ids.ts';
import { displayName } from '../intake/display-name.ts';
import { unsafePath } from './entry-path.ts';
import type { Looking } from './look.ts';
import { bytesIn, digestsOf } from './look.ts';
import type { VerifyProblem, VerifyProblemCode, VerifyProblemParams } from './verify-problems.ts';
import { problem } from './verify-problems.ts';
import { centralHeader, headerBytes, localHeader } from './zip-layout.ts';

/** A file within the archive, and where its bytes lie in it. */
export interface ZipEntry {
  readonly path: string;
  readonly at: number;
  readonly length: number;
  readonly sha256: Sha256;
}

export interface EntryPlace {
  /** Where its header begins, within the directory. */
  readonly at: number;
  /** Where its local header must begin, within the file: right behind the entry before. */
  readonly dataAt: number;
  readonly leading: number;
  /** Bytes of data that may still be read. */
  readonly readable: number;
}

export interface EntryReading {
  readonly file: ZipEntry | null;
  readonly problems: readonly VerifyProblem[];
  /** Bytes of data that were read. */
  readonly read: number;
  /** Where the next entry begins; null when nothing more can be told apart. */
  readonly next: Pick<EntryPlace, 'at' | 'dataAt'> | null;
}

const centralMark = [0x50, 0x4b, 0x01, 0x02];
const localMark = [0x50, 0x4b, 0x03, 0x04];

interface Header {
  readonly rawName: Uint8Array;
  readonly name: string;
  /** Name as reports may print it. */
  readonly shown: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packed: number;
  readonly bytes: number;
  readonly mode: number;
  readonly offset: number;
  readonly next: number;
}

/** Reads and checks the entry whose header in the directory begins at `place.at`. */
export function* checkZipEntry(directory: Uint8Array, place: EntryPlace): Looking<EntryReading> {
  const header = readCentral(directory, place);
  if (header === null) {
    const name = yield* localName(place.dataAt);
    const problems = name === null ? [] : [problem('zip.headers-differ', name, { other: '' })];
    return { file: null, problems, read: 0, next: null };
  }
  const found: VerifyProblem[] = [];
  const tell = <C extends VerifyProblemCode>(code: C, params: VerifyProblemParams[C]): void => {
    found.push(problem(code, header.shown, params));
  };
  const unsafe = unsafePath(header.rawName);
  if (unsafe !== null) tell('zip.unsafe-path', { why: unsafe });
  if ((header.flags & 0x2041) !== 0) tell('zip.encrypted', {});
  if (header.method !== 0) tell('zip.compressed', { bytes: header.bytes });
  const kind = kindOf(header);
  if (kind !== null) tell('zip.not-a-file', { kind });
  const facts = { path: header.name, crc32: header.crc32, bytes: header.bytes };
  const isExact = equalBytes(directory.subarray(place.at, header.next), centralHeader(facts, header.offset));
  if (!isExact && found.length === 0) tell('zip.layout', {});
  const localAt = header.offset + place.leading;
  const dataStart = localAt + headerBytes.local + header.rawName.length;
  found.push(...(yield* localProblems({ header, localAt, dataStart, isExact })));
  if (localAt !== place.dataAt) tell('zip.hidden-data', {});
  const length = Math.min(header.packed, Math.max(0, place.readable));
  const data = yield* digestsOf({ at: dataStart, length });
  if (data.length !== header.packed || (header.method === 0 && data.crc32 !== header.crc32))
    tell('zip.damaged', {});
  const { sha256 } = data;
  const isFile = unsafe === null && kind === null;
  const file = isFile ? { path: header.name, at: dataStart, length: data.length, sha256 } : null;
  const next = { at: header.next, dataAt: dataStart + header.packed };
  return { file, problems: found, read: data.length, next };
}

function readCentral(bytes: Uint8Array, { at }: EntryPlace): Header | null {
  if (at + headerBytes.central > bytes.length || !hasBytesAt(bytes, at, centralMark)) return null;
  const nameEnd = at + headerBytes.central + uint16At(bytes, at + 28);
  const next = nameEnd + uint16At(bytes, at + 30) + uint16At(bytes, at + 32);
  if (next > bytes.length) return null;
  const rawName = bytes.subarray(at + headerBytes.central, nameEnd);
  return {
    rawName,
    name: nameText(rawName),
    shown: shownName(rawName),
    flags: uint16At(bytes, at + 8),
    method: uint16At(bytes, at + 10),
    crc32: uint32At(bytes, at + 16),
    packed: uint32At(bytes, at + 20),
    bytes: uint32At(bytes, at + 24),
    mode: uint16At(bytes, at + 40),
    offset: uint32At(bytes, at + 42),
    next,
  };
}

function nameText(rawName: Uint8Array): string {
  return decodeUtf8(rawName) ?? latin1(rawName, 0, rawName.length);
}

function shownName(rawName: Uint8Array): string {
  const name = nameText(rawName);
  return unsafePath(rawName) === null ? name : displayName(name);
}

interface LocalPlace {
  readonly header: Header;
  readonly localAt: number;
  readonly dataStart: number;
  readonly isExact: boolean;
}

/** The local header must say what the directory says. Where it names another file, that one is named as well. */
function* localProblems({
  header,
  localAt,
  dataStart,
  isExact,
}: LocalPlace): Looking<readonly VerifyProblem[]> {
  const facts = { path: header.name, crc32: header.crc32, bytes: header.bytes };
  const local = yield* bytesIn({ at: localAt, length: dataStart - localAt });
  if (isExact && equalBytes(local, localHeader(facts))) return [];
  const other = yield* localName(localAt);
  const agrees = other === header.shown && agreesInFacts(local, header);
  if (agrees && !isExact) return [];
  const own = problem('zip.headers-differ', header.shown, { other: other ?? '' });
  if (other === null || other === header.shown) return [own];
  return [own, problem('zip.headers-differ', other, { other: header.shown })];
}

function agreesInFacts(local: Uint8Array, header: Header): boolean {
  return (
    uint16At(local, 6) === header.flags &&
    uint16At(local, 8) === header.method &&
    uint32At(local, 14) === header.crc32 &&
    uint32At(local, 18) === header.packed &&
    uint32At(local, 22) === header.bytes &&
    uint16At(local, 28) === 0
  );
}

/** Name in the local header at a place, or null where there is none. */
function* localName(at: number): Looking<string | null> {
  const header = yield* bytesIn({ at, length: headerBytes.local });
  if (header.length < headerBytes.local || !hasBytesAt(header, 0, localMark)) return null;
  return shownName(yield* bytesIn({ at: at + headerBytes.local, length: uint16At(header, 26) }));
}

/** Upper half of the external attributes: the Unix mode. Some writers leave it empty; that is only another layout. */
function kindOf({ name, mode }: Header): VerifyProblemParams['zip.not-a-file']['kind'] | null {
  const type = mode & 0o170000;
  if (name.endsWith('/') || type === 0o040000) return 'folder';
  if (type === 0o120000) return 'link';
  return type === 0 || type === 0o100000 ? null : 'special';
}
