/** Owners and serial numbers in cameras' own notes. Where they stand: ExifTool's tag tables (tag names pages, Phil Harvey). */
import { latin1 } from '../../base/bounded-reader.ts';
import type { ImageFacts } from './image-facts.ts';
import { openTiff, type TiffField, type TiffFile, tiffFile } from './tiff-directory.ts';

interface MakerTags {
  readonly owner?: number;
  readonly serials: readonly number[];
  /** A row of whole numbers, one of which is a serial number. */
  readonly numbered?: { readonly tag: number; readonly index: number };
  readonly thumbnail?: number;
  /** Leads to a directory about the equipment, with serial numbers of its own. */
  readonly equipment?: { readonly tag: number; readonly serials: readonly number[] };
}

interface MakerFormat extends MakerTags {
  readonly signature: string;
  /** Bytes before the directory or before a TIFF header of its own. */
  readonly header: number;
  /** Offsets count from the note's own beginning rather than from that of the Exif data. */
  readonly isOwnBase: boolean;
  readonly hasTiffHeader?: boolean;
}

const olympusEquipment = { tag: 0x2010, serials: [0x0101, 0x0102, 0x0202] };
const pentaxNumbers = { tag: 0x0215, index: 4 };
/** A note that is a whole TIFF file, with a directory of the camera's settings in it. */
const kodak = {
  header: 0,
  isOwnBase: true,
  hasTiffHeader: true,
  serials: [],
  equipment: { tag: 0xfc00, serials: [0xfa19] },
};
const formats: readonly MakerFormat[] = [
  { signature: 'Nikon\0\x02', header: 10, isOwnBase: true, hasTiffHeader: true, serials: [0x001d, 0x00a0] },
  { signature: 'FUJIFILM', header: 12, isOwnBase: true, serials: [0x0010] },
  {
    signature: 'OLYMPUS\0II',
    header: 12,
    isOwnBase: true,
    serials: [],
    thumbnail: 0x0100,
    equipment: olympusEquipment,
  },
  {
    signature: 'OLYMP\0',
    header: 8,
    isOwnBase: false,
    serials: [0x0404, 0x101a],
    thumbnail: 0x0100,
    equipment: olympusEquipment,
  },
  { signature: 'Panasonic\0', header: 12, isOwnBase: false, serials: [0x0025] },
  { signature: 'PENTAX \0', header: 10, isOwnBase: true, serials: [0x0229], numbered: pentaxNumbers },
  { signature: 'AOC\0', header: 6, isOwnBase: false, serials: [0x0229], numbered: pentaxNumbers },
  { signature: 'RICOH\0II', header: 8, isOwnBase: true, serials: [0x0229], numbered: pentaxNumbers },
  { signature: 'RICOH\0MM', header: 8, isOwnBase: true, serials: [0x0229], numbered: pentaxNumbers },
  { signature: 'RICOH', header: 8, isOwnBase: false, serials: [0x0005] },
  { signature: 'Ricoh', header: 8, isOwnBase: false, serials: [0x0005] },
  { signature: 'SONY', header: 12, isOwnBase: false, serials: [] },
  { signature: 'SIGMA\0\0\0', header: 10, isOwnBase: false, serials: [0x0002] },
  { signature: 'FOVEON\0\0', header: 10, isOwnBase: false, serials: [0x0002] },
  { signature: 'MOT\0', header: 8, isOwnBase: true, serials: [0x5501] },
  { ...kodak, signature: 'MM\0*\0\0\0\x08' },
  { ...kodak, signature: 'II*\0\x08\0\0\0' },
];
/** A note without a signature is Canon's, if anybody's. */
const canon: MakerTags = { owner: 0x0009, serials: [0x000c, 0x0096] };

/** Reads a note that stands in Exif data. */
export function readMakerNote(exif: Uint8Array, note: TiffField, facts: ImageFacts): void {
  const head = latin1(note.bytes, 0, 16);
  if (readFixedNote(head, note.bytes, facts)) return;
  const noteAt = note.bytes.byteOffset - exif.byteOffset;
  const isLittle = latin1(exif, 0, 2) === 'II';
  const format = formats.find(({ signature }) => head.startsWith(signature));
  if (format === undefined) {
    readTags(tiffFile(exif, isLittle, facts.decode, noteAt), canon, facts);
  } else if (format.hasTiffHeader) {
    const inner = openTiff(note.bytes.subarray(format.header), facts.decode);
    if (inner !== null) readTags(inner, format, facts);
  } else if (format.isOwnBase) {
    // Most of these makers write in the order of an Intel machine, whatever the file around does.
    const isOwnLittle = head.startsWith('MOT')
      ? orderAt(note.bytes, format.header, isLittle)
      : !/MM/.test(head);
    readTags(tiffFile(note.bytes, isOwnLittle, facts.decode, format.header), format, facts);
  } else {
    const at = noteAt + format.header;
    readTags(tiffFile(exif, orderAt(exif, at, isLittle), facts.decode, at), format, facts);
  }
}

/** A note may be in the other order than the file around it; no directory has hundreds of entries. */
function orderAt(bytes: Uint8Array, at: number, isLittle: boolean): boolean {
  const high = bytes[isLittle ? at + 1 : at] ?? 0;
  return high === 0 ? isLittle : !isLittle;
}

function readTags(
  tiff: TiffFile,
  { owner, serials, numbered, thumbnail, equipment }: MakerTags,
  facts: ImageFacts,
  at = tiff.firstDirectory,
): void {
  const fields = tiff.directory(at)?.fields;
  if (fields === undefined) return;
  const name = owner === undefined ? '' : plain(tiff.text(fields.get(owner)));
  if (name !== '') facts.add('image.person', name);
  for (const tag of serials) {
    const serial = serialOf(tiff, fields.get(tag));
    if (/[1-9a-z]/i.test(serial)) facts.add('image.device-serial', serial);
  }
  const row = numbered === undefined ? undefined : fields.get(numbered.tag);
  const number = row?.type === 4 ? (tiff.numbers(row)[numbered?.index ?? 0] ?? 0) : 0;
  if (number > 0) facts.add('image.device-serial', String(number));
  if (thumbnail !== undefined && (fields.get(thumbnail)?.count ?? 0) > 1024) facts.add('image.thumbnail');
  const inner = equipment === undefined ? undefined : placeOf(tiff, fields.get(equipment.tag));
  if (equipment !== undefined && inner !== undefined)
    readTags(tiff, { serials: equipment.serials }, facts, inner);
}

/** A directory is pointed to, or stands where the field's value does. */
function placeOf(tiff: TiffFile, field: TiffField | undefined): number | undefined {
  return field?.type === 7 ? tiff.placeOf(field) : tiff.numbers(field)[0];
}

function serialOf(tiff: TiffFile, field: TiffField | undefined): string {
  if (field?.type === 4) return String(tiff.numbers(field)[0] ?? 0);
  if (field === undefined) return '';
  // Some makers put zeros in front.
  const start = field.bytes.findIndex((value) => value !== 0);
  const text = plain(tiff.text({ ...field, bytes: field.bytes.subarray(Math.max(0, start)) }));
  if (text !== '' || field.type !== 7 || field.bytes.length !== packedDigits) return text;
  return Array.from(field.bytes, (value) => value.toString(16).padStart(2, '0')).join('');
}

/** Bytes of a serial number with two digits each. */
const packedDigits = 16;

interface FixedNote {
  readonly signature: string;
  readonly at: number;
  /** Letters of two bytes. */
  readonly isWide: boolean;
}

/** Cameras that watch game write a record instead of a directory (Reconyx). */
const fixedNotes: readonly FixedNote[] = [
  { signature: '\x01\xf1', at: 0x2a, isWide: true },
  { signature: 'RECONYXUF\0', at: 0x4b, isWide: false },
  { signature: 'RECONYXH2\0', at: 0x7e, isWide: true },
  { signature: 'RECONYXMF\0', at: 0x8c, isWide: true },
  { signature: 'RECONYXHF4K\0', at: 0x84, isWide: false },
];
const longestSerial = 15;

/** True when the note is such a record. */
function readFixedNote(head: string, note: Uint8Array, facts: ImageFacts): boolean {
  const format = fixedNotes.find(({ signature }) => head.startsWith(signature));
  if (format === undefined) return false;
  const bytes = note.subarray(format.at, format.at + longestSerial * (format.isWide ? 2 : 1));
  const text = facts.decode(bytes, format.isWide ? 'utf-16le' : 'latin1') ?? '';
  const serial = /^[A-Z0-9]{6,}/.exec(text)?.[0];
  if (serial !== undefined && /[1-9]/.test(serial)) facts.add('image.device-serial', serial);
  return true;
}

/** Text with nothing but printable characters; a wrong guess of the format yields others. */
function plain(text: string): string {
  return /^[\p{L}\p{N}\p{P}\p{S}\p{Zs}]+$/u.test(text) ? text : '';
}
