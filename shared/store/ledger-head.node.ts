/**
 * The head of the ledger, kept in a file beside the database, where whoever restores an old copy of the database does not
 * think of it: a history that is shorter than the head, or another one, shows at the next start.
 *
 * The file holds two slots, written in turn and in place, each with a check of its own, so that a write that was cut off leaves
 * the other. It is written only after the change is safe in the database, and forced onto the disk not with each change but at
 * start, checkpoint and end; docs/decisions/2026-11-23-one-flush-per-change.md says why that keeps the promise.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { ChainHead } from '../audit/chain.ts';
import { nodeHash } from '../base/hash.node.ts';
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';

export const ledgerHeadFileName = 'ledger-head.json';

/** A slot never shares a sector of a disk with the other. */
const slotBytes = 512;

const number = z.int().check(z.gte(0));
const hash = z.pipe(
  z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  z.transform((value: string) => brand<Sha256>(value)),
);
/** The form of the first version: one head, without slots. */
const headFile = z.strictObject({ schema: z.literal('xianshen.ledger-head/1'), number, hash });
const slot = z.strictObject({
  schema: z.literal('xianshen.ledger-head/2'),
  number,
  hash,
  /** First half of the SHA-256 over number and hash; see `checkOf`. */
  check: z.string(),
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
  const first = headFile.safeParse(jsonOrNull(untrustedText));
  if (first.success) return { number: first.data.number, hash: first.data.hash };
  const heads = untrustedText.split('\n').flatMap(headsIn);
  const [newest] = heads.sort((left, right) => right.number - left.number);
  return newest ?? 'unreadable';
}

function headsIn(untrustedLine: string): readonly ChainHead[] {
  const parsed = slot.safeParse(jsonOrNull(untrustedLine));
  if (!parsed.success) return [];
  const head = { number: parsed.data.number, hash: parsed.data.hash };
  return parsed.data.check === checkOf(head) ? [head] : [];
}

function jsonOrNull(untrustedText: string): unknown {
  try {
    return JSON.parse(untrustedText);
  } catch {
    return null;
  }
}

function checkOf({ number, hash }: ChainHead): string {
  return nodeHash.sha256OfText(`xianshen.ledger-head/2 ${number} ${hash}`).slice(0, 32);
}

/** One slot: a line of JSON, filled up with blanks. */
function slotText(head: ChainHead): string {
  const { number, hash } = head;
  const line = JSON.stringify({ schema: 'xianshen.ledger-head/2', number, hash, check: checkOf(head) });
  return `${line.padEnd(slotBytes - 1)}\n`;
}

/** What a file holds that knows this head only. */
export function ledgerHeadText(head: ChainHead): string {
  return slotText(head).repeat(2);
}

/** Makes the file anew, safely on the disk. */
export function writeLedgerHead(folder: string, head: ChainHead): void {
  replaceFile(join(folder, ledgerHeadFileName), ledgerHeadText(head));
}

/** Puts a head into the file, past the one before it. It reaches the disk when the system comes to it, or at the next flush. */
export function keepLedgerHead(folder: string, head: ChainHead): void {
  const file = openSync(join(folder, ledgerHeadFileName), 'r+');
  try {
    writeSync(file, slotText(head), (head.number % 2) * slotBytes);
  } finally {
    closeSync(file);
  }
}

/** Forces what was kept onto the disk. */
export function flushLedgerHead(folder: string): void {
  const file = openSync(join(folder, ledgerHeadFileName), 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
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
