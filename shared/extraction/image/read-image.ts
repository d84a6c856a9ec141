/**
 * Reader for pictures: everything a picture file carries beside its pixels. What the pixels show is
 * read where there is a recogniser, and else said to be uninspected. Bytes behind the picture's end are opened like a file of their own.
 */
import { latin1, uint32At } from '../../base/bounded-reader.ts';
import { type Collector, startCollecting } from '../collector.ts';
import type { NotInspectedReason } from '../extracted-text.ts';
import { collectLines, recogniseWithin } from '../ocr/collect-picture.ts';
import type { ReadContext, Reader } from '../reader.ts';
import { readExif } from './exif.ts';
import { readGif } from './gif.ts';
import { readHeic } from './heic.ts';
import { type ImageFacts, type OpenImage, picturePath, startImage } from './image-facts.ts';
import { readJpeg } from './jpeg.ts';
import { readPng } from './png.ts';
import { readWebp } from './webp.ts';

export type ImageType = 'jpeg' | 'png' | 'gif' | 'tiff' | 'webp' | 'bmp' | 'heic';

/** Path of the words that a picture shows. */
const shownPath = '(shown)';
/** Path of the small copies a picture keeps of itself. */
const copyPath = `${picturePath}#thumbnail`;
/** Fill bytes that programs leave behind a picture. */
const padding = /^[\0\s\xff]*$/;
const searchedForWords = 64 * 1024;

/** A reader for one type of picture. */
export function imageReader(type: ImageType): Reader {
  return async (bytes, context) => {
    const collector = startCollecting(type, context.budget);
    const facts = startImage(collector, context);
    const trailing = bytes.subarray(readParts(type, bytes, facts));
    const isTrailing = trailing.length > 0 && !isPadding(trailing);
    if (isTrailing) facts.add('image.trailing-data');
    await compareCopies(bytes, { facts, collector, context });
    facts.finish();
    await readShown(bytes, collector, context);
    if (isTrailing) await readTrailing(trailing, collector, context);
    return collector.finish();
  };
}

interface Comparing {
  readonly facts: OpenImage;
  readonly collector: Collector;
  readonly context: ReadContext;
}

/**
 * Whether small copies show what the picture no longer does: many programs cut or paint over the one and leave the other. Each
 * copy that could not be looked at is said once.
 */
async function compareCopies(bytes: Uint8Array, { facts, collector, context }: Comparing): Promise<void> {
  const failures = new Set<NotInspectedReason>();
  for (const copy of facts.copies) {
    const compared = await recogniseWithin(context, () => context.pictures.comparePicture(bytes, copy));
    if (!compared.isRead) failures.add(compared.reason);
    else if (compared.differs === true) facts.add('image.thumbnail-differs');
  }
  for (const reason of failures) collector.skip(copyPath, reason);
}

/** What the pixels show. Their box is in pixels: a picture by itself has no other size. */
async function readShown(
  bytes: Uint8Array,
  collector: ReturnType<typeof startCollecting>,
  context: ReadContext,
): Promise<void> {
  const recognition = await recogniseWithin(context, () => context.pictures.readPicture(bytes));
  if (recognition.isRead) {
    collectLines(shownPath, recognition.lines, { collector, place: {} });
    if (recognition.missing !== undefined) collector.skip('', recognition.missing);
  } else collector.skip('', recognition.reason);
}

/** Notes everything beside the pixels; gives the place where the picture ends. */
function readParts(type: ImageType, bytes: Uint8Array, facts: ImageFacts): number {
  if (type === 'jpeg') return jpegEnd(bytes, facts);
  if (type === 'png') return readPng(bytes, facts);
  if (type === 'gif') return readGif(bytes, facts);
  if (type === 'webp') return readWebp(bytes, facts);
  if (type === 'bmp') return bitmapEnd(bytes);
  if (type === 'heic') readHeic(bytes, facts);
  else readExif(bytes, facts, true);
  return bytes.length;
}

/** Further pictures that the first one lists, or that follow it at once, are previews of it (CIPA DC-007). */
function jpegEnd(bytes: Uint8Array, facts: ImageFacts): number {
  let { end, listed } = readJpeg(bytes, facts);
  for (const isCopy of listed) {
    const next = pictureStart(bytes, end);
    if (next === -1) break;
    const inner = readJpeg(bytes.subarray(next), facts);
    end = next + inner.end;
    facts.copy(isCopy ? bytes.subarray(next, end) : undefined);
  }
  return end;
}

function pictureStart(bytes: Uint8Array, from: number): number {
  for (
    let at = bytes.indexOf(0xff, from);
    at !== -1 && at < from + searchedForWords;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    if (bytes[at + 1] === 0xd8 && bytes[at + 2] === 0xff) return at;
  }
  return -1;
}

function bitmapEnd(bytes: Uint8Array): number {
  const claimed = bytes.length < 6 ? 0 : uint32At(bytes, 2);
  return claimed < 14 ? bytes.length : Math.min(bytes.length, claimed);
}

function isPadding(bytes: Uint8Array): boolean {
  const words = latin1(bytes, 0, searchedForWords);
  return padding.test(words) && bytes.length <= searchedForWords;
}

async function readTrailing(
  bytes: Uint8Array,
  collector: ReturnType<typeof startCollecting>,
  context: ReadContext,
): Promise<void> {
  await context.nested(collector, `${picturePath}#behind`, bytes);
}
