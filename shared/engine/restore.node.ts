/** Restoring a backup: for a test, or to stay. Nothing of it counts before all of it has been checked. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { BackupProblem } from '../audit/backup-problem.ts';
import { decodeUtf8 } from '../base/decode-utf8.ts';
import type { Progress } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { BackupReport } from '../contract/backup-views.ts';
import type { ArchiveEntry } from './backup-archive.node.ts';
import { eachPieceOf, readArchive } from './backup-archive.node.ts';
import type { BackupList } from './backup-form.ts';
import { backupPaths, listText, parseList, vaultPath } from './backup-form.ts';
import { fillFolder } from './draft-folder.node.ts';
import type { WorkspaceInspection } from './inspect-workspace.node.ts';

const largestList = 256 * 1024 * 1024;
/** Job under which progress is told. */
export const restoreJob = 'workspace.restore';

export interface RestoreHost {
  /** Opens the unpacked workspace, looks at all of it, and closes it. */
  inspect(folder: string): Promise<Result<WorkspaceInspection>>;
  readonly onProgress: Progress;
}

/**
 * Restores into a folder that is empty or not there. A report that is not whole means that nothing was restored.
 * Failures: `backup.unreadable` where there is no such file, those of `fillFolder`, and of opening a workspace other than that
 * it is damaged.
 */
export function restoreBackup(
  file: string,
  folder: string,
  host: RestoreHost,
): Promise<Result<BackupReport>> {
  return tryRestoring(file, host, (fill) => fillFolder(folder, fill));
}

/** Restores beside the backup, checks, and leaves nothing. Failures: those of `restoreBackup`. */
export function checkBackup(file: string, host: RestoreHost): Promise<Result<BackupReport>> {
  const folder = join(dirname(file), `.${basename(file)}.check`);
  return tryRestoring(file, host, (fill) =>
    fillFolder(folder, async (draft) => {
      const filled = await fill(draft);
      // A failure of its own kind is how a draft is told not to stay.
      return filled.ok ? notKept : filled;
    }),
  );
}

const notKept = fail('backup.not-restored', {});

async function tryRestoring(
  file: string,
  host: RestoreHost,
  into: (fill: (draft: string) => Promise<Result<null>>) => Promise<Result<null>>,
): Promise<Result<BackupReport>> {
  const handle = await openFile(file);
  if (handle === null) return fail('backup.unreadable', { name: basename(file) });
  try {
    let report: BackupReport | null = null;
    const done = await into(async (draft) => {
      const restored = await unpackAndInspect({ handle, name: basename(file) }, draft, host);
      if (!restored.ok) return restored;
      report = restored.value;
      return report.whole ? ok(null) : notKept;
    });
    if (!done.ok && done.failure.code !== 'backup.not-restored') return done;
    if (report === null) throw new Error('restored without a report');
    return ok(report);
  } finally {
    await handle.close();
  }
}

/** Pipes, devices and folders are no backups. */
async function openFile(path: string): Promise<FileHandle | null> {
  try {
    const handle = await open(path, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

interface Backup {
  readonly handle: FileHandle;
  readonly name: string;
}

async function unpackAndInspect(
  { handle, name }: Backup,
  draft: string,
  host: RestoreHost,
): Promise<Result<BackupReport>> {
  const entries = await readArchive(handle);
  const list = entries === null ? null : await readList(handle, entries[0]);
  if (entries === null || list === null) {
    const problems = [{ file: name, what: 'backup.unreadable' }] as const;
    return ok({ whole: false, madeAt: null, program: null, files: 0, ledger: null, problems });
  }
  const problems = await unpack({ handle, list, entries: entries.slice(1) }, draft, host.onProgress);
  const { madeAt, program, files } = list;
  const facts = { madeAt, program, files: files.length };
  if (problems.length > 0) return ok({ ...facts, whole: false, ledger: null, problems });
  const inspected = await host.inspect(draft);
  if (!inspected.ok) {
    if (inspected.failure.code !== 'store.damaged') return inspected;
    const unreadable = [{ file: backupPaths.database, what: 'workspace.unreadable' }] as const;
    return ok({ ...facts, whole: false, ledger: null, problems: unreadable });
  }
  const found = inspectionProblems(inspected.value, list);
  return ok({ ...facts, whole: found.length === 0, ledger: inspected.value.ledger, problems: found });
}

async function readList(handle: FileHandle, entry: ArchiveEntry | undefined): Promise<BackupList | null> {
  if (entry?.path !== backupPaths.list || entry.bytes > largestList) return null;
  const pieces: Uint8Array[] = [];
  await eachPieceOf(handle, entry, async (piece) => void pieces.push(piece.slice()));
  const text = decodeUtf8(Buffer.concat(pieces));
  const list = text === null ? null : parseList(text);
  // One way of writing it: what another program might read otherwise is no list.
  return list !== null && listText(list) === text ? list : null;
}

interface Contents {
  readonly handle: FileHandle;
  readonly list: BackupList;
  readonly entries: readonly ArchiveEntry[];
}

/** Writes what is listed and as it is listed; the list allows no path that leads elsewhere. */
async function unpack(
  { handle, list, entries }: Contents,
  draft: string,
  onProgress: Progress,
): Promise<readonly BackupProblem[]> {
  const waiting = new Map(list.files.map((file) => [file.path, file]));
  const problems: BackupProblem[] = [];
  for (const [done, entry] of entries.entries()) {
    onProgress({ job: restoreJob, step: 'storing', done, total: entries.length });
    const listed = waiting.get(entry.path);
    waiting.delete(entry.path);
    if (listed === undefined) {
      problems.push({ file: entry.path, what: 'file.extra' });
      continue;
    }
    const sha256 = await unpackEntry(handle, entry, join(draft, ...entry.path.split('/')));
    if (sha256 !== listed.sha256 || entry.bytes !== listed.bytes) {
      problems.push({ file: entry.path, what: 'file.differs' });
    }
  }
  onProgress({ job: restoreJob, step: 'verifying', done: entries.length, total: entries.length });
  return [...problems, ...[...waiting.keys()].map((file) => ({ file, what: 'file.missing' }) as const)];
}

async function unpackEntry(handle: FileHandle, entry: ArchiveEntry, path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    await eachPieceOf(handle, entry, async (piece) => {
      hash.update(piece);
      await file.writeFile(piece);
    });
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}

function inspectionProblems(
  { ledger, vault }: WorkspaceInspection,
  list: BackupList,
): readonly BackupProblem[] {
  const isOther = ledger.length !== list.ledger.length || ledger.head !== list.ledger.head;
  return [
    ...(ledger.whole ? [] : [{ file: backupPaths.database, what: 'ledger.broken' } as const]),
    ...(isOther ? [{ file: backupPaths.database, what: 'ledger.differs' } as const] : []),
    ...vault.missing.map((digest) => ({ file: vaultPath(digest), what: 'vault.missing' }) as const),
    ...vault.damaged.map((digest) => ({ file: vaultPath(digest), what: 'vault.damaged' }) as const),
  ];
}
