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
  if (hasControls(bytes)) return null;
  if (isUtf8(bytes)) return 'utf-8';
  return isGb18030(bytes) ? 'gb18030' : null;
}

/** UTF-16 without a mark: the high halves of ASCII characters are zeros on one side only. */
function wideEncoding(bytes: Uint8Array): TextEncoding | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, 64 * 1024);
  const zeros = [0, 0];
  for (let index = 0; index < sample.length; index += 1) {
    if (sample[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > 0 && even === 0) return hasWideControls(sample, 0) ? null : 'utf-16le';
  if (even > 0 && odd === 0) return hasWideControls(sample, 1) ? null : 'utf-16be';
  return null;
}

function hasWideControls(sample: Uint8Array, lowHalf: number): boolean {
  for (let index = 0; index + 1 < sample.length; index += 2) {
    const low = sample[index + lowHalf] ?? 0;
    const high = sample[index + 1 - lowHalf] ?? 0;
    if (high === 0 && low < 0x20 && !toleratedControls.has(low)) return true;
  }
  return false;
}

function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((value) => value < 0x20 && !toleratedControls.has(value));
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
