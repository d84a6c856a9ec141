/** The sample office as it is shipped: invented people and releases, for tour, demo and tests. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { catalogueSchema } from '../release/catalogue.ts';
import { releaseRecordSchema } from '../release/kind/release-record.ts';
import { partSlots } from '../release/parts.ts';
import { reviewAnswerInput } from '../release/review-answers.ts';
import { decisionActions, reasonCodes } from '../review/decision.ts';
import { duties } from '../signoff/duties.ts';
import { signingStages } from '../signoff/statement.ts';

const office = z.strictObject({
  sample: z.literal(true),
  name: z.string(),
  code: z.string(),
  people: z.array(z.strictObject({ name: z.string(), duty: z.enum(duties), passPhrase: z.string() })),
});

const sampleDecision = z.strictObject({
  file: z.string(),
  rule: z.string(),
  by: z.enum(['handler', 'secrecy-reviewer']),
  action: z.enum(decisionActions),
  reason: z.nullable(z.enum(reasonCodes)),
  note: z.string(),
});

const sampleRelease = z.strictObject({
  packageNumber: z.string(),
  kind: z.string(),
  intendedState: z.enum(['drafting', 'to-release', 'returned', 'exported']),
  /** What shall be left of a timer on the day the office is filled, and the fields of the record that it counts from. */
  due: z.strictObject({ timer: z.string(), left: z.int(), fields: z.array(z.string()) }),
  catalogue: catalogueSchema,
  record: releaseRecordSchema,
  files: z.array(z.strictObject({ slot: z.enum(partSlots), position: z.int(), file: z.string() })),
  decisions: z.array(sampleDecision),
  /** What each person who signs answers to the review questions. */
  answers: z.array(z.extend(reviewAnswerInput, { by: z.enum(signingStages) })),
  refusals: z.array(z.strictObject({ slot: z.enum(partSlots), file: z.string(), rule: z.string() })),
  returned: z.optional(z.object({ comment: z.string() })),
});

const releases = z.strictObject({ sample: z.literal(true), releases: z.array(sampleRelease) });

export type SampleDecision = z.infer<typeof sampleDecision>;
export type SampleRelease = z.infer<typeof sampleRelease>;

export interface SampleOffice {
  readonly folder: string;
  readonly office: z.infer<typeof office>;
  readonly releases: readonly SampleRelease[];
}

/** Reads office.json and releases.json of a folder. Failure `rules.damaged` names file and field. */
export async function readSampleOffice(folder: string): Promise<Result<SampleOffice>> {
  const people = await readParsed(folder, 'office.json', office);
  if (!people.ok) return people;
  const shipped = await readParsed(folder, 'releases.json', releases);
  if (!shipped.ok) return shipped;
  return ok({ folder, office: people.value, releases: shipped.value.releases });
}

interface Schema<T> {
  safeParse(
    untrusted: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };
}

async function readParsed<T>(folder: string, file: string, schema: Schema<T>): Promise<Result<T>> {
  const text = await readFile(join(folder, file), 'utf8').catch(() => null);
  if (text === null) return fail('rules.missing', { path: join(folder, file) });
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return ok(parsed.data);
  return fail('rules.damaged', { file, where: parsed.error.issues[0]?.path.map(String).join('.') || 'JSON' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
