/** The sample office's data files, parsed: who works there, which releases it has and what was decided about them. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { OfficeDraft } from '../contract/inputs.ts';
import { parseInput } from '../contract/parse-input.ts';
import { catalogueSchema } from '../release/catalogue.ts';
import { partSlots } from '../release/parts.ts';
import { decisionActions, reasonCodes } from '../review/decision.ts';

const release = z.object({
  catalogue: catalogueSchema,
  intendedState: z.enum(['drafting', 'to-release', 'returned']),
  files: z.array(z.object({ slot: z.enum(partSlots), file: z.string() })),
  decisions: z.array(
    z.object({
      file: z.string(),
      rule: z.string(),
      by: z.enum(['handler', 'secrecy-reviewer']),
      action: z.enum(decisionActions),
      reason: z.nullable(z.enum(reasonCodes)),
      note: z.string(),
    }),
  ),
  refusals: z.array(z.object({ slot: z.enum(partSlots), file: z.string() })),
  returned: z.optional(z.object({ comment: z.string() })),
});

const releases = z.object({ releases: z.array(release) });

export type SampleRelease = z.infer<typeof release>;

export interface SampleData {
  readonly office: OfficeDraft;
  readonly releases: readonly SampleRelease[];
}

/** Failure `request.invalid` for a folder that does not hold a sample office. */
export async function readSampleData(folder: string): Promise<Result<SampleData>> {
  const untrustedOffice = await readJson(join(folder, 'office.json'));
  const office = parseInput('office.create', withoutMarks(untrustedOffice));
  const parsed = releases.safeParse(await readJson(join(folder, 'releases.json')));
  if (!office.ok) return fail('request.invalid', { method: 'office.create-sample', where: 'office.json' });
  if (!parsed.success)
    return fail('request.invalid', { method: 'office.create-sample', where: 'releases.json' });
  return ok({ office: office.value, releases: parsed.data.releases });
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}

const sampleOffice = z.object({ name: z.unknown(), code: z.unknown(), people: z.unknown() });

/** The office's file says that it is a sample; the contract's input does not know that field. */
function withoutMarks(untrusted: unknown): unknown {
  const parsed = sampleOffice.safeParse(untrusted);
  return parsed.success ? parsed.data : null;
}
