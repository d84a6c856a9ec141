/** Writes dossiers and files, within a recorded change. */
import type { DossierId, PersonId, SourceFileId } from '../base/ids.ts';
import type { Catalogue } from '../release/catalogue.ts';
import { closedStates } from '../release/dossier-state.ts';
import type { ReleaseRecord } from '../release/kind/release-record.ts';
import type { WritableStore } from './handles.ts';
import type { DossierRow, FileRow } from './read-dossiers.node.ts';
import { sql } from './sql.ts';

export interface NewDossier {
  readonly id: DossierId;
  readonly year: number;
  readonly serial: number;
  readonly packageNumber: string;
  /** Id of the kind of release. */
  readonly kind: string;
  readonly catalogue: Catalogue;
  readonly openedBy: PersonId;
}

/** Opens a dossier in its first round. */
export function writeDossier(tx: WritableStore, dossier: NewDossier, at: string): void {
  const { id, year, serial, packageNumber, kind, catalogue, openedBy } = dossier;
  tx.write(sql`
    INSERT INTO dossier (id, package_year, package_serial, package_number, kind, catalogue, state, round,
      opened_by, opened_at, changed_at)
    VALUES (${id}, ${year}, ${serial}, ${packageNumber}, ${kind}, ${JSON.stringify(catalogue)}, 'drafting', 1,
      ${openedBy}, ${at}, ${at})`);
  writeRound(tx, { id, round: 1 }, 'opened', at);
}

function writeRound(
  tx: WritableStore,
  { id, round }: Pick<DossierRow, 'id' | 'round'>,
  cause: 'opened' | 'changed' | 'returned',
  at: string,
): void {
  tx.write(
    sql`INSERT INTO dossier_round (dossier_id, round, cause, began_at) VALUES (${id}, ${round}, ${cause}, ${at})`,
  );
}

/** Moves a dossier to its next state within the round. */
export function writeState(
  tx: WritableStore,
  id: DossierId,
  change: { readonly state: DossierRow['state']; readonly at: string },
): void {
  tx.write(
    closedStates.includes(change.state)
      ? sql`UPDATE dossier SET state = ${change.state}, returned = 0, due_at = ${noDue.dueAt}, near_at = ${noDue.nearAt},
          changed_at = ${change.at} WHERE id = ${id}`
      : sql`UPDATE dossier SET state = ${change.state}, returned = 0, changed_at = ${change.at} WHERE id = ${id}`,
  );
}

/** End of the deadline that ends first, and the instant from which it presses. */
export interface Due {
  readonly dueAt: string;
  readonly nearAt: string;
}

/** Later than any time there is: no deadline runs. */
export const noDue: Due = { dueAt: '9999-12-31T23:59:59.999Z', nearAt: '9999-12-31T23:59:59.999Z' };

/** Sets what the work list is ordered by; a dossier that has ended has no deadline any more. */
export function writeDue(tx: WritableStore, id: DossierId, { dueAt, nearAt }: Due): void {
  tx.write(sql`UPDATE dossier SET due_at = ${dueAt}, near_at = ${nearAt} WHERE id = ${id}`);
}

/** Takes a dossier back to drafting in a new round; signatures of earlier rounds no longer count. */
export function writeNewRound(
  tx: WritableStore,
  dossier: Pick<DossierRow, 'id' | 'round'>,
  { cause, at }: { readonly cause: 'changed' | 'returned'; readonly at: string },
): void {
  const round = dossier.round + 1;
  writeRound(tx, { id: dossier.id, round }, cause, at);
  tx.write(sql`
    UPDATE dossier SET state = 'drafting', round = ${round}, returned = ${cause === 'returned' ? 1 : 0}, changed_at = ${at}
    WHERE id = ${dossier.id}`);
}

export function writeCatalogue(
  tx: WritableStore,
  id: DossierId,
  change: { catalogue: Catalogue; at: string },
): void {
  tx.write(
    sql`UPDATE dossier SET catalogue = ${JSON.stringify(change.catalogue)}, changed_at = ${change.at} WHERE id = ${id}`,
  );
}

export function writeReleaseRecord(
  tx: WritableStore,
  id: DossierId,
  change: { record: ReleaseRecord; at: string },
): void {
  tx.write(
    sql`UPDATE dossier SET record = ${JSON.stringify(change.record)}, changed_at = ${change.at} WHERE id = ${id}`,
  );
}

/** Notes that something in a dossier changed, for the work list. */
export function touchDossier(tx: WritableStore, id: DossierId, at: string): void {
  tx.write(sql`UPDATE dossier SET changed_at = ${at} WHERE id = ${id}`);
}

export function writeFile(
  tx: WritableStore,
  file: FileRow & { readonly addedBy: PersonId },
  at: string,
): void {
  const { id, dossier, slot, part, place, name, type, mediaType, bytes, sha256, addedBy } = file;
  tx.write(sql`
    INSERT INTO source_file (id, dossier_id, slot, part, place, name, type, media_type, bytes, sha256, added_by, added_at)
    VALUES (${id}, ${dossier}, ${slot}, ${part}, ${place}, ${name}, ${type}, ${mediaType}, ${bytes}, ${sha256}, ${addedBy},
      ${at})`);
}

/** Takes a file out of its dossier; its row and its bytes in the vault stay, because earlier signatures speak of them. */
export function writeFileRemoval(tx: WritableStore, id: SourceFileId, at: string): void {
  tx.write(sql`UPDATE source_file SET removed_at = ${at} WHERE id = ${id}`);
}
