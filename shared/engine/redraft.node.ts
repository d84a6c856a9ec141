/** Changing content: by a handler, before the export; whatever was signed before speaks of other content and counts no more. */
import type { DossierId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Method } from '../contract/api.ts';
import { closedStates } from '../release/dossier-state.ts';
import type { WritableStore } from '../store/handles.ts';
import type { DossierRow } from '../store/read-dossiers.node.ts';
import { readDossier } from '../store/read-dossiers.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { touchDossier, writeNewRound } from '../store/write-dossiers.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit } from './engine-context.node.ts';

/** Failures: `session.not-signed-in`, `session.not-allowed`, `ledger.broken`, `dossier.unknown`, `dossier.not-open`. */
export function openForEditing(
  context: EngineContext,
  action: Method,
  id: DossierId,
): Result<{ readonly person: PersonRow; readonly dossier: DossierRow }> {
  const person = permit(context, action, ['handler']);
  if (!person.ok) return person;
  const { brokenAt } = context.store;
  // Said before a file is read and kept, not after.
  if (brokenAt !== null) return fail('ledger.broken', { number: brokenAt });
  const dossier = readDossier(context.store.readable, id);
  if (dossier === null) return fail('dossier.unknown', {});
  if (closedStates.includes(dossier.state)) return fail('dossier.not-open', { state: dossier.state });
  return ok({ person: person.value, dossier });
}

/** Takes a dossier back to drafting where it has left it, and says so in the ledger entry of the change. */
export const toDraft = {
  write(tx: WritableStore, dossier: DossierRow, at: string): void {
    if (dossier.state === 'drafting') touchDossier(tx, dossier.id, at);
    else writeNewRound(tx, dossier, { cause: 'changed', at });
  },
  detail(dossier: DossierRow): { readonly state: 'drafting'; readonly round: number } {
    return { state: 'drafting', round: dossier.state === 'drafting' ? dossier.round : dossier.round + 1 };
  },
};
