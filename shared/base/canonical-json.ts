/**
 * One value, one byte sequence: JSON in the canonical form of RFC 8785 (JCS), for everything that is hashed or signed.
 * Keys are sorted by UTF-16 code units, numbers are written as ECMAScript writes them, nothing is escaped that need not be.
 */
import { encodeUtf8 } from './utf8.ts';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * Canonical text of a JSON value.
 * @throws RangeError for a number that JSON cannot hold (NaN, infinities) and for text with a lone surrogate.
 */
export function canonicalJson(value: JsonValue): string {
  // What JSON itself writes of a value whose members stand in order is the canonical form already, and much quicker.
  return isInOrder(value) ? JSON.stringify(value) : sortedJson(value);
}

/** Whether all members, at any depth, stand in order. @throws as `canonicalJson` does */
function isInOrder(value: JsonValue): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'number') {
    checkNumber(value);
    return true;
  }
  if (typeof value === 'string') {
    checkText(value);
    return true;
  }
  let inOrder = true;
  if (isList(value)) {
    for (const member of value) inOrder = isInOrder(member) && inOrder;
    return inOrder;
  }
  let before = '';
  for (const key of Object.keys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    checkText(key);
    if (key < before) inOrder = false;
    before = key;
    inOrder = isInOrder(member) && inOrder;
  }
  return inOrder;
}

/** Only what is out of order is put together by hand. */
function sortedJson(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

/** Canonical text as UTF-8 bytes: what is hashed and signed. */
export function canonicalBytes(value: JsonValue): Uint8Array {
  return encodeUtf8(canonicalJson(value));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function checkNumber(value: number): void {
  if (!Number.isFinite(value)) throw new RangeError('a number that JSON cannot hold');
}

function checkText(value: string): void {
  if (!value.isWellFormed()) throw new RangeError('text with a lone surrogate cannot be signed');
}
