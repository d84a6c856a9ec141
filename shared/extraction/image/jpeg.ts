/** Segments of a JPEG file (ITU-T T.81, annex B) and what stands behind its end. */
import { latin1 } from '../../base/bounded-reader.ts';
import { isCiff, readCiff } from './ciff.ts';
import { readExif } from './exif.ts';
import { readFlir } from './flir.ts';
import type { ImageFacts } from './image-facts.ts';
import { readPhotoshop } from './photoshop.ts';
import { openTiff, textOf } from './tiff-directory.ts';
import { readXmp } from './xmp.ts';

const exifHeader = 'Exif\0\0';
const xmpHeader = 'http://ns.adobe.com/xap/1.0/\0';
const longXmpHeader = 'http://ns.adobe.com/xmp/extension/\0';
/** Some programs write a packet behind a header of their own, or behind none. */
const packetStart = /<\?xpacket|<x:xmpmeta|<rdf:RDF/;
const searchedForPacket = 256;
/** Identifier, digest, whole length and place of a piece of a long packet. */
const longXmpPrefix = longXmpHeader.length + 32 + 4 + 4;
const pictureEntries = 0xb002;
const entryBytes = 16;
const smallCopy = 1;
const mostListed = 16;
const infirayHeader = 'IJPEG\0';
const flirHeader = 'FLIR\0';
/** The header, a version, and number and count of the pieces. */
const flirPrefix = 8;
const photoshopHeader = 'Photoshop 3.0\0';

export interface JpegWalk {
  /** First byte behind the end mark; the length of the bytes when there is none. */
  readonly end: number;
  /** Pictures behind the first that it lists as its own: whether each is a small copy of it. */
  readonly listed: readonly boolean[];
}

/** Reads all segments up to the end mark. */
export function readJpeg(bytes: Uint8Array, facts: ImageFacts): JpegWalk {
  const longXmp: Uint8Array[] = [];
  const thermal: Uint8Array[] = [];
  let listed: readonly boolean[] = [];
  let isSensorAhead = false;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) {
      at = nextMarker(bytes, at);
      continue;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) break;
    if (marker === 0xff || marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const content = bytes.subarray(at + 4, at + 2 + Math.max(2, length));
    if (latin1(content, 0, 4) === 'MPF\0') listed = listedPictures(content.subarray(4), facts);
    isSensorAhead ||= marker === 0xe2 && latin1(content, 4, 10) === infirayHeader;
    if (marker === 0xe9 && isSensorAhead) readSensors(content, facts);
    readSegment(marker, content, { facts, longXmp, thermal });
    at += 2 + Math.max(2, length);
    if (marker === 0xda) at = nextMarker(bytes, at);
  }
  if (longXmp.length > 0) readXmp(joined(longXmp), facts);
  if (thermal.length > 0) readFlir(joined(thermal), facts);
  return { end: Math.min(bytes.length, at + 2), listed };
}

/** Pictures after the first in the list of a multi-picture file: copies, or depth, light and other views (CIPA DC-007, 5.2.3.3). */
function listedPictures(content: Uint8Array, { decode }: ImageFacts): readonly boolean[] {
  const tiff = openTiff(content, decode);
  const entries = tiff?.directory(tiff.firstDirectory)?.fields.get(pictureEntries)?.bytes;
  if (entries === undefined) return [false];
  const isLittle = latin1(content, 0, 2) === 'II';
  const pictures = Math.min(mostListed, Math.floor(entries.length / entryBytes));
  // The kind stands in the lower three bytes of four.
  const kindAt = isLittle ? 2 : 1;
  return Array.from(
    { length: pictures },
    (_, index) => entries[index * entryBytes + kindAt] === smallCopy,
  ).slice(1);
}

/** The next place where a marker begins; within picture data 0xff is followed by 0 or a restart mark. */
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

interface SegmentTarget {
  readonly facts: ImageFacts;
  readonly longXmp: Uint8Array[];
  readonly thermal: Uint8Array[];
}

function readSegment(marker: number, content: Uint8Array, { facts, longXmp, thermal }: SegmentTarget): void {
  const startsWith = (header: string) => latin1(content, 0, header.length) === header;
  if (marker === 0xfe) {
    const text = textOf(content, facts.decode);
    if (text !== '') facts.add('image.comment', text);
  } else if (marker === 0xe0 && startsWith('JFIF\0')) {
    if ((content[12] ?? 0) * (content[13] ?? 0) > 0) facts.copy();
  } else if (marker === 0xe0 && startsWith('JFXX\0')) {
    // Kind 16 is a JPEG file, the others are bare pixels (JFIF 1.02, page 7).
    facts.copy(content[5] === 0x10 ? content.subarray(6) : undefined);
  } else if (marker === 0xe0 && isCiff(content)) readCiff(content, facts);
  else if (marker === 0xe1 && startsWith(exifHeader)) readExif(content.subarray(exifHeader.length), facts);
  else if (marker === 0xe1 && startsWith(xmpHeader)) readXmp(content.subarray(xmpHeader.length), facts);
  else if (marker === 0xe1 && startsWith(longXmpHeader)) longXmp.push(content.subarray(longXmpPrefix));
  else if (marker === 0xe1 && packetStart.test(latin1(content, 0, searchedForPacket)))
    readXmp(content, facts);
  else if (marker === 0xe1 && startsWith(flirHeader)) thermal.push(content.subarray(flirPrefix));
  else if (marker === 0xec) readPictureInfo(content, facts);
  else if (marker === 0xed && startsWith(photoshopHeader)) {
    readPhotoshop(content.subarray(photoshopHeader.length), facts);
  }
}

/** Numbers of the sensors of a thermal camera (InfiRay), in a record of fixed places; its other segments say whose it is. */
function readSensors(content: Uint8Array, facts: ImageFacts): void {
  for (const at of [0x0c0, 0x240]) {
    const serial = /^[A-Z0-9]{6,32}/i.exec(latin1(content, at, at + 32))?.[0];
    if (serial !== undefined && /[1-9]/.test(serial)) facts.add('image.device-serial', serial);
  }
}

/** Lines `name=value` that cameras wrote before there was Exif (Agfa, Olympus, Fujifilm and others of 1996 to 2000). */
function readPictureInfo(content: Uint8Array, facts: ImageFacts): void {
  const serial = /Serial(?:Number|#)?=\s*([^\r\n\0]+)/i.exec(latin1(content, 0, content.length))?.[1];
  if (serial !== undefined && /[1-9a-z]/i.test(serial)) facts.add('image.device-serial', serial.trim());
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
