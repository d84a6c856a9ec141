/** Pictures written byte by byte: no pixels, but everything a picture carries beside them. */
import { zlibSync } from 'fflate';
import { join } from '../intake/make-zip.ts';

const encoder = new TextEncoder();
const bytesOf = (value: string | Uint8Array) => (typeof value === 'string' ? encoder.encode(value) : value);

function big(value: number, length: number): number[] {
  return Array.from({ length }, (_, index) => Math.floor(value / 256 ** (length - 1 - index)) & 0xff);
}

/** A field: tag, type, and its value as text, whole numbers, or fractions. */
export interface MadeField {
  readonly tag: number;
  readonly text?: string;
  readonly longs?: readonly number[];
  readonly fractions?: readonly (readonly [number, number])[];
  readonly bytes?: Uint8Array;
  /** A directory of its own that the field leads to. */
  readonly inner?: readonly MadeField[];
}

/** A big-endian TIFF file with directories in a row. */
export function makeTiff(...directories: readonly (readonly MadeField[])[]): Uint8Array {
  const file: number[] = [0x4d, 0x4d, 0, 42, 0, 0, 0, 0];
  let link = 4;
  for (const fields of directories) {
    const at = writeDirectory(file, fields);
    file.splice(link, 4, ...big(at, 4));
    link = at + 2 + fields.length * 12;
  }
  return Uint8Array.from(file);
}

function writeDirectory(file: number[], fields: readonly MadeField[]): number {
  const at = file.length;
  file.push(...big(fields.length, 2), ...new Array<number>(fields.length * 12 + 4).fill(0));
  for (const [index, field] of fields.entries()) {
    const { type, count, value } = fieldValue(file, field);
    const entry = at + 2 + index * 12;
    file.splice(entry, 8, ...big(field.tag, 2), ...big(type, 2), ...big(count, 4));
    if (value.length <= 4) file.splice(entry + 8, value.length, ...value);
    else {
      file.splice(entry + 8, 4, ...big(file.length, 4));
      file.push(...value);
    }
  }
  return at;
}

function fieldValue(file: number[], { text, longs, fractions, bytes, inner }: MadeField) {
  if (inner !== undefined) return { type: 4, count: 1, value: big(writeDirectory(file, inner), 4) };
  if (text !== undefined) {
    const value = [...encoder.encode(`${text}\0`)];
    return { type: 2, count: value.length, value };
  }
  if (longs !== undefined)
    return { type: 4, count: longs.length, value: longs.flatMap((each) => big(each, 4)) };
  if (fractions !== undefined) {
    const value = fractions.flatMap(([over, under]) => [...big(over, 4), ...big(under, 4)]);
    return { type: 5, count: fractions.length, value };
  }
  return { type: 7, count: bytes?.length ?? 0, value: [...(bytes ?? [])] };
}

/** A JPEG file of segments: marker and content. */
export function makeJpeg(
  segments: readonly (readonly [marker: number, content: string | Uint8Array])[],
  behind: string | Uint8Array = '',
): Uint8Array {
  const parts = segments.map(([marker, content]) => {
    const bytes = bytesOf(content);
    return join([Uint8Array.from([0xff, marker, ...big(bytes.length + 2, 2)]), bytes]);
  });
  const scan = Uint8Array.from([0xff, 0xda, 0, 2, 1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, 0xd9]);
  return join([Uint8Array.from([0xff, 0xd8]), ...parts, scan, bytesOf(behind)]);
}

export function exifSegment(tiff: Uint8Array): readonly [number, Uint8Array] {
  return [0xe1, join([encoder.encode('Exif\0\0'), tiff])];
}

export function xmpSegment(xmp: string): readonly [number, Uint8Array] {
  return [0xe1, encoder.encode(`http://ns.adobe.com/xap/1.0/\0${xmp}`)];
}

/** A row of IPTC records: dataset and text. */
export function iptcRecords(...records: readonly (readonly [number, string])[]): Uint8Array {
  return join(
    records.map(([dataset, text]) => {
      const bytes = encoder.encode(text);
      return join([Uint8Array.from([0x1c, 2, dataset, ...big(bytes.length, 2)]), bytes]);
    }),
  );
}

export function photoshopSegment(id: number, content: Uint8Array): readonly [number, Uint8Array] {
  const header = join([
    encoder.encode('Photoshop 3.0\x008BIM'),
    Uint8Array.from([...big(id, 2), 0, 0, ...big(content.length, 4)]),
  ]);
  return [0xed, join([header, content])];
}

/** A PNG file of chunks; the check sums are not looked at. */
export function makePng(
  chunks: readonly (readonly [string, string | Uint8Array])[],
  behind: string | Uint8Array = '',
): Uint8Array {
  const all = [...chunks, ['IEND', ''] as const].map(([type, content]) => {
    const bytes = bytesOf(content);
    return join([Uint8Array.from(big(bytes.length, 4)), encoder.encode(type), bytes, new Uint8Array(4)]);
  });
  return join([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), ...all, bytesOf(behind)]);
}

export function packed(text: string): Uint8Array {
  return zlibSync(encoder.encode(text));
}
