/** Backup of a workspace into one file: database, ledger head, stored documents and drafts as they are at one moment. */
import { rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { MadeBackup } from '../contract/backup-views.ts';
import { copyDatabase } from '../store/copy-database.node.ts';
import { ledgerHeadText } from '../store/ledger-head.node.ts';
import { readVaultDigests } from '../store/read-screenings.node.ts';
import type { ArchiveSource, MeasuredSource } from './backup-archive.node.ts';
import { fitsArchive, measure, writeArchive } from './backup-archive.node.ts';
import type { BackupList } from './backup-form.ts';
import { backupPaths, backupSchema, draftPath, listText, vaultPath } from './backup-form.ts';
import { makeFile } from './draft-folder.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';
import { takeCheckpoint } from './take-checkpoint.node.ts';

const product = 'backup.zip';
/** Job under which progress is told. */
export const backupJob = 'workspace.backup';

/**
 * Writes the backup, which has a name only when it is complete, and then notes its digest in the ledger. What could not be
 * restored is not backed up: a workspace that is not whole has to be looked at first.
 * Failures: `ledger.broken`, `vault.missing`, `vault.damaged`, `backup.too-large`, and those of `makeFile` and `copyDatabase`.
 */
export async function backUp(context: EngineContext, target: string): Promise<Result<MadeBackup>> {
  const { store } = context;
  if (store.brokenAt !== null) return fail('ledger.broken', { number: store.brokenAt });
  const path = resolve(target);
  const made = await makeFile(path, product, (draft) => writeBackup(context, draft, path));
  if (!made.ok) return made;
  const { sha256, bytes, length } = made.value;
  const event = { by: null, action: 'workspace.backup', detail: { sha256, bytes, length } } as const;
  const recorded = record(context, event, () => made.value);
  // What the ledger does not know of must not be lying about.
  if (!recorded.ok) await rm(path, { force: true });
  else takeCheckpoint(context, 'backup');
  return recorded;
}

async function writeBackup(context: EngineContext, draft: string, path: string): Promise<Result<MadeBackup>> {
  const database = join(draft, backupPaths.database);
  const copied = copyDatabase(context.store, database);
  if (!copied.ok) return copied;
  const { head } = context.store.ledger;
  const objects = await objectsOf(context);
  if (!objects.ok) return objects;
  const sources: readonly ArchiveSource[] = [
    { path: backupPaths.head, from: { bytes: encodeUtf8(ledgerHeadText(head)) } },
    { path: backupPaths.database, from: { file: database } },
    ...objects.value,
    ...(await draftsOf(context)),
  ];
  const files: MeasuredSource[] = [];
  for (const source of sources) files.push(await measure(source));
  const list = await measure({
    path: backupPaths.list,
    from: { bytes: encodeUtf8(listText(listOf(context, files))) },
  });
  const entries = [list, ...files];
  if (!fitsArchive(entries)) return fail('backup.too-large', { name: basename(path) });
  const archive = join(draft, product);
  await writeArchive(archive, entries, (done) => {
    context.wiring.onProgress({ job: backupJob, step: 'packing', done, total: entries.length });
  });
  const { sha256, bytes } = await measure({ path: product, from: { file: archive } });
  return ok({ path, bytes, sha256, files: files.length, length: head.number, head: head.hash });
}

/** Every object that the database names, after a look whether it is what it should be; sealed ones stay sealed. */
async function objectsOf({ store, vault }: EngineContext): Promise<Result<readonly ArchiveSource[]>> {
  const sources: ArchiveSource[] = [];
  for (const digest of [...readVaultDigests(store.readable)].sort()) {
    const stored = await vault.check(digest);
    if (!stored.ok) return stored;
    sources.push({ path: vaultPath(digest), from: { file: vault.fileOf(digest) } });
  }
  return ok(sources);
}

/** Sealed as they lie, and read at once: somebody may be writing one. */
async function draftsOf({ notes }: EngineContext): Promise<readonly ArchiveSource[]> {
  const stored = await notes.stored();
  return stored.map(({ digest, bytes }) => ({ path: draftPath(digest), from: { bytes } }));
}

function listOf({ store, ports, wiring }: EngineContext, files: readonly MeasuredSource[]): BackupList {
  const { number, hash } = store.ledger.head;
  return {
    schema: backupSchema,
    program: wiring.programVersion,
    madeAt: ports.clock.now(),
    workstation: store.workstation,
    ledger: { length: number, head: hash },
    files: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
  };
}
