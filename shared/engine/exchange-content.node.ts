/** Gathers what travels of a dossier: its history, where it has been, its part of the ledger, and every original. */
import { inclusionPath } from '../audit/merkle-proofs.ts';
import { readCheckpoint } from '../audit/signed-checkpoint.ts';
import type { DossierId, Sha256 } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { historyDigest } from '../exchange/compare-histories.ts';
import type { DossierHistory } from '../exchange/dossier-history.ts';
import { dossierHistory } from '../exchange/dossier-history.ts';
import type { ExchangeContent } from '../exchange/exchange-package.ts';
import type { LedgerPart } from '../exchange/ledger-part.ts';
import { ledgerPartOf } from '../exchange/ledger-part.ts';
import { readLineage } from '../store/exchange-passages.node.ts';
import { readWorkstationKey, storedSubtree } from '../store/keep-checkpoint.node.ts';
import { readHistory } from '../store/read-history.node.ts';
import { allEntries } from '../store/read-ledger.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { openAnswers, openComments, openDetail, openNotes } from './sealed-words.node.ts';
import { checkpointNow } from './take-checkpoint.node.ts';

/** What travels, with the digest of the state it is in. */
export interface PackedContent extends ExchangeContent {
  readonly state: Sha256;
}

/** A dossier's history as it stands in the tables, or null for one that is not here. */
export function historyOf(context: EngineContext, id: DossierId): DossierHistory | null {
  const history = readHistory(context.store.readable, id);
  if (history === null) return null;
  const events = history.events.map((event) => ({ ...event, detail: openDetail(context, event) }));
  const decisions = openNotes(context, history.decisions);
  const returns = openComments(context, history.returns);
  const signOffs = history.signOffs.map((row) =>
    row.answered === undefined
      ? row
      : { ...row, answered: openAnswers(context, { ...row, dossier: id }, row.answered) },
  );
  return dossierHistory.parse({ ...history, events, decisions, returns, signOffs });
}

/** Failures: `dossier.unknown`, `vault.missing`, `vault.damaged`, `vault.locked`, those of `checkpointNow`. */
export async function exchangeContent(context: EngineContext, id: DossierId): Promise<Result<PackedContent>> {
  const history = historyOf(context, id);
  if (history === null) return fail('dossier.unknown', {});
  const objects = new Map<Sha256, Uint8Array>();
  for (const { sha256 } of [...history.files, ...history.internalFiles]) {
    const bytes = await context.vault.get(sha256);
    if (!bytes.ok) return bytes;
    objects.set(sha256, bytes.value);
  }
  const state = historyDigest(history, context.ports.hash);
  const lineage = [...new Set([...readLineage(context.store.readable, id), state])];
  const ledger = provenPart(context, id);
  return ledger.ok ? ok({ history, lineage, ledger: ledger.value, objects, state }) : ledger;
}

/** Failures: those of `checkpointNow`. */
function provenPart(context: EngineContext, id: DossierId): Result<LedgerPart> {
  const { store, ports } = context;
  const signed = checkpointNow(context, 'export');
  if (!signed.ok) return signed;
  const { size, note, keyId } = signed.value;
  const checkpoint = readCheckpoint(note);
  if (checkpoint === null) throw new Error('a checkpoint that cannot be read back');
  const reading = { at: storedSubtree(store.readable), hash: ports.hash };
  return ok(
    ledgerPartOf(allEntries(store.readable), id, checkpoint, (numbers) => ({
      checkpoint: note,
      key: readWorkstationKey(store.readable, keyId) ?? '',
      paths: numbers.map((number) => [...inclusionPath(number - 1, size, reading)]),
    })),
  );
}
