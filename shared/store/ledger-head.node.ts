/**
 * The head of the ledger, kept in a file beside the database, where whoever restores an old copy of the database does not
 * think of it: a history that is shorter than the head, or another one, shows at the next start.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { ChainHead } from '../audit/chain.ts';
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';

export const ledgerHeadFileName = 'ledger-head.json';

const headFile = z.strictObject({
  schema: z.literal('xianshen.ledger-head/1'),
  number: z.int().check(z.gte(0)),
  hash: z.pipe(
    z.string().check(z.regex(/^[0-9a-f]{64}$/)),
    z.transform((value: string) => brand<Sha256>(value)),
  ),
});

/** The kept head; `missing` when there is no such file, `unreadable` when it does not hold a head. */
export function readLedgerHead(folder: string): ChainHead | 'missing' | 'unreadable' {
  let untrustedText: string;
  try {
    untrustedText = readFileSync(join(folder, ledgerHeadFileName), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing';
    throw error;
  }
  const parsed = headFile.safeParse(jsonOrNull(untrustedText));
  return parsed.success ? { number: parsed.data.number, hash: parsed.data.hash } : 'unreadable';
}

function jsonOrNull(untrustedText: string): unknown {
  try {
    return JSON.parse(untrustedText);
  } catch {
    return null;
  }
}

/** What the file holds. */
export function ledgerHeadText({ number, hash }: ChainHead): string {
  return `${JSON.stringify({ schema: 'xianshen.ledger-head/1', number, hash })}\n`;
}

export function writeLedgerHead(folder: string, head: ChainHead): void {
  replaceFile(join(folder, ledgerHeadFileName), ledgerHeadText(head));
}

/** Replaces a small file in one step: after a crash there is the old text or the new one. Only the program's account reads it. */
export function replaceFile(path: string, text: string): void {
  const unfinished = `${path}.unfinished`;
  const file = openSync(unfinished, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}
