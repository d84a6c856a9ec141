/** What a clerk has filled in for one release: values of the fields, checklists, tables, proofs and steps of its kind. */
import * as z from 'zod/mini';

const id = z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/u));
const value = z.string().check(z.maxLength(10_000));
const digest = z.string().check(z.regex(/^(?:[0-9a-f]{64})?$/u));

const checkedRow = z.strictObject({
  state: z.enum(['present', 'absent', 'open']),
  /** Where in the parts it is, in the clerk's words. */
  place: z.string().check(z.maxLength(500)),
  /** Why it is absent. */
  reason: z.string().check(z.maxLength(1_000)),
});

const proof = z.strictObject({
  /** Whose seal or letter it is. */
  issuer: z.string().check(z.maxLength(200)),
  number: z.string().check(z.maxLength(100)),
  issuedOn: z.union([z.literal(''), z.iso.date()]),
  conclusion: z.enum(['', 'agreed', 'agreed-with-changes', 'refused']),
  /** Bytes that the proof speaks of, as they were when it was given. */
  boundTo: digest,
});

export const releaseRecordSchema = z.strictObject({
  fields: z.record(id, value),
  checklists: z.record(id, z.record(id, checkedRow)),
  tables: z.record(id, z.array(z.record(id, value)).check(z.maxLength(20_000))),
  evidence: z.record(id, proof),
});

export type ReleaseRecord = z.infer<typeof releaseRecordSchema>;
export type CheckedRow = z.infer<typeof checkedRow>;
export type Proof = z.infer<typeof proof>;

/** Record of a release that has just been opened. */
export const emptyRecord: ReleaseRecord = { fields: {}, checklists: {}, tables: {}, evidence: {} };
