/**
 * Reads objects out of bytes (ISO 32000-2, 7.2, 7.3). Tolerant: what cannot be understood becomes null, nothing throws, and
 * every step moves forward.
 */
import { latin1 } from '../../../base/bounded-reader.ts';
import type { PdfDictionary, PdfValue } from './pdf-value.ts';

export interface PdfParser {
  readonly bytes: Uint8Array;
  at: number;
}

/** End of the bytes, of an array or of a dictionary. */
interface Closing {
  readonly closes: ']' | '>>' | 'end';
}
const endOfBytes: Closing = { closes: 'end' };
const endOfArray: Closing = { closes: ']' };
const endOfDictionary: Closing = { closes: '>>' };

const deepest = 100;
/** 1: blank, 2: delimiter, 0: part of a word. */
const classes = new Uint8Array(256);
for (const blank of [0, 9, 10, 12, 13, 32]) classes[blank] = 1;
for (const sign of '()<>[]{}/%') classes[sign.charCodeAt(0)] = 2;

/** The next object, or null where there is none; words other than true, false and null are given as such. */
export function parseValue(parser: PdfParser, depth = 0): PdfValue {
  const found = parseNext(parser, depth);
  return isClosing(found) ? null : found;
}

export function isAtEnd(parser: PdfParser): boolean {
  skipBlanks(parser);
  return parser.at >= parser.bytes.length;
}

/** Moves over blanks and remarks. */
export function skipBlanks(parser: PdfParser): void {
  const { bytes } = parser;
  for (; parser.at < bytes.length; parser.at += 1) {
    const byte = bytes[parser.at] ?? 0;
    if (byte === 0x25) {
      while (parser.at < bytes.length && bytes[parser.at] !== 10 && bytes[parser.at] !== 13) parser.at += 1;
    } else if (classes[byte] !== 1) return;
  }
}

function parseNext(parser: PdfParser, depth: number): PdfValue | Closing {
  skipBlanks(parser);
  const { bytes, at } = parser;
  const byte = bytes[at];
  if (byte === undefined) return endOfBytes;
  parser.at += 1;
  switch (byte) {
    case 0x2f:
      return { type: 'name', name: parseName(parser) };
    case 0x28:
      return { type: 'bytes', bytes: parseLiteral(parser) };
    case 0x3c:
      if (bytes[at + 1] !== 0x3c) return { type: 'bytes', bytes: parseHex(parser) };
      parser.at += 1;
      return parseDictionary(parser, depth);
    case 0x3e:
      if (bytes[at + 1] === 0x3e) parser.at += 1;
      return endOfDictionary;
    case 0x5b:
      return parseArray(parser, depth);
    case 0x5d:
      return endOfArray;
    case 0x29:
    case 0x7b:
    case 0x7d:
      return null;
    default:
      parser.at = at;
      return parseWord(parser);
  }
}

function parseArray(parser: PdfParser, depth: number): PdfValue {
  const values: PdfValue[] = [];
  while (depth < deepest) {
    const next = parseNext(parser, depth + 1);
    if (isClosing(next)) break;
    pushValue(values, next);
  }
  return values;
}

function parseDictionary(parser: PdfParser, depth: number): PdfDictionary {
  const entries = new Map<string, PdfValue>();
  const values: PdfValue[] = [];
  while (depth < deepest) {
    const next = parseNext(parser, depth + 1);
    if (isClosing(next)) {
      if (next.closes === ']') continue;
      break;
    }
    // An object that was never closed ends where the next one begins.
    if (isWord(next) && (next.word === 'endobj' || next.word === 'stream')) {
      parser.at -= next.word.length;
      break;
    }
    pushValue(values, next);
  }
  for (let index = 0; index < values.length; index += 1) {
    const key = values[index];
    if (!isName(key)) continue;
    entries.set(key.name, values[index + 1] ?? null);
    index += 1;
  }
  return entries;
}

/** `12 0 R` comes as two numbers and a word. */
function pushValue(values: PdfValue[], next: PdfValue): void {
  const [number, generation] = values.slice(-2);
  if (isWord(next) && next.word === 'R' && typeof number === 'number' && typeof generation === 'number') {
    values.splice(-2, 2, { type: 'reference', number });
  } else values.push(isWord(next) ? constantOf(next.word, next) : next);
}

function constantOf(word: string, value: PdfValue): PdfValue {
  if (word === 'true') return true;
  if (word === 'false') return false;
  return word === 'null' ? null : value;
}

function parseName(parser: PdfParser): string {
  const start = parser.at;
  const { bytes } = parser;
  while (parser.at < bytes.length && classes[bytes[parser.at] ?? 0] === 0) parser.at += 1;
  const name = latin1(bytes, start, parser.at);
  return name.includes('#')
    ? name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : name;
}

function parseWord(parser: PdfParser): PdfValue {
  const start = parser.at;
  const { bytes } = parser;
  while (parser.at < bytes.length && classes[bytes[parser.at] ?? 0] === 0) parser.at += 1;
  return plainNumber(bytes, start, parser.at) ?? wordOf(latin1(bytes, start, parser.at));
}

/** Numbers as nearly all are written; null for the rest. */
function plainNumber(bytes: Uint8Array, start: number, end: number): number | null {
  const sign = bytes[start] === 0x2d ? -1 : 1;
  let value = 0;
  let scale = 0;
  let at = sign === -1 ? start + 1 : start;
  if (end - at > 14 || at >= end) return null;
  for (; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + (byte - 0x30);
      scale *= 10;
    } else if (byte === 0x2e && scale === 0 && end - start > 1) scale = 1;
    else return null;
  }
  return (sign * value) / (scale === 0 ? 1 : scale);
}

const words = new Map<string, PdfValue>();
const mostWords = 512;

/** Operators come again and again: one object for each of the short ones. */
function wordOf(word: string): PdfValue {
  const known = words.get(word);
  if (known !== undefined) return known;
  if (/^[+-]*\d*\.?\d*(?:-\d*)?$/.test(word) && /\d/.test(word)) {
    const value = Number.parseFloat(word.replace(/^[+-]*(?=[+-])/, ''));
    return Number.isFinite(value) ? value : 0;
  }
  const value: PdfValue = { type: 'word', word };
  if (word.length <= 3 && words.size < mostWords) words.set(word, value);
  return value;
}

const escapes: ReadonlyMap<number, number> = new Map([
  [0x6e, 10],
  [0x72, 13],
  [0x74, 9],
  [0x62, 8],
  [0x66, 12],
]);

function parseLiteral(parser: PdfParser): Uint8Array {
  const { bytes } = parser;
  const start = parser.at;
  let open = 1;
  let isPlain = true;
  while (parser.at < bytes.length) {
    const byte = bytes[parser.at];
    parser.at += 1;
    if (byte === 0x5c) {
      isPlain = false;
      parser.at += 1;
    } else if (byte === 0x28) open += 1;
    else if (byte === 0x29) {
      open -= 1;
      if (open === 0) break;
    }
  }
  const inner = bytes.subarray(start, open === 0 ? parser.at - 1 : parser.at);
  return isPlain ? inner : withoutEscapes(inner);
}

function withoutEscapes(inner: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < inner.length; at += 1) {
    const byte = inner[at] ?? 0;
    if (byte !== 0x5c) {
      out.push(byte);
      continue;
    }
    at += 1;
    const next = inner[at] ?? 0;
    const octal = /^[0-7]{1,3}/.exec(latin1(inner, at, at + 3))?.[0];
    if (octal !== undefined) {
      out.push(Number.parseInt(octal, 8) & 255);
      at += octal.length - 1;
    } else if (next === 13) at += inner[at + 1] === 10 ? 1 : 0;
    else if (next !== 10) out.push(escapes.get(next) ?? next);
  }
  return Uint8Array.from(out);
}

function parseHex(parser: PdfParser): Uint8Array {
  const { bytes } = parser;
  const out: number[] = [];
  let high = -1;
  for (; parser.at < bytes.length; parser.at += 1) {
    const byte = bytes[parser.at] ?? 0;
    if (byte === 0x3e) break;
    const digit = digitOf(byte);
    if (digit === -1) continue;
    if (high === -1) high = digit;
    else {
      out.push(high * 16 + digit);
      high = -1;
    }
  }
  parser.at += 1;
  if (high !== -1) out.push(high * 16);
  return Uint8Array.from(out);
}

function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function isClosing(value: PdfValue | Closing): value is Closing {
  return value === endOfBytes || value === endOfArray || value === endOfDictionary;
}

function isWord(value: PdfValue | undefined): value is { readonly type: 'word'; readonly word: string } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'word';
}

function isName(value: PdfValue | undefined): value is { readonly type: 'name'; readonly name: string } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'name';
}
