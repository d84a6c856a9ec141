/** Where the tags of an MP3 file stand around its sound: ID3v2 before, APE and ID3v1 behind. */
import { latin1, uint32At } from '../../base/bounded-reader.ts';
import { id3Length } from './id3.ts';

export interface Mp3Parts {
  /** Tags at the beginning, one behind the other. */
  readonly leading: readonly Uint8Array[];
  readonly sound: Uint8Array;
  readonly ape: Uint8Array | null;
  readonly old: Uint8Array | null;
}

/** Tags one behind the other; a file has one or two. What follows more than that is taken for sound, and is said not to begin like it. */
const mostTags = 64;

/** Takes a file apart; together the parts are the file. */
export function mp3Parts(bytes: Uint8Array): Mp3Parts {
  const leading: Uint8Array[] = [];
  let start = 0;
  for (
    let length = id3Length(bytes);
    length > 0 && leading.length < mostTags;
    length = id3Length(bytes, start)
  ) {
    leading.push(bytes.subarray(start, start + length));
    start += length;
  }
  const hasOld =
    bytes.length - 128 >= start && latin1(bytes, bytes.length - 128, bytes.length - 125) === 'TAG';
  const end = hasOld ? bytes.length - 128 : bytes.length;
  const apeStart = apeStartOf(bytes, start, end);
  return {
    leading,
    sound: bytes.subarray(start, apeStart),
    ape: apeStart === end ? null : bytes.subarray(apeStart, end),
    old: hasOld ? bytes.subarray(end) : null,
  };
}

/** An APE tag ends in 32 bytes that say how long it is; bit 31 of its flags says that it begins with such a header too. */
function apeStartOf(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 32 || latin1(bytes, end - 32, end - 24) !== 'APETAGEX') return end;
  const header = (uint32At(bytes, end - 12) & 0x80000000) === 0 ? 0 : 32;
  const from = end - uint32At(bytes, end - 20) - header;
  return from >= start && from < end ? from : end - 32;
}
