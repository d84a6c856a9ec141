/** Brings the index up to date for what an earlier version wrote, which knew none. Each stretch is one recorded change. */
import type { DossierId } from '../base/ids.ts';
import type { Store } from '../store/open-store.node.ts';
import type { FileRow } from '../store/read-dossiers.node.ts';
import { readDossier, readFiles } from '../store/read-dossiers.node.ts';
import { readWithoutKeys, readWithoutWords } from '../store/read-index.node.ts';
import { readScreenings } from '../store/read-screenings.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';
import { hideWords } from './hide-words.ts';
import type { FileIndex } from './index-words.node.ts';
import { fileIndex, writeCatalogueIndex, writeFileIndex } from './index-words.node.ts';
import { parseScreened, parseText } from './stored-objects.ts';

/** Releases to a change: enough to be quick, few enough not to hold anybody up. */
const stretch = 200;

/** Indexes catalogue entries that are not; at the start, since finding the same number twice needs them. */
export function indexCatalogues(context: EngineContext): void {
  const { readable, brokenAt } = context.store;
  if (brokenAt !== null) return;
  for (;;) {
    const missing = readWithoutKeys(readable, stretch);
    if (missing.length === 0) return;
    const dossiers = missing.flatMap((id) => readDossier(readable, id) ?? []);
    const event = { by: null, action: 'workspace.index', objects: missing, detail: { files: 0 } } as const;
    const written = record(context, event, (tx) => {
      for (const dossier of dossiers) writeCatalogueIndex(context, tx, dossier);
    });
    if (!written.ok) return;
  }
}

/** Workspaces whose files were looked through in this run. */
const lookedThrough = new WeakSet<Store>();

/** After files have come in without being screened here: the next search looks for what has no index again. */
export function lookThroughAgain({ store }: Pick<EngineContext, 'store'>): void {
  lookedThrough.delete(store);
}

/** Indexes the words of files that are not, once in a run and for a person who searches: the vault is open then. */
export async function indexFiles(context: EngineContext): Promise<void> {
  const { store } = context;
  if (store.brokenAt !== null || lookedThrough.has(store)) return;
  const missing = readWithoutWords(store.readable);
  for (let from = 0; from < missing.length; from += stretch) {
    const objects = missing.slice(from, from + stretch);
    const made = (await Promise.all(objects.map((dossier) => indexesOf(context, dossier)))).flat();
    if (made.length === 0) continue;
    const event = { by: null, action: 'workspace.index', objects, detail: { files: made.length } } as const;
    const written = record(context, event, (tx) => {
      for (const { row, index } of made) writeFileIndex(tx, row, index);
    });
    if (!written.ok) return;
  }
  lookedThrough.add(store);
}

/** A file whose text cannot be read any more is passed over: what is wrong with it is said where it is opened. */
async function indexesOf(
  context: EngineContext,
  dossier: DossierId,
): Promise<readonly { readonly row: FileRow; readonly index: FileIndex }[]> {
  const { store, vault, ruleSets } = context;
  const screenings = new Map(readScreenings(store.readable, dossier).map((each) => [each.file, each]));
  const made: { readonly row: FileRow; readonly index: FileIndex }[] = [];
  for (const row of readFiles(store.readable, dossier)) {
    const screening = screenings.get(row.id);
    if (screening === undefined) continue;
    const text = await vault.get(screening.text);
    const findings = await vault.get(screening.findings);
    if (!text.ok || !findings.ok) continue;
    const { own, across, sketch = null } = parseScreened(findings.value);
    const parts = hideWords(parseText(text.value).parts, [...own, ...across], ruleSets);
    made.push({ row, index: fileIndex(context, row, { parts, sketch }) });
  }
  return made;
}
