/** Items of a HEIC or AVIF file: Exif data and XMP beside the coded picture (ISO/IEC 14496-12, 8.11; 23008-12, annex A). */
import { latin1 } from '../../base/bounded-reader.ts';
import { readExif } from './exif.ts';
import type { ImageFacts } from './image-facts.ts';
import { readXmp } from './xmp.ts';

interface BoxContent {
  readonly type: string;
  readonly content: Uint8Array;
}

const mostItems = 10_000;

/** Reads the items that say something about the picture. */
export function readHeic(bytes: Uint8Array, facts: ImageFacts): void {
  const meta = [...boxes(bytes)].find(({ type }) => type === 'meta');
  if (meta === undefined) return;
  // The box's version and flags stand before the boxes inside.
  const inner = [...boxes(meta.content.subarray(4))];
  const places = itemPlaces(inner.find(({ type }) => type === 'iloc')?.content);
  for (const { id, type } of itemTypes(inner.find(({ type }) => type === 'iinf')?.content)) {
    const [at, length] = places.get(id) ?? [0, 0];
    const content = bytes.subarray(at, at + length);
    if (type === 'Exif' && content.length > 4) readExif(content.subarray(4 + uint(content, 0, 4)), facts);
    if (type === 'mime' && length > 0) readXmp(content, facts);
    if (type === 'thmb') facts.add('image.thumbnail');
  }
  const references = inner.find(({ type }) => type === 'iref')?.content;
  if (references !== undefined && [...boxes(references.subarray(4))].some(({ type }) => type === 'thmb')) {
    facts.add('image.thumbnail');
  }
}

function* boxes(bytes: Uint8Array): Generator<BoxContent> {
  let at = 0;
  for (let count = 0; at + 8 <= bytes.length && count < mostItems; count += 1) {
    const size = uint(bytes, at, 4);
    const isLong = size === 1;
    const whole = size === 0 ? bytes.length - at : isLong ? uint(bytes, at + 8, 8) : size;
    const header = isLong ? 16 : 8;
    if (whole < header) return;
    yield { type: latin1(bytes, at + 4, at + 8), content: bytes.subarray(at + header, at + whole) };
    at += whole;
  }
}

function* itemTypes(
  content: Uint8Array | undefined,
): Generator<{ readonly id: number; readonly type: string }> {
  if (content === undefined) return;
  const entries = content.subarray(content[0] === 0 ? 6 : 8);
  for (const { type, content: entry } of boxes(entries)) {
    const version = entry[0] ?? 0;
    if (type !== 'infe' || version < 2) continue;
    const idBytes = version === 2 ? 2 : 4;
    yield { id: uint(entry, 4, idBytes), type: latin1(entry, 6 + idBytes, 10 + idBytes) };
  }
}

/** Place and length of each item's first extent. */
function itemPlaces(content: Uint8Array | undefined): ReadonlyMap<number, readonly [number, number]> {
  const places = new Map<number, readonly [number, number]>();
  if (content === undefined) return places;
  const version = content[0] ?? 0;
  const [sizes = 0, more = 0] = content.subarray(4, 6);
  const offsetBytes = sizes >> 4;
  const lengthBytes = sizes & 15;
  const baseBytes = more >> 4;
  const indexBytes = version === 0 ? 0 : more & 15;
  const idBytes = version < 2 ? 2 : 4;
  const count = uint(content, 6, idBytes);
  let at = 6 + idBytes;
  for (let index = 0; index < Math.min(count, mostItems) && at < content.length; index += 1) {
    const id = uint(content, at, idBytes);
    at += idBytes + (version === 0 ? 0 : 2) + 2;
    const base = uint(content, at, baseBytes);
    at += baseBytes;
    const extents = uint(content, at, 2);
    at += 2;
    const offset = uint(content, at + indexBytes, offsetBytes);
    places.set(id, [base + offset, uint(content, at + indexBytes + offsetBytes, lengthBytes)]);
    at += extents * (indexBytes + offsetBytes + lengthBytes);
  }
  return places;
}

/** Big-endian number of up to eight bytes; 0 past the end. */
function uint(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}
