/** Tasks that a release's documents hand out, read from the extracted text; what may be seen on request only stays covered. */
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import type { ResponsibilityRow } from '../release/catalogue-row/responsibility.ts';
import { parseResponsibilities } from '../release/catalogue-row/responsibility.ts';
import { savedTasks, tailsOfRows } from '../release/catalogue-row/task-rows.ts';
import type { EngineContext } from './engine-context.node.ts';
import { hideWords } from './hide-words.ts';
import type { LoadedDossier } from './loaded-dossier.node.ts';
import { parseText } from './stored-objects.ts';

/** Rows that a clerk has put right, else those of the documents. Failures: those of `readTasks`. */
export async function tasksInForce(
  context: Pick<EngineContext, 'vault' | 'ruleSets'>,
  dossier: LoadedDossier,
): Promise<Result<readonly ResponsibilityRow[]>> {
  const saved = savedTasks(dossier.row.record);
  return saved === null ? readTasks(context, dossier) : ok(tailsOfRows(saved));
}

/** Of the documents, in the order of the text. Failures: `vault.missing`, `vault.damaged`, `vault.locked`. */
export async function readTasks(
  { vault, ruleSets }: Pick<EngineContext, 'vault' | 'ruleSets'>,
  { files }: LoadedDossier,
): Promise<Result<readonly ResponsibilityRow[]>> {
  const rows: ResponsibilityRow[] = [];
  for (const { row, screening, findings } of files) {
    if (row.slot !== 'document') continue;
    const text = await vault.get(screening.text);
    if (!text.ok) return text;
    const parts = hideWords(parseText(text.value).parts, findings, ruleSets);
    rows.push(...parts.flatMap((part) => parseResponsibilities(part.text.split('\n'))));
  }
  return ok(rows);
}
