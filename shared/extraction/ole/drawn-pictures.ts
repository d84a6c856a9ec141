/**
 * Pictures kept in drawings of old Office files ([MS-ODRAW] 2.2.20 to 2.2.32). Those in a form of their own are opened as the
 * files they are, so that what a camera wrote into them is found; of drawings that only Windows knows, it is said that they are
 * there.
 */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import { stop } from '../stop.ts';
import type { OfficeFile } from './office-file.ts';

export interface DrawnPicture {
  /** The picture's file; null for a form that no reader knows. */
  readonly bytes: Uint8Array | null;
}

const headerBytes = 8;
const deepest = 8;
const storeEntry = 0xf007;
const entryBytes = 36;
/** Forms with a file of their own: JPEG, PNG, TIFF, JPEG for printing. Others are metafiles and bitmaps without a header. */
const files = new Set([0xf01d, 0xf01e, 0xf029, 0xf02a]);
const firstPicture = 0xf01a;
const lastPicture = 0xf117;
const identifierBytes = 16;

/** Pictures in a stretch of records; `delayed` is the stream to whose places a list of pictures may point. */
export function findPictures(
  bytes: Uint8Array,
  delayed: Uint8Array | null,
  depth = 0,
): readonly DrawnPicture[] {
  const pictures: DrawnPicture[] = [];
  for (let at = 0; at + headerBytes <= bytes.length; ) {
    const first = uint16At(bytes, at);
    const type = uint16At(bytes, at + 2);
    const content = bytes.subarray(at + headerBytes, at + headerBytes + uint32At(bytes, at + 4));
    if (type === storeEntry) pictures.push(...entryPictures(content, delayed, depth));
    else if (type >= firstPicture && type <= lastPicture) pictures.push(pictureOf(type, first >> 4, content));
    else if ((first & 0xf) === 0xf && depth < deepest) {
      pictures.push(...findPictures(content, delayed, depth + 1));
    }
    at += headerBytes + content.length;
  }
  return pictures;
}

/** An entry of the list of pictures holds its picture, or says where in another stream it lies. */
function entryPictures(
  entry: Uint8Array,
  delayed: Uint8Array | null,
  depth: number,
): readonly DrawnPicture[] {
  if (entry.length < entryBytes || depth >= deepest) return [];
  const nameBytes = entry[33] ?? 0;
  const inner = entry.subarray(entryBytes + nameBytes);
  if (inner.length > headerBytes) return findPictures(inner, null, depth + 1);
  const [size, place] = [uint32At(entry, 20), uint32At(entry, 28)];
  return delayed === null || size === 0 ? [] : pictureAt(delayed, place);
}

/** The one record at a place: what follows it belongs to other entries. */
function pictureAt(stream: Uint8Array, place: number): readonly DrawnPicture[] {
  if (place + headerBytes > stream.length) return [];
  const type = uint16At(stream, place + 2);
  if (type < firstPicture || type > lastPicture) return [];
  const start = place + headerBytes;
  const content = stream.subarray(start, start + uint32At(stream, place + 4));
  return [pictureOf(type, uint16At(stream, place) >> 4, content)];
}

function pictureOf(type: number, instance: number, content: Uint8Array): DrawnPicture {
  if (!files.has(type)) return { bytes: null };
  // An odd instance says that there are two identifiers in front; a byte of a tag follows.
  const start = identifierBytes * (1 + (instance & 1)) + 1;
  return { bytes: content.length > start ? content.subarray(start) : null };
}

/** Opens each picture; counts against the budget of entries. Says of those that cannot be opened that they are there. */
export async function readPictures(
  { collector, context }: OfficeFile,
  path: string,
  pictures: readonly DrawnPicture[],
): Promise<void> {
  const { budget } = context;
  const seen = new Set<number>();
  let unread = 0;
  for (const [index, { bytes }] of pictures.entries()) {
    if (bytes === null) unread += 1;
    if (bytes === null || seen.has(bytes.byteOffset)) continue;
    seen.add(bytes.byteOffset);
    budget.entries -= 1;
    budget.inflatedBytes -= bytes.length;
    if (budget.entries < 0) stop('over-limit', 'entries');
    if (budget.inflatedBytes < 0) stop('over-limit', 'inflatedBytes');
    await context.nested(collector, `${path}#picture-${index + 1}`, bytes);
  }
  if (unread > 0) collector.skip(path, 'picture-without-text');
}
