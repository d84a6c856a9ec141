/** The objects a PDF is made of (ISO 32000-2, 7.3), as read from the bytes. */

export interface PdfName {
  readonly type: 'name';
  readonly name: string;
}

export interface PdfReference {
  readonly type: 'reference';
  readonly number: number;
}

/** A string; what it means depends on where it stands. */
export interface PdfBytes {
  readonly type: 'bytes';
  readonly bytes: Uint8Array;
}

/** A word that is none of the others: an operator in a content stream. */
export interface PdfWord {
  readonly type: 'word';
  readonly word: string;
}

export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export interface PdfStream {
  readonly type: 'stream';
  readonly dictionary: PdfDictionary;
  /** As it stands in the file, not decoded. */
  readonly raw: Uint8Array;
}

export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfReference
  | PdfBytes
  | PdfWord
  | PdfDictionary
  | PdfStream
  | readonly PdfValue[];

/** The dictionary, of a stream too; null for anything else. */
export function asDictionary(value: PdfValue | undefined): PdfDictionary | null {
  if (value instanceof Map) return value;
  const stream = asStream(value);
  return stream === null ? null : stream.dictionary;
}

export function asStream(value: PdfValue | undefined): PdfStream | null {
  return isTagged(value) && value.type === 'stream' ? value : null;
}

export function asArray(value: PdfValue | undefined): readonly PdfValue[] {
  return Array.isArray(value) ? value : [];
}

/** The name without its slash; empty for anything else. */
export function asName(value: PdfValue | undefined): string {
  return isTagged(value) && value.type === 'name' ? value.name : '';
}

export function asNumber(value: PdfValue | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

export function asReference(value: PdfValue | undefined): number | null {
  return isTagged(value) && value.type === 'reference' ? value.number : null;
}

export function asBytes(value: PdfValue | undefined): Uint8Array | null {
  return isTagged(value) && value.type === 'bytes' ? value.bytes : null;
}

/** Text strings: UTF-16 or UTF-8 with a mark, else one byte a character (7.9.2.2; its few own signs are left as they are). */
export function asText(value: PdfValue | undefined): string {
  const bytes = asBytes(value);
  if (bytes === null) return '';
  const [first, second, third] = bytes;
  if (first === 0xfe && second === 0xff) return fromUtf16(bytes.subarray(2), 0);
  if (first === 0xff && second === 0xfe) return fromUtf16(bytes.subarray(2), 1);
  if (first === 0xef && second === 0xbb && third === 0xbf) return fromUtf8(bytes.subarray(3));
  return String.fromCharCode(...bytes.subarray(0, mostPlainBytes));
}

const mostPlainBytes = 50_000;

function fromUtf16(bytes: Uint8Array, low: 0 | 1): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
    text += String.fromCharCode(low === 0 ? first * 256 + second : second * 256 + first);
  }
  return text.toWellFormed();
}

function fromUtf8(bytes: Uint8Array): string {
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return String.fromCharCode(...bytes.subarray(0, mostPlainBytes));
  }
}

function isTagged(
  value: PdfValue | undefined,
): value is PdfName | PdfReference | PdfBytes | PdfWord | PdfStream {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
}
