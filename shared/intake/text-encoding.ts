/**
 * Which encoding could these bytes be text in? A plain look at their structure, without decoding: GB 18030-2022 (one, two
 * or four bytes), UTF-8 (RFC 3629), UTF-16 with or without a byte order mark.
 */
import { hasBytesAt } from '../base/bounded-reader.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Control characters besides tab, line breaks, form feed and escape do not occur in texts. */
const toleratedControls = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b]);

/** The first encoding whose rules the bytes obey, or null when they are no text. */
export function plausibleEncoding(bytes: Uint8Array): TextEncoding | null {
  if (hasBytesAt(bytes, 0, [0xef, 0xbb, 0xbf])) return 'utf-8';
  if (hasBytesAt(bytes, 0, [0xff, 0xfe])) return 'utf-16le';
  if (hasBytesAt(bytes, 0, [0xfe, 0xff])) return 'utf-16be';
  const wide = wideEncoding(bytes);
  if (wide !== null) return wide;
  if (hasTooManyControls(bytes)) return null;
  if (isUtf8(bytes)) return 'utf-8';
  return isGb18030(bytes) ? 'gb18030' : null;
}

/** Share of units that must be usual characters before bytes without a mark are taken for UTF-16. */
const usualShare = 0.97;

/**
 * UTF-16 without a mark: read in one of the two orders nearly everything is ASCII or what Chinese texts are made of. A zero
 * byte must occur (ASCII has one in each character, 一 and 　 have one too): without any, the bytes may as well be GB 18030.
 */
function wideEncoding(bytes: Uint8Array): TextEncoding | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, 64 * 1024);
  if (!sample.includes(0)) return null;
  const little = usualUnits(sample, 0);
  const big = usualUnits(sample, 1);
  if (Math.max(little, big) < usualShare) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

function usualUnits(sample: Uint8Array, lowHalf: number): number {
  let usual = 0;
  const units = sample.length >> 1;
  for (let index = 0; index < units; index += 1) {
    const low = sample[index * 2 + lowHalf] ?? 0;
    const high = sample[index * 2 + 1 - lowHalf] ?? 0;
    if (isUsual((high << 8) | low)) usual += 1;
  }
  return usual / units;
}

/** ASCII and Latin-1 text, punctuation, CJK symbols and ideographs, full-width forms, Hangul and kana. */
function isUsual(unit: number): boolean {
  if (unit < 0x20) return toleratedControls.has(unit);
  if (unit < 0x100) return unit < 0x7f || unit > 0x9f;
  return (
    (unit >= 0x2010 && unit <= 0x2642) ||
    (unit >= 0x3000 && unit <= 0x30ff) ||
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xff00 && unit <= 0xffe5)
  );
}

/** Share of control characters up to which a file is still a text, if the rest of it is: padding, or put there on purpose. */
const mostControls = 0.05;

function hasTooManyControls(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const value of bytes) if (isControl(value)) controls += 1;
  return controls > bytes.length * mostControls;
}

/** A byte that no text has, in any encoding that keeps ASCII. */
export function isControl(value: number): boolean {
  return value < 0x20 && !toleratedControls.has(value);
}

/** Strict UTF-8 but for a character cut off at the very end. */
export function isUtf8(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const length = utf8Length(first);
    if (length === 0) return false;
    for (let offset = 1; offset < length; offset += 1) {
      const next = bytes[at + offset];
      if (next === undefined) return true;
      if ((next & 0xc0) !== 0x80) return false;
    }
    if (isOverlongOrSurrogate(first, bytes[at + 1] ?? 0)) return false;
    at += length;
  }
  return true;
}

function utf8Length(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

function isOverlongOrSurrogate(first: number, second: number): boolean {
  if (first === 0xe0) return second < 0xa0;
  if (first === 0xed) return second > 0x9f;
  if (first === 0xf0) return second < 0x90;
  return first === 0xf4 && second > 0x8f;
}

function isGb18030(bytes: Uint8Array): boolean {
  let at = 0;
  while (at < bytes.length) {
    const length = gb18030Length(bytes, at);
    if (length === 0) return false;
    at += length;
  }
  return true;
}

function gb18030Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first <= 0x80) return 1;
  if (first === 0xff) return 0;
  const second = bytes[at + 1];
  if (second === undefined) return 1;
  if (second >= 0x40 && second <= 0xfe && second !== 0x7f) return 2;
  const third = bytes[at + 2] ?? 0x81;
  const fourth = bytes[at + 3] ?? 0x30;
  const isFourBytes = isDigit(second) && third >= 0x81 && third <= 0xfe && isDigit(fourth);
  return isFourBytes ? 4 : 0;
}

function isDigit(value: number): boolean {
  return value >= 0x30 && value <= 0x39;
}
