/** ID3 tags of MP3 files (id3.org, ID3v2.2.0, 2.3.0 and 2.4.0 structure and frames; ID3v1; chapter frames 1.0). */
import { hasBytesAt, latin1 } from '../../base/bounded-reader.ts';
import { numberAt } from './big-endian.ts';
import { type Cue, type MediaFacts, wordsOf } from './media-facts.ts';

/** Frames without words: counters, tables of seeking, volumes, identifiers of a disc. */
const wordless = new Set(
  'UFI UFID CNT PCNT POP MCI MCDI ETC ETCO MLL MLLT STC SYTC RVA RVAD RVA2 EQU EQUA EQU2 REV RVRB BUF RBUF POSS SEEK ASPI CTOC'.split(
    ' ',
  ),
);
/** Numbers of tracks, discs, beats, lengths: nothing that anybody would hide. */
const plainNumbers =
  /^(?:TRCK|TRK|TPOS|TPA|TLEN|TLE|TBPM|TBP|TKEY|TKE|TSIZ|TSI|TMED|TMT|TFLT|TFT|TCMP|TCP|TDLY)$/;

/** Length of the tag at the beginning, its header and footer with it; 0 where there is none. */
export function id3Length(bytes: Uint8Array, at = 0): number {
  if (latin1(bytes, at, at + 3) !== 'ID3' || bytes.length < at + 10) return 0;
  const footer = ((bytes[at + 5] ?? 0) & 0x10) === 0 ? 0 : 10;
  return Math.min(bytes.length - at, 10 + sevenBits(bytes, at + 6) + footer);
}

/** Reads one tag. */
export function readId3(tag: Uint8Array, facts: MediaFacts): void {
  const version = tag[3] ?? 0;
  const flags = tag[5] ?? 0;
  if (version < 2 || version > 4) {
    facts.unknown('id3');
    return;
  }
  const whole = tag.subarray(10, 10 + sevenBits(tag, 6));
  const content = (flags & 0x80) !== 0 && version < 4 ? joined(whole) : whole;
  const extended = (flags & 0x40) !== 0 && version > 2 ? extendedLength(content, version) : 0;
  const chapters: Cue[] = [];
  readFrames(content.subarray(extended), version, { facts, chapters });
  if (chapters.length > 0) facts.chapters(chapters);
}

interface FrameReading {
  readonly facts: MediaFacts;
  readonly chapters: Cue[];
}

function readFrames(content: Uint8Array, version: number, reading: FrameReading): void {
  const header = version === 2 ? 6 : 10;
  const letters = version === 2 ? 3 : 4;
  let at = 0;
  while (at + header <= content.length && content[at] !== 0) {
    const name = latin1(content, at, at + letters).replace(/[^\x20-\x7e]/g, '?');
    const size = version === 4 ? sevenBits(content, at + 4) : numberAt(content, at + letters, letters);
    const end = at + header + size;
    if (end > content.length) {
      reading.facts.unknown(name);
      return;
    }
    const flags = version === 2 ? 0 : (content[at + 9] ?? 0);
    const body = plainBody(content.subarray(at + header, end), version, flags);
    if (body === null) reading.facts.unknown(name);
    else readFrame(name, body, { ...reading, version });
    at = end;
  }
}

/** Null for a body that is packed or ciphered. */
function plainBody(body: Uint8Array, version: number, flags: number): Uint8Array | null {
  const [packed, length] = version === 4 ? [0x0c, 0x01] : [0xc0, 0];
  if ((flags & packed) !== 0) return null;
  const rest = (flags & length) === 0 ? body : body.subarray(4);
  return version === 4 && (flags & 0x02) !== 0 ? joined(rest) : rest;
}

function readFrame(
  name: string,
  body: Uint8Array,
  { facts, chapters, version }: FrameReading & { readonly version: number },
): void {
  if (wordless.has(name) || plainNumbers.test(name) || body.length === 0) return;
  const texts = (from: number) => textsOf(body.subarray(from), body[0] ?? 0, facts);
  if (name === 'TXXX' || name === 'TXX' || name === 'WXXX' || name === 'WXX') {
    const [description = '', ...values] = texts(1);
    facts.tag(description === '' ? name : description, values.join('\n') || description);
  } else if (name.startsWith('T')) facts.tag(name, texts(1).join('\n'));
  else if (['COMM', 'COM', 'USLT', 'ULT', 'USER'].includes(name)) facts.tag(name, texts(4).join('\n'));
  else if (name.startsWith('W')) facts.tag(name, wordsOf(body, facts.context));
  else if (name === 'APIC' || name === 'PIC') readPicture(body, version, facts);
  else if (name === 'GEOB' || name === 'GEO') readObject(body, facts);
  else if (name === 'CHAP') readChapter(body, version, { facts, chapters });
  else if (name === 'OWNE') facts.tag('owner', texts(1).join('\n'));
  else facts.unknown(name);
}

/** Encoding, type of picture, kind, description, picture. */
function readPicture(body: Uint8Array, version: number, facts: MediaFacts): void {
  const kindEnd = version === 2 ? 3 : body.indexOf(0, 1);
  if (kindEnd === -1) {
    facts.unknown('APIC');
    return;
  }
  const start = kindEnd + 2;
  const end = textEnd(body, start, body[0] ?? 0);
  const [description = ''] = textsOf(body.subarray(start, end), body[0] ?? 0, facts);
  facts.tag('description', description);
  facts.attach('cover', body.subarray(end));
}

/** Encoding, kind, file name, description, file. */
function readObject(body: Uint8Array, facts: MediaFacts): void {
  const encoding = body[0] ?? 0;
  const name = body.indexOf(0, 1) + 1;
  const description = textEnd(body, name, encoding);
  const end = textEnd(body, description, encoding);
  for (const words of textsOf(body.subarray(name, end), encoding, facts)) facts.tag('object', words);
  facts.attach('file', body.subarray(end));
}

/** Name, begin and end in milliseconds, two offsets, and frames of its own of which the title is read. */
function readChapter(body: Uint8Array, version: number, { facts, chapters }: FrameReading): void {
  const times = body.indexOf(0) + 1;
  const title = times + 16;
  if (times === 0 || title + 11 > body.length) return;
  const size = version === 4 ? sevenBits(body, title + 4) : numberAt(body, title + 4, 4);
  const content = body.subarray(title + 10, title + 10 + size);
  const text = textsOf(content.subarray(1), content[0] ?? 0, facts).join(' ');
  chapters.push({ seconds: numberAt(body, times, 4) / 1000, text });
}

/** Texts in one of four encodings, each but the last ended by zero. */
function textsOf(bytes: Uint8Array, encoding: number, facts: MediaFacts): readonly string[] {
  const { decode } = facts.context;
  const plain = encoding === 0 || encoding > 3;
  // What claims to be ISO 8859-1 is GB 18030 in files of this country as often as not.
  if (plain || encoding === 3) return split(wordsOf(bytes, facts.context));
  const isLittle = encoding === 1 && hasBytesAt(bytes, 0, [0xff, 0xfe]);
  const text = decode(bytes, isLittle ? 'utf-16le' : 'utf-16be') ?? '';
  return split(text.replace(/[\ufeff\ufffe]/g, ''));
}

function split(text: string): readonly string[] {
  return text.replace(/\0+$/, '').split('\0');
}

/** First place behind a text and the zero that ends it. */
function textEnd(bytes: Uint8Array, from: number, encoding: number): number {
  const width = encoding === 1 || encoding === 2 ? 2 : 1;
  for (let at = from; at + width <= bytes.length; at += width) {
    if (bytes[at] === 0 && (width === 1 || bytes[at + 1] === 0)) return at + width;
  }
  return bytes.length;
}

/** Undoes the zeros that were put behind each 0xff (ID3v2.3.0, 5). */
function joined(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, at) => byte !== 0 || bytes[at - 1] !== 0xff);
}

function extendedLength(content: Uint8Array, version: number): number {
  return version === 4 ? sevenBits(content, 0) : 4 + numberAt(content, 0, 4);
}

function sevenBits(bytes: Uint8Array, at: number): number {
  return [0, 1, 2, 3].reduce((sum, index) => sum * 128 + ((bytes[at + index] ?? 0) & 0x7f), 0);
}

const fieldsV1 = [
  ['words', 3, 33],
  ['artist', 33, 63],
  ['words', 63, 93],
  ['date', 93, 97],
  ['words', 97, 127],
] as const;

/** Reads the 128 bytes at the end of a file (ID3v1). */
export function readOldId3(tag: Uint8Array, facts: MediaFacts): void {
  for (const [name, start, end] of fieldsV1) {
    const field = tag.subarray(start, end);
    const stop = field.indexOf(0);
    facts.tag(name, wordsOf(stop === -1 ? field : field.subarray(0, stop), facts.context));
  }
}
