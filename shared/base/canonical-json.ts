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
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (typeof value === 'string') return canonicalString(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key];
      return member === undefined ? [] : [`${canonicalString(key)}:${canonicalJson(member)}`];
    });
  return `{${members.join(',')}}`;
}

/** Canonical text as UTF-8 bytes: what is hashed and signed. */
export function canonicalBytes(value: JsonValue): Uint8Array {
  return encodeUtf8(canonicalJson(value));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('a number that JSON cannot hold');
  return JSON.stringify(value);
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new RangeError('text with a lone surrogate cannot be signed');
  return JSON.stringify(value);
}
