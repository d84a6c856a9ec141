/** The sample office as data: its JSON files parsed strictly, its sample files read and screened as an office would. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import { inputSchemas } from '../../../shared/contract/inputs.ts';
import { extractText } from '../../../shared/extraction/extract-text.node.ts';
import type { ExtractedText } from '../../../shared/extraction/extracted-text.ts';
import { catalogueSchema } from '../../../shared/release/catalogue.ts';
import { releaseRecordSchema } from '../../../shared/release/kind/release-record.ts';
import { partSlots } from '../../../shared/release/parts.ts';
import { reviewAnswerInput } from '../../../shared/release/review-answers.ts';
import { decisionInput } from '../../../shared/review/decision.ts';
import { crossCheck } from '../../../shared/screening/cross-check.ts';
import type { Finding } from '../../../shared/screening/finding.ts';
import { loadRuleSets } from '../../../shared/screening/load-rules.node.ts';
import { looksClassified, screen } from '../../../shared/screening/screen.ts';

const folder = join(import.meta.dirname, '../../../resources/sample-office');

const officeFile = z.strictObject({ sample: z.literal(true), ...inputSchemas['office.create'].shape });

const fileInSlot = { slot: z.enum(partSlots), file: z.string() };
const release = z.strictObject({
  packageNumber: z.string().check(z.regex(/^BMSC-\d{4}-\d{4}$/u)),
  kind: z.string(),
  intendedState: z.enum(['drafting', 'to-release', 'returned', 'exported']),
  due: z.strictObject({ timer: z.string(), left: z.int(), fields: z.array(z.string()) }),
  catalogue: catalogueSchema,
  record: releaseRecordSchema,
  files: z.array(z.strictObject({ ...fileInSlot, position: z.int() })),
  decisions: z.array(
    z.strictObject({
      file: z.string(),
      rule: z.string(),
      by: z.enum(['handler', 'secrecy-reviewer']),
      ...decisionInput.shape,
    }),
  ),
  answers: z.array(z.extend(reviewAnswerInput, { by: z.enum(['handler', 'secrecy-reviewer', 'approver']) })),
  refusals: z.array(z.strictObject({ ...fileInSlot, rule: z.string() })),
  returned: z.optional(z.strictObject({ by: z.literal('secrecy-reviewer'), comment: z.string() })),
});
const releasesFile = z.strictObject({ sample: z.literal(true), releases: z.array(release) });

const expectedFinding = z.strictObject({
  rule: z.string(),
  kind: z.optional(z.string()),
  severity: z.enum(['hard', 'soft', 'info']),
  place: z.string(),
  text: z.nullable(z.string()),
  count: z.int(),
});
const registerFile = z.strictObject({
  sample: z.literal(true),
  files: z.array(
    z.strictObject({
      ...fileInSlot,
      sha256: z.string(),
      madeWith: z.string(),
      refused: z.boolean(),
      findings: z.array(expectedFinding),
    }),
  ),
});

export type Release = z.infer<typeof release>;
export type RegisteredFile = z.infer<typeof registerFile>['files'][number];

function readJson<T>(schema: z.ZodMiniType<T>, name: string): T {
  return schema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

export const office = readJson(officeFile, 'office.json');
export const { releases } = readJson(releasesFile, 'releases.json');
export const register = readJson(registerFile, 'register.json').files;

export function readSample(file: string): Uint8Array {
  return new Uint8Array(readFileSync(join(folder, file)));
}

export interface FindingInWords {
  readonly rule: string;
  /** Hidden-content kind, only for facts about the container. */
  readonly kind?: string | undefined;
  readonly severity: string;
  readonly text: string | null;
}

/** What the check says about one file, in the words of the register. */
export interface Screened {
  readonly file: string;
  readonly refused: boolean;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly text: string | null;
  }[];
}

const key = encodeUtf8('tests');

/** Screens files as one package: each by itself, then what they say about each other. */
export async function screenPackage(
  files: readonly Pick<RegisteredFile, 'file' | 'slot'>[],
): Promise<readonly Screened[]> {
  const loaded = await loadRuleSets(join(folder, '../rules'));
  if (!loaded.ok) throw new Error(loaded.failure.code);
  const ruleSets = loaded.value;
  const texts = await Promise.all(files.map(async (each) => ({ ...each, text: await readText(each.file) })));
  const across = crossCheck({
    texts: texts.map(({ file, slot, text }) => ({ file, scope: slot, text })),
    ruleSets,
    hash: nodeHash,
    key,
  });
  return texts.map(({ file, slot, text }) => {
    const own = screen({ text, ruleSets, scope: slot, hash: nodeHash, key });
    const others = across.filter((each) => each.file === file).map(({ finding }) => finding);
    return {
      file,
      refused: looksClassified(own, ruleSets).length > 0,
      findings: [...own, ...others].map((finding) => inWords(finding, text)),
    };
  });
}

async function readText(file: string): Promise<ExtractedText> {
  const text = await extractText({ bytes: readSample(file), name: file.split('/').at(-1) ?? '' });
  if (!text.ok) throw new Error(text.failure.code);
  if (text.value.notInspected.length > 0) throw new Error(`not read to the end: ${file}`);
  return text.value;
}

/** Facts about a container are named by their kind; of marks the register repeats no word. */
function inWords(finding: Finding, text: ExtractedText): FindingInWords {
  const { rule, severity, place } = finding;
  const part = text.parts.find(({ path }) => path === place.part);
  const words = part?.text.slice(place.start, place.end) ?? '';
  const kind = rule.startsWith('HID-') ? { kind: finding.kind } : {};
  return { rule, ...kind, severity, text: words === '' || rule.startsWith('SEC-') ? null : words };
}
