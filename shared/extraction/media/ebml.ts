/** Elements of EBML (RFC 8794): an id, a size, and what is in it. */
import { stop } from '../stop.ts';

/** Ids of Matroska that are looked at (RFC 9559, 5 and 27). */
export const ids = {
  void: 0xec,
  title: 0x7ba9,
  segmentFile: 0x7384,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
  date: 0x4461,
  timeScale: 0x2ad7b1,
  tagName: 0x45a3,
  tagString: 0x4487,
  tagBinary: 0x4485,
  fileName: 0x466e,
  fileDescription: 0x467e,
  fileData: 0x465c,
  chapterStart: 0x91,
  chapterWords: 0x85,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  codec: 0x86,
  trackName: 0x536e,
  contentEncoding: 0x6240,
  crypto: 0x5035,
  clusterTime: 0xe7,
  simpleBlock: 0xa3,
  block: 0xa1,
} as const;

/** Segment, SeekHead excepted: Info, Tracks and their entries, Tags, Attachments, Chapters, Cluster, BlockGroup. */
const masters: ReadonlySet<number> = new Set([
  0x18538067, 0x1549a966, 0x1654ae6b, 0xae, 0x6d80, 0x6240, 0x1254c367, 0x7373, 0x67c8, 0x1941a469, 0x61a7,
  0x1043a770, 0x45b9, 0xb6, 0x80, 0x1f43b675, 0xa0,
]);

export interface Element {
  readonly id: number;
  readonly body: number;
  readonly end: number;
}

/** All elements in their order, each once. @throws ExtractionStop where the bytes are no elements any more */
export function* elementsOf(bytes: Uint8Array): Generator<Element> {
  let at = 0;
  while (at < bytes.length) {
    const id = variableId(bytes, at);
    if (id === null) stop('damaged', 'webm');
    const size = variableNumber(bytes, at + id.length, bytes.length);
    if (size === null) stop('damaged', 'webm');
    const body = at + id.length + size.length;
    const isMaster = masters.has(id.value);
    // A size that is not known, or reaches over the end: only masters may have it, and they are entered anyway.
    if (!isMaster && (size.isUnknown || body + size.value > bytes.length)) stop('damaged', 'webm');
    const end = isMaster ? body : body + size.value;
    yield { id: id.value, body, end };
    at = end;
  }
}

interface VariableNumber {
  readonly value: number;
  readonly length: number;
  readonly isUnknown: boolean;
}

/** A number whose first bits say how long it is; null where there is none. */
export function variableNumber(bytes: Uint8Array, at: number, end: number): VariableNumber | null {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (length > 8 || at + length > end) return null;
  let value = first & (0xff >> length);
  let isUnknown = value === 0xff >> length;
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index] ?? 0;
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { value, length, isUnknown };
}

/** An id keeps the bits that say how long it is. */
function variableId(
  bytes: Uint8Array,
  at: number,
): { readonly value: number; readonly length: number } | null {
  const length = Math.clz32(bytes[at] ?? 0) - 23;
  if (length > 4 || at + length > bytes.length) return null;
  let value = 0;
  for (let index = 0; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return { value, length };
}
