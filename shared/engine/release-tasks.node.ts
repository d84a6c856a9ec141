/** Tasks of every release of a register, as saved or as their documents say. */
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { RegisterLine } from '../contract/list-views.ts';
import { rowsOfTails } from '../release/catalogue-row/task-rows.ts';
import type { ReleaseTasks } from '../release/forms/tasks-table.ts';
import type { EngineContext } from './engine-context.node.ts';
import { loadDossier } from './loaded-dossier.node.ts';
import { tasksInForce } from './read-tasks.node.ts';

/**
 * Releases that hand out tasks, in the order of the lines. Nothing is read of what was stopped.
 * @param job what events of progress are known by
 * Failures: those of `loadDossier` and the vault.
 */
export async function releaseTasks(
  context: EngineContext,
  lines: readonly RegisterLine[],
  job: string,
): Promise<Result<readonly ReleaseTasks[]>> {
  const releases: ReleaseTasks[] = [];
  const open = lines.filter(({ state }) => state !== 'stopped');
  for (const [done, { id, packageNumber, title }] of open.entries()) {
    if (done % 100 === 0) context.wiring.onProgress({ job, step: 'reading', done, total: open.length });
    const dossier = await loadDossier(context, id);
    if (!dossier.ok) return dossier;
    const tails = await tasksInForce(context, dossier.value);
    if (!tails.ok) return tails;
    const tasks = rowsOfTails(tails.value);
    if (tasks.length > 0) releases.push({ packageNumber, title, tasks });
  }
  return ok(releases);
}
