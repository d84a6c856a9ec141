/** Records of a presentation: a tree in which each says its own length ([MS-PPT] 2.3.1). */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';

export interface PptRecord {
  readonly type: number;
  readonly instance: number;
  /** Its content in the stream: first byte, and one past the last, at most the end of what is around it. */
  readonly start: number;
  readonly end: number;
  readonly isContainer: boolean;
}

/** Numbers of the records that are looked at ([MS-PPT] 2.13.24). */
export const recordType = {
  document: 1000,
  slide: 1006,
  notes: 1008,
  notesAtom: 1009,
  slidePersist: 1011,
  master: 1016,
  slideShowInfo: 1017,
  macros: 1023,
  macrosAtom: 1024,
  text: 4000,
  narrowText: 4008,
  string: 4026,
  headersFooters: 4057,
  link: 4055,
  slideList: 4080,
  userEdit: 4085,
  object: 4113,
  binaryTag: 5003,
  persistDirectory: 6002,
  comment: 12000,
  commentAtom: 12001,
} as const;

const headerBytes = 8;
const containerVersion = 0xf;
/** Containers within containers that are followed; real files have about ten. */
const deepest = 40;

/** The record at a byte, within the bytes up to `limit`; null when there is no room for one. */
export function recordAt(stream: Uint8Array, at: number, limit = stream.length): PptRecord | null {
  if (at < 0 || at + headerBytes > Math.min(limit, stream.length)) return null;
  const first = uint16At(stream, at);
  const type = uint16At(stream, at + 2);
  const start = at + headerBytes;
  return {
    type,
    instance: first >> 4,
    start,
    end: Math.min(start + uint32At(stream, at + 4), limit, stream.length),
    // Data of a tag is a list of records although it does not say so.
    isContainer: (first & 0xf) === containerVersion || type === recordType.binaryTag,
  };
}

/** Records directly in a stretch of the stream, in order. */
export function* recordsIn(stream: Uint8Array, from: number, to: number): Generator<PptRecord> {
  for (let at = from; ; ) {
    const record = recordAt(stream, at, to);
    if (record === null) return;
    yield record;
    at = record.end;
  }
}

/** Goes through all records within one, outer before inner; `take` says whether to go into a container. */
export function walkRecords(
  stream: Uint8Array,
  within: PptRecord,
  take: (record: PptRecord) => boolean,
  depth = 0,
): void {
  for (const record of recordsIn(stream, within.start, within.end)) {
    if (take(record) && record.isContainer && depth < deepest) walkRecords(stream, record, take, depth + 1);
  }
}
