/**
 * Parses a row of the ledger. A check of the ledger reads millions of them, so what has the right shape is taken by a few plain
 * comparisons; for everything else the schema decides, and says what is wrong. The comparisons accept nothing that the schema
 * refuses, and give what it gives: tests/unit/store/entry-row.test.ts holds one against the other.
 */
import * as z from 'zod/mini';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { JsonValue } from '../base/canonical-json.ts';
import type { PersonId, Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import { idColumn, jsonColumn } from './columns.ts';
import type { RowSchema } from './handles.ts';

const hashColumn = idColumn<Sha256>();

/** Whatever JSON holds: what has been parsed need not be looked through again, and a ledger is long. */
const parsedJson = z.pipe(
  z.string(),
  z.transform((text: string): JsonValue => JSON.parse(text)),
);

/** What a row of the ledger has to be. */
export const entryRowSchema = z.pipe(
  z.object({
    number: z.int(),
    at: z.string(),
    monotonic_ms: z.int(),
    clock_jumped: z.int(),
    person: z.nullable(z.string()),
    duty: z.nullable(z.string()),
    workstation: z.string(),
    action: z.string(),
    objects: jsonColumn(z.array(z.string())),
    result: z.enum(['done', 'refused']),
    detail: parsedJson,
    previous: hashColumn,
    hash: hashColumn,
  }),
  z.transform(
    ({ monotonic_ms, clock_jumped, person, ...row }): AuditEntry => ({
      ...row,
      person: person === null ? null : brand<PersonId>(person),
      clock: { monotonicMs: monotonic_ms, jumped: clock_jumped === 1 },
    }),
  ),
);

/** @throws what the schema throws, for what is no row of a ledger */
export const entryRow: RowSchema<AuditEntry> = {
  parse: (untrustedRow) => quickEntry(untrustedRow) ?? entryRowSchema.parse(untrustedRow),
};

/** The entry of a row that is plainly right; null where the schema has to look. */
function quickEntry(untrustedRow: unknown): AuditEntry | null {
  if (!isRecord(untrustedRow)) return null;
  const { number, at, monotonic_ms, clock_jumped, person, duty, workstation, action } = untrustedRow;
  const { objects, result, detail, previous, hash } = untrustedRow;
  if (!isInteger(number) || !isInteger(monotonic_ms) || !isInteger(clock_jumped)) return null;
  if (!isTextOrNull(person) || !isTextOrNull(duty)) return null;
  if (typeof at !== 'string' || typeof workstation !== 'string' || typeof action !== 'string') return null;
  if (typeof objects !== 'string' || typeof detail !== 'string') return null;
  if (typeof previous !== 'string' || typeof hash !== 'string') return null;
  if (result !== 'done' && result !== 'refused') return null;
  const things = parsed(objects);
  const facts = parsed(detail);
  if (!isTexts(things) || facts === undefined) return null;
  return {
    ...{ number, at, duty, workstation, action, objects: things, result, detail: facts },
    previous: brand<Sha256>(previous),
    hash: brand<Sha256>(hash),
    person: person === null ? null : brand<PersonId>(person),
    clock: { monotonicMs: monotonic_ms, jumped: clock_jumped === 1 },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** Undefined for what is no JSON, which JSON itself cannot say. */
function parsed(untrustedText: string): JsonValue | undefined {
  try {
    return JSON.parse(untrustedText);
  } catch {
    return undefined;
  }
}
