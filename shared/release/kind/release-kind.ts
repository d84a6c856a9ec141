/**
 * Kinds of release (公开事项类型) as data: which parts and fields one needs, what must be there before which step, which periods
 * run. An office adds its own as another JSON file; nothing in code knows a kind by name.
 *
 * Sources of the shipped kinds stand in their `basis` fields.
 */
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../base/result.ts';
import { findKindFault } from './kind-fault.ts';

const id = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/u));
const words = z.strictObject({
  zh: z.string().check(z.minLength(1), z.maxLength(200)),
  en: z.string().check(z.minLength(1), z.maxLength(300)),
});
const basis = z.strictObject({
  text: words,
  /** A primary text read, B official excerpt, C general knowledge: as in the rule sets. */
  confidence: z.enum(['A', 'B', 'C', 'M']),
});

/** A demand that holds only while a field has one of some values. */
const condition = z.strictObject({ field: id, is: z.array(z.string()).check(z.minLength(1)) });

const partRule = z.strictObject({
  id,
  name: words,
  /** Where it goes in the bundle; `internal` is bound by the signatures and never leaves (scans of seals, opinions). */
  slot: z.enum(['document', 'interpretation', 'attachment', 'internal']),
  minimum: z.number().check(z.int(), z.gte(0), z.lte(500)),
  maximum: z.number().check(z.int(), z.gte(1), z.lte(500)),
  when: z.optional(condition),
});

const fieldType = z.enum(['line', 'text', 'date', 'phone', 'number', 'choice', 'yes-no', 'time-limit']);
/** `hard` blocks, `soft` is advice, `none` is free. */
const need = z.enum(['hard', 'soft', 'none']);

const fieldRule = z.strictObject({
  id,
  name: words,
  type: fieldType,
  need,
  options: z.optional(z.array(z.strictObject({ id, name: words })).check(z.minLength(2))),
  when: z.optional(condition),
  /** May stand in the public metadata of the bundle. */
  isPublic: z.boolean(),
  basis: z.optional(basis),
});

/** Points of which each is present, with its place, or absent with a reason. */
const checklist = z.strictObject({
  id,
  name: words,
  rows: z.array(z.strictObject({ id, name: words, mayBeAbsent: z.boolean() })).check(z.minLength(1)),
  when: z.optional(condition),
  basis: z.optional(basis),
});

/** Rows that a clerk fills: opinions and what became of them, items of a list. */
const tableRule = z.strictObject({
  id,
  name: words,
  columns: z.array(fieldRule).check(z.minLength(1)),
  minimumRows: z.number().check(z.int(), z.gte(0)),
  /** A yes-no field that says there is nothing to enter, as when nobody sent an opinion. */
  unless: z.optional(id),
  when: z.optional(condition),
  basis: z.optional(basis),
});

/** Proof from outside: a seal, a letter, minutes; bound to the digest of the part it speaks of. */
const evidenceRule = z.strictObject({
  id,
  name: words,
  kind: z.enum(['seal', 'letter', 'minutes']),
  /** Part whose current bytes the proof must be about. */
  bindsTo: id,
  /** Internal part that holds the scan. */
  scan: id,
  when: z.optional(condition),
  basis: z.optional(basis),
});

const period = z.strictObject({
  amount: z.number().check(z.int(), z.gte(1), z.lte(2_000)),
  unit: z.enum(['working-day', 'day', 'hour']),
});

/** Two dates that must lie a period apart, unless a reason is given. */
const spanRule = z.strictObject({
  id,
  name: words,
  from: id,
  to: id,
  minimum: period,
  unlessReason: z.optional(id),
  when: z.optional(condition),
  basis,
});

/** A period that runs from an event or a date field until another. */
const timerRule = z.strictObject({
  id,
  name: words,
  from: z.union([z.enum(['opened', 'submitted', 'approved', 'exported']), z.templateLiteral(['field:', id])]),
  until: z.union([z.enum(['submitted', 'approved', 'exported']), z.templateLiteral(['field:', id])]),
  period,
  when: z.optional(condition),
  basis,
});

/** A step of the procedure before the signatures (办理环节), in order; each names what must be there to enter it. */
const stageRule = z.strictObject({
  id,
  name: words,
  /** Ids of parts, fields, checklists, tables, evidence and spans. */
  needs: z.array(id),
  when: z.optional(condition),
  basis: z.optional(basis),
});

const catalogueFields = z.enum([
  'title',
  'documentNumber',
  'organ',
  'formedOn',
  'attribute',
  'topic',
  'indexNumber',
  'summary',
]);

export const releaseKindSchema = z.strictObject({
  schema: z.literal('xianshen.kind/1'),
  id,
  version: z.string().check(z.regex(/^\d{4}\.\d{2}$/u)),
  name: words,
  purpose: words,
  parts: z.array(partRule).check(z.minLength(1)),
  requiredCatalogue: z.array(catalogueFields),
  /** 公开属性 under which a release of this kind may leave; left out: only what is actively published. */
  releasedAs: z.optional(z.array(z.enum(['active', 'on-request'])).check(z.minLength(1))),
  fields: z.array(fieldRule),
  checklists: z.array(checklist),
  tables: z.array(tableRule),
  evidence: z.array(evidenceRule),
  spans: z.array(spanRule),
  timers: z.array(timerRule),
  stages: z.array(stageRule),
  basis: z.array(basis).check(z.minLength(1)),
});

export type ReleaseKind = z.infer<typeof releaseKindSchema>;
export type PartRule = ReleaseKind['parts'][number];
export type FieldRule = ReleaseKind['fields'][number];
export type TableRule = ReleaseKind['tables'][number];
export type KindCondition = z.infer<typeof condition>;

/**
 * Reads a kind and checks that it can work: ids are unique, and every id that is named exists and is of the right sort.
 * @returns the kind, or `kind.damaged` with the place of the first fault
 */
export function parseReleaseKind(untrusted: unknown, file: string): Result<ReleaseKind> {
  const parsed = releaseKindSchema.safeParse(untrusted);
  if (!parsed.success)
    return fail('kind.damaged', { file, where: parsed.error.issues[0]?.path.join('.') ?? '' });
  const fault = findKindFault(parsed.data);
  return fault === undefined ? ok(parsed.data) : fail('kind.damaged', { file, where: fault });
}
