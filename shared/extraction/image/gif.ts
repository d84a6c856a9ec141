/** Blocks of a GIF file (GIF89a, 23 to 26). */
import { latin1 } from '../../base/bounded-reader.ts';
import type { ImageFacts } from './image-facts.ts';
import { textOf } from './tiff-directory.ts';
import { readXmp } from './xmp.ts';

/** Reads all blocks; gives the first byte behind the trailer. */
export function readGif(bytes: Uint8Array, facts: ImageFacts): number {
  let at = 13 + colorTableBytes(bytes[10] ?? 0);
  while (at < bytes.length) {
    const introducer = bytes[at];
    if (introducer === 0x3b) return at + 1;
    if (introducer === 0x2c) at = afterSubBlocks(bytes, at + 11 + colorTableBytes(bytes[at + 9] ?? 0));
    else if (introducer === 0x21) at = readExtension(bytes, at, facts);
    else return bytes.length;
  }
  return bytes.length;
}

function colorTableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function readExtension(bytes: Uint8Array, at: number, facts: ImageFacts): number {
  const label = bytes[at + 1];
  const end = afterSubBlocks(bytes, at + 2);
  if (label === 0xfe) {
    const text = textOf(subBlocks(bytes, at + 2, end), facts.decode);
    if (text !== '') facts.add('image.comment', text);
  }
  // XMP stands there as it is, not in blocks (XMP specification part 3, 1.1.2).
  if (label === 0xff && latin1(bytes, at + 3, at + 14) === 'XMP DataXMP')
    readXmp(bytes.subarray(at + 14, end), facts);
  return end;
}

function afterSubBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let size = bytes[at] ?? 0; size > 0; size = bytes[at] ?? 0) at += 1 + size;
  return at + 1;
}

function subBlocks(bytes: Uint8Array, from: number, end: number): Uint8Array {
  const joined: number[] = [];
  for (let at = from; at < end; at += 1 + (bytes[at] ?? 0))
    joined.push(...bytes.subarray(at + 1, at + 1 + (bytes[at] ?? 0)));
  return Uint8Array.from(joined);
}
