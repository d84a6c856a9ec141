/** Reading signed JSON: only the one canonical form is accepted, so that what was checked is what was signed. */
import type * as z from 'zod/mini';
import { equalBytes } from '../base/bytes.ts';
import type { JsonValue } from '../base/canonical-json.ts';
import { canonicalBytes } from '../base/canonical-json.ts';
import { decodeUtf8 } from '../base/decode-utf8.ts';

/** Larger JSON is not parsed at all: none of ours comes near. */
const longestJson = 8 * 1024 * 1024;

export type CanonicalReading<T> =
  | { readonly ok: true; readonly value: T }
  /** `where`: path of the first wrong field, or what is wrong with the whole. */
  | { readonly ok: false; readonly where: string };

/** Parses JSON bytes by a schema and accepts them only if they are exactly the canonical form of what was parsed. */
export function parseCanonical<T extends JsonValue>(
  schema: z.ZodMiniType<T>,
  untrustedBytes: Uint8Array,
): CanonicalReading<T> {
  const untrusted = jsonOf(untrustedBytes);
  if (untrusted === undefined) return { ok: false, where: 'JSON' };
  const parsed = schema.safeParse(untrusted);
  if (!parsed.success) {
    const where = firstWrongField(parsed.error.issues);
    return { ok: false, where: where === '' ? 'JSON' : where };
  }
  return isCanonical(parsed.data, untrustedBytes)
    ? { ok: true, value: parsed.data }
    : { ok: false, where: 'RFC 8785' };
}

/** Of several forms that are known, the one that fits best tells what is wrong. */
function firstWrongField(issues: readonly z.core.$ZodIssue[]): string {
  const [first] = issues;
  if (first?.code === 'invalid_union') {
    const [nearest] = [...first.errors].sort((left, right) => left.length - right.length);
    if (nearest !== undefined) return firstWrongField(nearest);
  }
  return first?.path.map(String).join('.') ?? '';
}

/** An escape can hide a lone surrogate, for which no canonical form exists. */
function isCanonical(value: JsonValue, bytes: Uint8Array): boolean {
  try {
    return equalBytes(canonicalBytes(value), bytes);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function jsonOf(untrustedBytes: Uint8Array): unknown {
  if (untrustedBytes.length > longestJson) return undefined;
  const untrustedText = decodeUtf8(untrustedBytes);
  if (untrustedText === null) return undefined;
  try {
    return JSON.parse(untrustedText);
  } catch {
    return undefined;
  }
}
