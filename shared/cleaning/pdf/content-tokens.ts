/** Operators of a PDF content stream with their operands and the bytes they came from (ISO 32000-2, 7.8.2). */

export type Operand =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'name'; readonly value: string }
  | { readonly type: 'string'; readonly value: Uint8Array }
  | { readonly type: 'array'; readonly value: readonly Operand[] }
  | { readonly type: 'other'; readonly start: number; readonly end: number };

export interface Operation {
  readonly operator: string;
  readonly operands: readonly Operand[];
  /** Bytes from the first operand to the end of the operator. */
  readonly start: number;
  readonly end: number;
}

const whitespace = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));

interface Reading {
  readonly bytes: Uint8Array;
  at: number;
}

/** Reads a whole stream; null when its brackets do not match, i.e. when it could not be written again with confidence. */
export function readContent(bytes: Uint8Array): readonly Operation[] | null {
  const reading: Reading = { bytes, at: 0 };
  const operations: Operation[] = [];
  let operands: Operand[] = [];
  let start = 0;
  for (;;) {
    skipBlank(reading);
    if (reading.at >= bytes.length) return operations;
    if (operands.length === 0) start = reading.at;
    const operand = readOperand(reading, 0);
    if (operand === 'damaged') return null;
    if (operand !== null) {
      operands.push(operand);
      continue;
    }
    const operator = readWord(reading);
    if (operator === '') return null;
    if (isConstant(operator)) {
      operands.push({ type: 'other', start: reading.at - operator.length, end: reading.at });
      continue;
    }
    if (operator === 'BI' && !skipInlineImage(reading)) return null;
    operations.push({ operator, operands, start, end: reading.at });
    operands = [];
  }
}

const isConstant = (word: string) => word === 'true' || word === 'false' || word === 'null';

function skipBlank(reading: Reading): void {
  const { bytes } = reading;
  for (; reading.at < bytes.length; reading.at += 1) {
    const byte = bytes[reading.at] ?? 0;
    if (byte === 0x25) {
      while (reading.at < bytes.length && bytes[reading.at] !== 10 && bytes[reading.at] !== 13)
        reading.at += 1;
    } else if (!whitespace.has(byte)) return;
  }
}

function readWord(reading: Reading): string {
  const start = reading.at;
  while (reading.at < reading.bytes.length) {
    const byte = reading.bytes[reading.at] ?? 0;
    if (whitespace.has(byte) || delimiters.has(byte)) break;
    reading.at += 1;
  }
  return String.fromCharCode(...reading.bytes.subarray(start, reading.at));
}

const deepest = 64;

/** Null where an operator begins. */
function readOperand(reading: Reading, depth: number): Operand | null | 'damaged' {
  const { bytes } = reading;
  const byte = bytes[reading.at] ?? 0;
  if (depth > deepest) return 'damaged';
  if (byte === 0x2f) {
    reading.at += 1;
    return { type: 'name', value: unescapedName(readWord(reading)) };
  }
  if (byte === 0x28) return readString(reading);
  if (byte === 0x3c)
    return bytes[reading.at + 1] === 0x3c ? readDictionary(reading, depth) : readHex(reading);
  if (byte === 0x5b) return readArray(reading, depth);
  if (delimiters.has(byte)) return 'damaged';
  if (!/[\d+.-]/.test(String.fromCharCode(byte))) return null;
  const word = readWord(reading);
  const value = Number.parseFloat(word.replace(/^([+-])[+-]+/, '$1'));
  return { type: 'number', value: Number.isFinite(value) ? value : 0 };
}

function unescapedName(name: string): string {
  return name.replace(/#([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function readString(reading: Reading): Operand | 'damaged' {
  const { bytes } = reading;
  const value: number[] = [];
  let depth = 1;
  reading.at += 1;
  for (; reading.at < bytes.length; reading.at += 1) {
    const byte = bytes[reading.at] ?? 0;
    if (byte === 0x5c) readEscape(reading, value);
    else {
      if (byte === 0x28) depth += 1;
      if (byte === 0x29) depth -= 1;
      if (depth === 0) {
        reading.at += 1;
        return { type: 'string', value: Uint8Array.from(value) };
      }
      value.push(byte);
    }
  }
  return 'damaged';
}

function readEscape(reading: Reading, value: number[]): void {
  const { bytes } = reading;
  reading.at += 1;
  const sign = String.fromCharCode(bytes[reading.at] ?? 0);
  if (/[0-7]/.test(sign)) {
    const digits =
      /^[0-7]{1,3}/.exec(String.fromCharCode(...bytes.subarray(reading.at, reading.at + 3)))?.[0] ?? '0';
    reading.at += digits.length - 1;
    value.push(Number.parseInt(digits, 8) & 0xff);
  } else if (sign === '\r') {
    if (bytes[reading.at + 1] === 10) reading.at += 1;
  } else if (sign !== '\n') value.push(escapes[sign] ?? bytes[reading.at] ?? 0);
}

function readHex(reading: Reading): Operand | 'damaged' {
  const end = reading.bytes.indexOf(0x3e, reading.at);
  if (end === -1) return 'damaged';
  let digits = '';
  for (const byte of reading.bytes.subarray(reading.at + 1, end)) {
    if (!whitespace.has(byte)) digits += String.fromCharCode(byte);
  }
  reading.at = end + 1;
  if (!/^[\da-f]*$/i.test(digits)) return 'damaged';
  const even = digits.length % 2 === 0 ? digits : `${digits}0`;
  const value = Uint8Array.from({ length: even.length / 2 }, (_, index) =>
    Number.parseInt(even.slice(index * 2, index * 2 + 2), 16),
  );
  return { type: 'string', value };
}

function readArray(reading: Reading, depth: number): Operand | 'damaged' {
  const value: Operand[] = [];
  reading.at += 1;
  for (;;) {
    skipBlank(reading);
    if (reading.at >= reading.bytes.length) return 'damaged';
    if (reading.bytes[reading.at] === 0x5d) {
      reading.at += 1;
      return { type: 'array', value };
    }
    const item = readOperand(reading, depth + 1);
    if (item === 'damaged') return item;
    if (item !== null) value.push(item);
    else if (!isConstant(readWord(reading))) return 'damaged';
  }
}

function readDictionary(reading: Reading, depth: number): Operand | 'damaged' {
  const start = reading.at;
  reading.at += 2;
  for (;;) {
    skipBlank(reading);
    if (reading.at >= reading.bytes.length) return 'damaged';
    if (reading.bytes[reading.at] === 0x3e && reading.bytes[reading.at + 1] === 0x3e) {
      reading.at += 2;
      return { type: 'other', start, end: reading.at };
    }
    const item = readOperand(reading, depth + 1);
    if (item === 'damaged') return item;
    if (item === null && !isConstant(readWord(reading))) return 'damaged';
  }
}

/** From `BI` behind `EI`; the data in between may hold anything (8.9.7). */
function skipInlineImage(reading: Reading): boolean {
  const { bytes } = reading;
  let at = reading.at;
  for (; at < bytes.length; at += 1) {
    if (
      bytes[at] === 0x49 &&
      bytes[at + 1] === 0x44 &&
      whitespace.has(bytes[at + 2] ?? 0) &&
      whitespace.has(bytes[at - 1] ?? 0)
    )
      break;
  }
  for (at += 3; at + 2 < bytes.length + 1; at += 1) {
    const isEnd = bytes[at] === 0x45 && bytes[at + 1] === 0x49 && whitespace.has(bytes[at - 1] ?? 0);
    if (!isEnd || !(at + 2 >= bytes.length || whitespace.has(bytes[at + 2] ?? 0))) continue;
    if (!looksLikeContent(bytes, at + 2)) continue;
    reading.at = at + 2;
    return true;
  }
  return false;
}

function looksLikeContent(bytes: Uint8Array, from: number): boolean {
  return bytes
    .subarray(from, from + 12)
    .every((byte) => byte < 0x7f && (byte >= 0x20 || whitespace.has(byte)));
}
