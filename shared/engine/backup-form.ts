/**
 * Form of a backup, `xianshen.backup/1`: one ZIP whose entries are stored, `backup.json` first, then database, ledger head,
 * every object of the vault that the database names, and drafts as they lie. Nothing else may be in it, so that nothing else is
 * ever unpacked.
 */
import * as z from 'zod/mini';
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';

export const backupSchema = 'xianshen.backup/1';
export const backupPaths = { list: 'backup.json', database: 'office.db', head: 'ledger-head.json' } as const;

/** Path of an object of the vault, in a backup as in a workspace. */
export function vaultPath(digest: Sha256): string {
  return `vault/${digest.slice(0, 2)}/${digest}`;
}

const objectPath = /^vault\/([0-9a-f]{2})\/(\1[0-9a-f]{62})$/;

/** Digest of the object that a path names, or null. */
export function objectAt(path: string): Sha256 | null {
  const digest = objectPath.exec(path)?.[2];
  return digest === undefined ? null : brand<Sha256>(digest);
}

/** Path of a draft, in a backup as in a workspace. */
export function draftPath(digest: Sha256): string {
  return `drafts/${digest}`;
}

const draftName = /^drafts\/[0-9a-f]{64}$/;

/** Tells whether a backup may hold a file of this path. */
export function mayHold(path: string): boolean {
  const isNamed = path === backupPaths.database || path === backupPaths.head;
  return isNamed || objectAt(path) !== null || draftName.test(path);
}

const digest = z.pipe(
  z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  z.transform((value: string) => brand<Sha256>(value)),
);
const count = z.int().check(z.gte(0));

const backupList = z.strictObject({
  schema: z.literal(backupSchema),
  program: z.string().check(z.maxLength(100)),
  madeAt: z.iso.datetime({ precision: 3 }),
  workstation: z.string().check(z.maxLength(300)),
  ledger: z.strictObject({ length: count, head: digest }),
  files: z.array(z.strictObject({ path: z.string().check(z.refine(mayHold)), bytes: count, sha256: digest })),
});

export type BackupList = z.infer<typeof backupList>;

export function listText(list: BackupList): string {
  return `${JSON.stringify(list, null, 1)}\n`;
}

/** Null for anything that is no list of this form, names a file twice, or misses database or head. */
export function parseList(untrustedText: string): BackupList | null {
  const parsed = backupList.safeParse(jsonOrNull(untrustedText));
  if (!parsed.success) return null;
  const paths = new Set(parsed.data.files.map(({ path }) => path));
  const isWhole = paths.has(backupPaths.database) && paths.has(backupPaths.head);
  return isWhole && paths.size === parsed.data.files.length ? parsed.data : null;
}

function jsonOrNull(untrustedText: string): unknown {
  try {
    return JSON.parse(untrustedText);
  } catch {
    return null;
  }
}
