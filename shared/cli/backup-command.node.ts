/** `xianshen workspace backup|restore`: 0 done and sound, 1 the backup has problems, 2 could not run. */
import { resolve } from 'node:path';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { BackupReport } from '../contract/backup-views.ts';
import type { RestoreHost } from '../engine/restore.node.ts';
import { checkBackup, restoreBackup } from '../engine/restore.node.ts';
import { keepingWords } from '../messages/keeping-words.ts';
import type { FormatOption, Host } from './host.node.ts';
import { withWorkspace } from './inspected.node.ts';
import { openEngine } from './open-engine.node.ts';

export interface BackupOptions extends FormatOption {
  readonly out?: string;
  readonly check?: string;
}

/** Makes a backup of a folder, or checks one that was made. */
export async function runWorkspaceBackup(
  folder: string | undefined,
  { out, check, format }: BackupOptions,
  host: Host,
): Promise<number> {
  const { usage } = host.output.words;
  if (check !== undefined) {
    if (folder === undefined && out === undefined) return runCheck(resolve(check), { format }, host);
    host.output.note(usage.other('--check'));
    return 2;
  }
  if (folder !== undefined && out !== undefined) return backUp(folder, { out: resolve(out), format }, host);
  host.output.note(usage.missingArgument(folder === undefined ? 'folder' : '--out'));
  return 2;
}

function backUp(
  folder: string,
  { out, format }: FormatOption & { readonly out: string },
  host: Host,
): Promise<number> {
  const { output } = host;
  return withWorkspace(folder, host, async (engine) => {
    const made = await engine.backUp(out);
    if (!made.ok) {
      output.failure(made.failure);
      return 2;
    }
    output.result(
      format === 'json'
        ? JSON.stringify({ schema: 'xianshen.backup-made/1', ...made.value }, null, 2)
        : keepingWords(output.language).backedUp(made.value),
    );
    return 0;
  });
}

async function runCheck(file: string, { format }: FormatOption, host: Host): Promise<number> {
  return tell(await checkBackup(file, restoreHost(host)), { format, folder: null }, host);
}

/** Restores into a folder that is empty or not there; nothing is left where anything is wrong. */
export async function runWorkspaceRestore(
  { file, folder }: { readonly file: string; readonly folder: string },
  { format }: FormatOption,
  host: Host,
): Promise<number> {
  const path = resolve(folder);
  const restored = await restoreBackup(resolve(file), path, restoreHost(host));
  return tell(restored, { format, folder: path }, host);
}

function restoreHost({ places }: Host): RestoreHost {
  return {
    inspect: async (folder) => {
      const engine = await openEngine(folder, places);
      if (!engine.ok) return engine;
      const inspection = await engine.value.inspect();
      await engine.value.close();
      return ok(inspection);
    },
    onProgress: () => undefined,
  };
}

function tell(
  outcome: Result<BackupReport>,
  { format, folder }: FormatOption & { readonly folder: string | null },
  { output }: Host,
): number {
  if (!outcome.ok) {
    output.failure(outcome.failure);
    return 2;
  }
  const { value: report } = outcome;
  if (format === 'json') {
    const schema = folder === null ? 'xianshen.backup-check/1' : 'xianshen.backup-restored/1';
    output.result(JSON.stringify({ schema, folder, ...report }, null, 2));
  } else printBackup(report, folder, output);
  return report.whole ? 0 : 1;
}

function printBackup(report: BackupReport, folder: string | null, output: Host['output']): void {
  const words = keepingWords(output.language);
  for (const { file, what } of report.problems) {
    output.result(words.backupProblem(file, words.backupProblems[what]));
  }
  const { madeAt, files, ledger } = report;
  if (!report.whole || madeAt === null || ledger === null) {
    if (folder !== null) output.result(words.notRestored);
    return;
  }
  output.result(words.backupWhole({ madeAt, files, length: ledger.length, head: ledger.head }));
  if (folder === null) return;
  output.result(words.restored(folder));
  output.result(words.restoredIsOld);
}
