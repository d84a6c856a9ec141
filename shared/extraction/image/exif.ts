/** Exif data: camera, owner, place, serial numbers, small copies of the picture (CIPA DC-008-2023, 4.6). */

import type { ImageFacts } from './image-facts.ts';
import { readIptc } from './iptc.ts';
import { readMakerNote } from './maker-note.ts';
import { openTiff, type TiffDirectory, type TiffField, type TiffFile } from './tiff-directory.ts';
import { readXmp } from './xmp.ts';

const tags = {
  subfileType: 0x00fe,
  make: 0x010f,
  model: 0x0110,
  subDirectories: 0x014a,
  thumbnailAt: 0x0201,
  thumbnailBytes: 0x0202,
  xmp: 0x02bc,
  iptc: 0x83bb,
  exif: 0x8769,
  gps: 0x8825,
  makerNote: 0x927c,
  userComment: 0x9286,
  compression: 0x0103,
} as const;
const people: readonly number[] = [0x013b, 0xa430];
const serials: readonly number[] = [0xa431, 0xa435, 0xc62f];
/** Description, software, copyright, and Windows' title, comment, keywords and subject, which are UTF-16. */
const descriptions: readonly number[] = [0x010e, 0x0131, 0x8298, 0x013c, 0xc614];
const windowsWords: readonly number[] = [0x9c9b, 0x9c9c, 0x9c9e, 0x9c9f];
const windowsAuthor = 0x9c9d;
const mostDirectories = 64;

/** Reads Exif data or a whole TIFF file. */
export function readExif(bytes: Uint8Array, facts: ImageFacts, isWholeFile = false): void {
  const tiff = openTiff(bytes, facts.decode);
  if (tiff === null) return;
  const seen = new Set<number>();
  let at = tiff.firstDirectory;
  for (let index = 0; at !== 0 && !seen.has(at) && index < mostDirectories; index += 1) {
    seen.add(at);
    const directory = tiff.directory(at);
    if (directory === null) break;
    readDirectory({ bytes, tiff, facts, seen }, directory);
    if (hasThumbnail(tiff, directory, { index, isWholeFile })) facts.copy(copyIn(bytes, tiff, directory));
    at = directory.next;
  }
}

interface Reading {
  readonly bytes: Uint8Array;
  readonly tiff: TiffFile;
  readonly facts: ImageFacts;
  readonly seen: Set<number>;
}

/** The second directory of a photo describes its thumbnail; in a TIFF file reduced copies say so themselves. */
function hasThumbnail(
  tiff: TiffFile,
  { fields }: TiffDirectory,
  { index, isWholeFile }: { readonly index: number; readonly isWholeFile: boolean },
): boolean {
  const length = tiff.numbers(fields.get(tags.thumbnailBytes))[0] ?? 0;
  if (fields.has(tags.thumbnailAt) && length > 0) return true;
  const isReduced = ((tiff.numbers(fields.get(tags.subfileType))[0] ?? 0) & 1) === 1;
  return isWholeFile ? isReduced : index > 0 && fields.has(tags.compression);
}

/** The copy's bytes, where it is a JPEG file of its own. */
function copyIn(bytes: Uint8Array, tiff: TiffFile, { fields }: TiffDirectory): Uint8Array | undefined {
  const at = tiff.numbers(fields.get(tags.thumbnailAt))[0];
  const length = tiff.numbers(fields.get(tags.thumbnailBytes))[0] ?? 0;
  return at === undefined || length === 0 ? undefined : bytes.subarray(at, at + length);
}

function readDirectory(reading: Reading, { fields }: TiffDirectory): void {
  const { tiff, facts } = reading;
  const text = (tag: number) => tiff.text(fields.get(tag));
  const camera = [text(tags.make), text(tags.model)].filter((part) => part !== '').join(' ');
  if (camera !== '') facts.add('image.exif', camera);
  for (const tag of people) if (text(tag) !== '') facts.add('image.person', text(tag));
  for (const tag of serials) if (text(tag) !== '') facts.add('image.device-serial', text(tag));
  for (const tag of descriptions) facts.words('image.exif', text(tag));
  for (const tag of windowsWords) facts.words('image.exif', wide(fields.get(tag), facts));
  const author = wide(fields.get(windowsAuthor), facts);
  if (author !== '') facts.add('image.person', author);
  const xmp = fields.get(tags.xmp);
  if (xmp !== undefined) readXmp(xmp.bytes, facts);
  const iptc = fields.get(tags.iptc);
  if (iptc !== undefined) readIptc(iptc.bytes, facts);
  readInner(reading, fields);
}

function readInner(reading: Reading, fields: TiffDirectory['fields']): void {
  const { tiff, facts } = reading;
  const exif = innerDirectory(reading, fields.get(tags.exif));
  if (exif !== null) {
    facts.add('image.exif');
    readDirectory(reading, exif);
    readComment(exif.fields.get(tags.userComment), facts);
    const note = exif.fields.get(tags.makerNote);
    if (note !== undefined) readMakerNote(reading.bytes, note, facts);
  }
  const gps = innerDirectory(reading, fields.get(tags.gps));
  if (gps !== null) readGps(tiff, gps, facts);
  for (const at of tiff.numbers(fields.get(tags.subDirectories))) {
    const inner = directoryAt(reading, at);
    if (inner === null) continue;
    if (((tiff.numbers(inner.fields.get(tags.subfileType))[0] ?? 0) & 1) === 1) facts.add('image.thumbnail');
    readDirectory(reading, inner);
  }
}

function innerDirectory(reading: Reading, pointer: TiffField | undefined): TiffDirectory | null {
  const at = reading.tiff.numbers(pointer)[0];
  return at === undefined ? null : directoryAt(reading, at);
}

function directoryAt({ tiff, seen }: Reading, at: number): TiffDirectory | null {
  if (seen.has(at) || seen.size > mostDirectories) return null;
  seen.add(at);
  return tiff.directory(at);
}

/** Eight bytes name the encoding (4.6.6.4). */
function readComment(field: TiffField | undefined, facts: ImageFacts): void {
  if (field === undefined || field.bytes.length <= 8) return;
  const isWide = field.bytes[0] === 0x55;
  const content = field.bytes.subarray(8);
  const isBig = content[0] === 0 || (content[0] === 0xfe && content[1] === 0xff);
  const text = facts.decode(content, isWide ? (isBig ? 'utf-16be' : 'utf-16le') : 'utf-8') ?? '';
  const clean = text.replace(/[\0\s]+/g, ' ').trim();
  if (/[\p{L}\p{N}]/u.test(clean)) facts.add('image.comment', clean);
}

function wide(field: TiffField | undefined, { decode }: ImageFacts): string {
  return field === undefined ? '' : (decode(field.bytes, 'utf-16le') ?? '').replace(/\0/g, '').trim();
}

/** Degrees, minutes and seconds with their directions (4.6.7). */
function readGps(tiff: TiffFile, { fields }: TiffDirectory, facts: ImageFacts): void {
  const degrees = (tag: number) => {
    const [whole, minutes = 0, seconds = 0] = tiff.numbers(fields.get(tag));
    const value = (whole ?? Number.NaN) + (minutes || 0) / 60 + (seconds || 0) / 3600;
    const isNegative = /^[SW]/i.test(tiff.text(fields.get(tag - 1)));
    return Number.isFinite(value) ? (isNegative ? -value : value).toFixed(6) : null;
  };
  const latitude = degrees(2);
  const longitude = degrees(4);
  if (latitude !== null && longitude !== null) facts.add('image.gps', `${latitude}, ${longitude}`);
  for (const tag of [0x1b, 0x1c])
    facts.words('image.gps', tiff.text(fields.get(tag)).replace(/^ASCII\0*/, ''));
}
