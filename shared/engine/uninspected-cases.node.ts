/** What the program could not inspect, looked at by a person: noted by name, file by file, before a signature. */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import { signingStages } from '../signoff/statement.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import { fileOf, loadDossier } from './loaded-dossier.node.ts';

export function uninspectedCases(context: EngineContext): Pick<Handlers, 'dossier.note-uninspected'> {
  return { 'dossier.note-uninspected': (input) => note(context, input) };
}

/** The entry names the bytes that were looked at: another version of the file has to be looked at again. */
async function note(
  context: EngineContext,
  { dossier: id, file: fileId }: Api['dossier.note-uninspected']['input'],
): Promise<Result<Record<never, never>>> {
  const person = permit(context, 'dossier.note-uninspected', signingStages);
  if (!person.ok) return person;
  const dossier = await loadDossier(context, id);
  if (!dossier.ok) return dossier;
  const file = fileOf(dossier.value, fileId);
  if (!file.ok) return file;
  const { row, screened } = file.value;
  const places = screened.notInspected.length;
  if (places === 0) return fail('dossier.part-unknown', {});
  const recorded = record(
    context,
    {
      by: person.value,
      action: 'dossier.note-uninspected',
      objects: [id, row.id],
      detail: { sha256: row.sha256, places },
    },
    () => ({}),
  );
  return recorded.ok ? ok({}) : recorded;
}
