/**
 * Seals the files of an office from before there was a vault key: one by one, each read back before it takes the old one's
 * place, so that an interruption at any point leaves every file readable and the next sign-in goes on.
 *
 * Before the first file a backup is made beside the vault; it goes when the last file is sealed, because it holds everything
 * unsealed.
 */
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sha256 } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { ReadableStore, WritableStore } from '../store/handles.ts';
import { readSetting } from '../store/read-office.node.ts';
import { readVaultDigests } from '../store/read-screenings.node.ts';
import { putSetting } from '../store/write-office.node.ts';
import { backUp } from './back-up.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';

/** Job under which progress is told. */
export const sealingJob = 'vault.seal';
/** Backup that stands while old files are being sealed. */
export const beforeSealing = 'before-sealing.zip';

/** Set once no file lies unsealed any more: from then on every one is sealed when it comes. */
const onlySealedSetting = 'files-are-sealed';

export function noteOnlySealedFiles(tx: WritableStore): void {
  putSetting(tx, onlySealedSetting, 'true');
}

function hasOnlySealedFiles(store: ReadableStore): boolean {
  return readSetting(store, onlySealedSetting) !== null;
}

/**
 * Does nothing where nothing is left to do.
 * Failures: those of `backUp` and of the vault; what is sealed by then stays sealed.
 */
export async function sealOldFiles(context: EngineContext): Promise<Result<{ readonly sealed: number }>> {
  const { store, vaultLock } = context;
  if (vaultLock.state() !== 'open' || store.brokenAt !== null) return ok({ sealed: 0 });
  const backup = join(store.folder, beforeSealing);
  // Looking at each of very many files would take longer than the rest of a sign-in.
  if (hasOnlySealedFiles(store.readable) && !(await isThere(backup))) return ok({ sealed: 0 });
  const plain = await plainObjects(context);
  if (plain.length > 0 && !(await isThere(backup))) {
    const made = await backUp(context, backup);
    if (!made.ok) return made;
  }
  for (const [done, digest] of plain.entries()) {
    context.wiring.onProgress({ job: sealingJob, step: 'storing', done, total: plain.length });
    const sealed = await context.vault.sealPlain(digest);
    if (!sealed.ok) return sealed;
  }
  if (plain.length > 0) {
    const event = { by: null, action: 'vault.seal', detail: { sealed: plain.length } } as const;
    const recorded = record(context, event, (tx) => {
      noteOnlySealedFiles(tx);
      return null;
    });
    if (!recorded.ok) return recorded;
  }
  await rm(backup, { force: true });
  return ok({ sealed: plain.length });
}

/** Objects looked at together: somebody waits for this at each sign-in, and most of it is waiting for the disk. */
const together = 64;

async function plainObjects({ store, vault }: EngineContext): Promise<readonly Sha256[]> {
  const digests = readVaultDigests(store.readable);
  const plain: Sha256[] = [];
  for (let from = 0; from < digests.length; from += together) {
    const some = digests.slice(from, from + together);
    const isPlain = await Promise.all(some.map((digest) => vault.isPlain(digest)));
    plain.push(...some.filter((_, index) => isPlain[index]));
  }
  return plain;
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
