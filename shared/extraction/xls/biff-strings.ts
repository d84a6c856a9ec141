/**
 * Strings of a workbook. Those of Excel 97 and later say for themselves whether they take one or two bytes a character, and say
 * so again where a record ends in the middle of them ([MS-XLS] 2.5.293, 2.5.294); older ones are in the workbook's code page.
 */
import { TooShort, uint16At } from '../../base/bounded-reader.ts';
import { codePageLabel } from '../ole/code-pages.ts';
import type { Decode } from '../reader.ts';

/** How the strings of a workbook are kept. */
export interface StringForm {
  readonly isBiff8: boolean;
  readonly codePage: number;
  readonly decode: Decode;
}

export interface StringReader {
  /** Everything has been read. */
  isAtEnd(): boolean;
  uint8(): number;
  uint16(): number;
  uint32(): number;
  skip(bytes: number): void;
  /** A string with its length in front, in one byte or in two. */
  text(lengthBytes: 1 | 2): string;
  /** A string of a length that was given before. */
  units(length: number): string;
}

const wideFlag = 1;
const extraFlag = 4;
const runsFlag = 8;

/** Reads on through the chunks of a record. Every read past the last throws TooShort. */
export function stringReader(chunks: readonly Uint8Array[], form: StringForm, from = 0): StringReader {
  let chunk = 0;
  let at = from;
  const settle = () => {
    while (at >= (chunks[chunk]?.length ?? Infinity)) {
      at -= chunks[chunk]?.length ?? 0;
      chunk += 1;
    }
  };
  const isAtEnd = () => {
    settle();
    return chunk >= chunks.length;
  };
  const uint8 = () => {
    settle();
    const value = chunks[chunk]?.[at];
    if (value === undefined) throw new TooShort('record');
    at += 1;
    return value;
  };
  const uint16 = () => uint8() + uint8() * 0x100;
  const uint32 = () => uint16() + uint16() * 0x1_0000;
  // Stays within the chunk: where characters go on in the next one, a byte of flags stands in front of them.
  const take = (bytes: number) => {
    const content = (chunks[chunk] ?? new Uint8Array(0)).subarray(at, at + bytes);
    at += content.length;
    return content;
  };
  const skip = (bytes: number) => {
    at += bytes;
    settle();
  };
  const narrow = (length: number) => {
    settle();
    const bytes = take(length);
    if (bytes.length < length) throw new TooShort('string');
    return form.decode(bytes, codePageLabel(form.codePage)) ?? '';
  };
  const unicode = (length: number, isWide: boolean) => {
    let text = '';
    let wide = isWide;
    while (text.length < length) {
      const left = length - text.length;
      const bytes = take(wide ? left * 2 : left);
      const isUsable = bytes.length >= (wide ? 2 : 1);
      if (isUsable) text += wide ? wideText(bytes) : narrowText(bytes);
      if (text.length >= length) break;
      if (isAtEnd()) throw new TooShort('string');
      wide = (uint8() & wideFlag) !== 0;
    }
    return text;
  };
  const units = (length: number) => {
    if (!form.isBiff8) return narrow(length);
    if (length === 0 && isAtEnd()) return '';
    const flags = uint8();
    const runs = (flags & runsFlag) === 0 ? 0 : uint16();
    const extra = (flags & extraFlag) === 0 ? 0 : uint32();
    const text = unicode(length, (flags & wideFlag) !== 0);
    skip(runs * 4 + extra);
    return text;
  };
  return {
    isAtEnd,
    uint8,
    uint16,
    uint32,
    skip,
    units,
    text: (lengthBytes) => units(lengthBytes === 1 ? uint8() : uint16()),
  };
}

const piece = 8192;

function wideText(bytes: Uint8Array): string {
  let text = '';
  const codes: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    codes.push(uint16At(bytes, at));
    if (codes.length === piece) text += String.fromCharCode(...codes.splice(0));
  }
  return text + String.fromCharCode(...codes);
}

/** One byte a character is the low half of UTF-16 here, whatever the code page. */
function narrowText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += piece) {
    text += String.fromCharCode(...bytes.subarray(at, at + piece));
  }
  return text;
}
