/** Checks one entry of a bundle's ZIP: its header in the directory, its header in front of the data, and the data. */
import { hasBytesAt, latin1, uint16At, uint32At } from '../base/bounded-reader.ts';
import { equalBytes } from '../base/bytes.ts';
import { decodeUtf8 } from '../base/decode-utf8.ts';
import { crc32 } from '../intake/crc32.ts';
import { displayName } from '../intake/display-name.ts';
import { unsafePath } from './entry-path.ts';
import type { VerifyProblem, VerifyProblemCode, VerifyProblemParams } from './verify-problems.ts';
import { problem } from './verify-problems.ts';
import { centralHeader, headerBytes, localHeader } from './zip-layout.ts';
import type { ZipFile } from './zip-writer.ts';

export interface EntryPlace {
  /** Where its header in the directory begins. */
  readonly at: number;
  /** Where its local header must begin: right behind the entry before. */
  readonly dataAt: number;
  readonly leading: number;
  /** Where the directory ends. */
  readonly end: number;
}

export interface EntryReading {
  readonly file: ZipFile | null;
  readonly problems: readonly VerifyProblem[];
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

/** Reads and checks the entry whose directory header begins at `place.at`. */
export function checkZipEntry(bytes: Uint8Array, place: EntryPlace): EntryReading {
  const header = readCentral(bytes, place);
  if (header === null) {
    const name = localName(bytes, place.dataAt);
    return {
      file: null,
      problems: name === null ? [] : [problem('zip.headers-differ', name, { other: '' })],
      next: null,
    };
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
  const isExact = equalBytes(bytes.subarray(place.at, header.next), centralHeader(facts, header.offset));
  if (!isExact && found.length === 0) tell('zip.layout', {});
  const localAt = header.offset + place.leading;
  const dataStart = localAt + headerBytes.local + header.rawName.length;
  found.push(...localProblems(bytes, { header, localAt, dataStart, isExact }));
  if (localAt !== place.dataAt) tell('zip.hidden-data', {});
  const data = bytes.subarray(dataStart, dataStart + header.packed);
  if (data.length !== header.packed || (header.method === 0 && crc32(data) !== header.crc32))
    tell('zip.damaged', {});
  const file = unsafe === null && kind === null ? { path: header.name, bytes: data } : null;
  return { file, problems: found, next: { at: header.next, dataAt: dataStart + header.packed } };
}

function readCentral(bytes: Uint8Array, { at, end }: EntryPlace): Header | null {
  if (at + headerBytes.central > end || !hasBytesAt(bytes, at, centralMark)) return null;
  const nameEnd = at + headerBytes.central + uint16At(bytes, at + 28);
  const next = nameEnd + uint16At(bytes, at + 30) + uint16At(bytes, at + 32);
  if (next > end) return null;
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
function localProblems(
  bytes: Uint8Array,
  { header, localAt, dataStart, isExact }: LocalPlace,
): readonly VerifyProblem[] {
  const facts = { path: header.name, crc32: header.crc32, bytes: header.bytes };
  if (isExact && equalBytes(bytes.subarray(localAt, dataStart), localHeader(facts))) return [];
  const other = localName(bytes, localAt);
  const agrees = other === header.shown && agreesInFacts(bytes, header, localAt);
  if (agrees && !isExact) return [];
  const own = problem('zip.headers-differ', header.shown, { other: other ?? '' });
  if (other === null || other === header.shown) return [own];
  return [own, problem('zip.headers-differ', other, { other: header.shown })];
}

function agreesInFacts(bytes: Uint8Array, header: Header, at: number): boolean {
  return (
    uint16At(bytes, at + 6) === header.flags &&
    uint16At(bytes, at + 8) === header.method &&
    uint32At(bytes, at + 14) === header.crc32 &&
    uint32At(bytes, at + 18) === header.packed &&
    uint32At(bytes, at + 22) === header.bytes &&
    uint16At(bytes, at + 28) === 0
  );
}

function localName(bytes: Uint8Array, at: number): string | null {
  if (at + headerBytes.local > bytes.length || !hasBytesAt(bytes, at, localMark)) return null;
  const start = at + headerBytes.local;
  return shownName(bytes.subarray(start, start + uint16At(bytes, at + 26)));
}

/** Upper half of the external attributes: the Unix mode. Some writers leave it empty; that is only another layout. */
function kindOf({ name, mode }: Header): VerifyProblemParams['zip.not-a-file']['kind'] | null {
  const type = mode & 0o170000;
  if (name.endsWith('/') || type === 0o040000) return 'folder';
  if (type === 0o120000) return 'link';
  return type === 0 || type === 0o100000 ? null : 'special';
}
