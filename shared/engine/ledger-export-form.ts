/**
 * Form of an exported ledger, `xianshen.audit-export/1`: `entries.jsonl`, one entry a line as canonical JSON (RFC 8785) with its
 * hash; `entries.csv`, the same for spreadsheets; `report.docx`, what an auditor looks at first; `checkpoint.txt`, signed;
 * `manifest.json`, what the whole has to be. The hash of an entry is SHA-256
 * over `xianshen.ledger/1`, a line feed, and its line without the member `hash`.
 */
import * as z from 'zod/mini';
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { JsonValue } from '../base/canonical-json.ts';
import { canonicalJson } from '../base/canonical-json.ts';
import type { PersonId, Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';

export const exportFiles = {
  entries: 'entries.jsonl',
  table: 'entries.csv',
  manifest: 'manifest.json',
} as const;

/**
 * Files that an export has besides, where they could be made: the auditor's report, the ledger's checkpoint as a signed note, and the
 * verifier key of the workstation that signed it.
 */
export const furtherFiles = {
  report: 'report.docx',
  checkpoint: 'checkpoint.txt',
  key: 'checkpoint-key.txt',
} as const;

export const exportSchema = 'xianshen.audit-export/1';

const digest = z.pipe(
  z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  z.transform((value: string) => brand<Sha256>(value)),
);
const count = z.int().check(z.gte(0));

const file = z.strictObject({ name: z.string().check(z.maxLength(100)), bytes: count, sha256: digest });

const exportManifest = z.strictObject({
  schema: z.literal(exportSchema),
  program: z.string().check(z.maxLength(100)),
  /** Which ledger: office code and workstation. */
  origin: z.string().check(z.maxLength(400)),
  exportedAt: z.iso.datetime({ precision: 3 }),
  /** Number of entries. */
  length: count,
  /** Hash of the last entry; 64 zeros where there is none. */
  head: digest,
  /** Root of the RFC 6962 tree over the hashes of all entries. */
  rootHash: digest,
  files: z.array(file).check(z.maxLength(10)),
});

export type ExportManifest = z.infer<typeof exportManifest>;
export type ExportedFile = z.infer<typeof file>;

export function manifestText(manifest: ExportManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Null for anything that is no manifest of this form. */
export function parseManifest(untrustedText: string): ExportManifest | null {
  const parsed = exportManifest.safeParse(jsonOrNull(untrustedText));
  return parsed.success ? parsed.data : null;
}

/** One entry as it stands in files for others. */
export const ledgerEntry = z.pipe(
  z.strictObject({
    number: z.int().check(z.gte(1)),
    at: z.string(),
    clock: z.strictObject({ monotonicMs: z.int(), jumped: z.boolean() }),
    person: z.nullable(z.string()),
    duty: z.nullable(z.string()),
    workstation: z.string(),
    action: z.string(),
    objects: z.array(z.string()),
    result: z.enum(['done', 'refused']),
    detail: z.json(),
    previous: digest,
    hash: digest,
  }),
  z.transform(({ person, ...rest }): AuditEntry => {
    return { ...rest, person: person === null ? null : brand<PersonId>(person) };
  }),
);

/** Line of an entry, without its end. */
export function entryLine({ clock, objects, ...facts }: AuditEntry): string {
  const { monotonicMs, jumped } = clock;
  const fields: JsonValue = { ...facts, clock: { monotonicMs, jumped }, objects: [...objects] };
  return canonicalJson(fields);
}

/** `form`: no entry. `text`: an entry, but not written as it has to be, so that others may read it otherwise. */
export function parseEntryLine(
  untrustedLine: string,
): { readonly ok: true; readonly entry: AuditEntry } | { readonly ok: false; readonly why: 'form' | 'text' } {
  const parsed = ledgerEntry.safeParse(jsonOrNull(untrustedLine));
  if (!parsed.success || !untrustedLine.isWellFormed()) return { ok: false, why: 'form' };
  return isCanonical(parsed.data, untrustedLine)
    ? { ok: true, entry: parsed.data }
    : { ok: false, why: 'text' };
}

/** Escapes can smuggle in text that canonical JSON cannot hold. */
function isCanonical(parsed: AuditEntry, line: string): boolean {
  try {
    return entryLine(parsed) === line;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

const columns = [
  'number',
  'at',
  'clockJumped',
  'person',
  'duty',
  'workstation',
  'action',
  'objects',
  'result',
  'detail',
  'previous',
  'hash',
] as const;

/** First line of the table, behind the mark by which spreadsheets know UTF-8. Lines end as RFC 4180 says. */
export const tableHead = `\ufeff${columns.join(',')}\r\n`;

/** Line of the table, with its end. */
export function tableLine({ clock, person, duty, objects, detail, number, ...facts }: AuditEntry): string {
  const cells: Readonly<Record<(typeof columns)[number], string>> = {
    ...facts,
    number: String(number),
    clockJumped: clock.jumped ? '1' : '0',
    person: person ?? '',
    duty: duty ?? '',
    objects: objects.join(' '),
    detail: canonicalJson(detail),
  };
  return `${columns.map((column) => cell(cells[column])).join(',')}\r\n`;
}

/** A spreadsheet takes what begins like a formula for one; the quote in front keeps it text. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

function jsonOrNull(untrustedText: string): unknown {
  try {
    return JSON.parse(untrustedText);
  } catch {
    return null;
  }
}
