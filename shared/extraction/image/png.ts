/** Chunks of a PNG file (W3C PNG, third edition, 11.3). */
import { Unzlib } from 'fflate';
import { latin1 } from '../../base/bounded-reader.ts';
import { readExif } from './exif.ts';
import type { ImageFacts } from './image-facts.ts';
import { readIptc } from './iptc.ts';
import { readPhotoshop } from './photoshop.ts';
import { textOf } from './tiff-directory.ts';
import { readXmp } from './xmp.ts';

const mostInflated = 4 * 1024 * 1024;
const inflatedAtOnce = 16 * 1024;

/** Reads all chunks; gives the first byte behind the end chunk. */
export function readPng(bytes: Uint8Array, facts: ImageFacts): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = latin1(bytes, at + 4, at + 8);
    readChunk(type, bytes.subarray(at + 8, at + 8 + length), facts);
    at += 12 + length;
    if (type === 'IEND') return Math.min(at, bytes.length);
  }
  return bytes.length;
}

function readChunk(type: string, content: Uint8Array, facts: ImageFacts): void {
  if (type === 'eXIf') readExif(content, facts);
  if (type !== 'tEXt' && type !== 'zTXt' && type !== 'iTXt') return;
  const end = content.indexOf(0);
  if (end === -1) return;
  const keyword = latin1(content, 0, end);
  const value = textBytes(type, content.subarray(end + 1));
  if (value !== null) readText(keyword, value, facts);
}

/** A text's bytes, unpacked. */
function textBytes(type: string, content: Uint8Array): Uint8Array | null {
  if (type === 'tEXt') return content;
  if (type === 'zTXt') return inflate(content.subarray(1));
  const language = content.indexOf(0, 2);
  const translated = language === -1 ? -1 : content.indexOf(0, language + 1);
  if (translated === -1) return null;
  const text = content.subarray(translated + 1);
  return content[0] === 1 ? inflate(text) : text;
}

function readText(keyword: string, value: Uint8Array, facts: ImageFacts): void {
  if (keyword === 'XML:com.adobe.xmp') readXmp(value, facts);
  else if (/^Raw profile type /.test(keyword)) readRawProfile(keyword, value, facts);
  else {
    const text = textOf(value, facts.decode);
    if (text === '') return;
    if (keyword === 'Author' || keyword === 'Artist') facts.add('image.person', text);
    else if (/^(?:Comment|Description|Title|Disclaimer|Warning|Copyright)$/i.test(keyword))
      facts.add('image.comment', text);
    else facts.words('image.comment', `${keyword} ${text}`);
  }
}

/** ImageMagick's way: a name, a length, and the bytes in hexadecimal. */
function readRawProfile(keyword: string, value: Uint8Array, facts: ImageFacts): void {
  const hexadecimal = /^\s*\w+\s+\d+\s+([\da-f\s]+)/i
    .exec(latin1(value, 0, value.length))?.[1]
    ?.replace(/\s/g, '');
  if (hexadecimal === undefined) return;
  const bytes = new Uint8Array(Math.floor(hexadecimal.length / 2));
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = Number.parseInt(hexadecimal.slice(index * 2, index * 2 + 2), 16);
  }
  if (/xmp/i.test(keyword)) readXmp(bytes, facts);
  else if (/iptc|8bim/i.test(keyword)) {
    if (latin1(bytes, 0, 4) === '8BIM') readPhotoshop(bytes, facts);
    else readIptc(bytes, facts);
  } else if (/exif|APP1/i.test(keyword))
    readExif(latin1(bytes, 0, 4) === 'Exif' ? bytes.subarray(6) : bytes, facts);
}

/** Null when it is broken or larger than any text. */
function inflate(packed: Uint8Array): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Unzlib((piece) => {
    length += piece.length;
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length && length <= mostInflated; at += inflatedAtOnce) {
      stream.push(packed.subarray(at, at + inflatedAtOnce), at + inflatedAtOnce >= packed.length);
    }
  } catch (error) {
    // fflate reports every fault of the packed data as an Error with a number as code.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
  if (length > mostInflated) return null;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
