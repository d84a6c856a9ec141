/**
 * Opening a package: believed only when every check has passed, compared with what is here, screened with the rules of this
 * machine before anything of it is kept, and then written as one change with one entry in the ledger.
 */
import { basename } from 'node:path';
import * as z from 'zod/mini';
import type { FileTicket, Sha256 } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail } from '../base/result.ts';
import { readBundleFile } from '../bundle/bundle-file.node.ts';
import type { OpenedPackage } from '../contract/exchange-api.ts';
import type { Comparison } from '../exchange/compare-histories.ts';
import { compareHistories, historyDigest, itemsOf } from '../exchange/compare-histories.ts';
import type { DossierHistory } from '../exchange/dossier-history.ts';
import type { ReadExchange } from '../exchange/exchange-package.ts';
import { isContradicted } from '../exchange/ledger-part.ts';
import { signingStages } from '../signoff/statement.ts';
import { readLineage, writePassage } from '../store/exchange-passages.node.ts';
import { readDossiers } from '../store/read-dossiers.node.ts';
import { allEntries } from '../store/read-ledger.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record, recordRefusal } from './engine-context.node.ts';
import { checkHistory, readPackage } from './exchange-check.node.ts';
import { historyOf } from './exchange-content.node.ts';
import { exchangeKey } from './exchange-key.node.ts';
import { HistoryRefused, replayHistory, signOffRow } from './exchange-replay.node.ts';
import { screenArrival } from './exchange-screen.node.ts';
import { writeCatalogueIndex } from './index-words.node.ts';
import { lookThroughAgain } from './keep-index.node.ts';
import { writeScreenings } from './rescreen.node.ts';
import { proofOf } from './row-proof.ts';
import { sealHistory } from './sealed-words.node.ts';
import { trustInForce } from './trust-in-force.node.ts';

const action = 'exchange.open';

/**
 * Failures: those of `readPackage`, `checkHistory` and `screenArrival`; `exchange.ledger-parted`, `exchange.number-taken`. After a
 * failure, and where both copies were worked on, the dossier is as it was.
 */
export async function openPackage(
  context: EngineContext,
  { package: ticket }: { readonly package: FileTicket },
): Promise<Result<OpenedPackage>> {
  const person = permit(context, action, signingStages);
  if (!person.ok) return person;
  const { brokenAt } = context.store;
  if (brokenAt !== null) return fail('ledger.broken', { number: brokenAt });
  const path = context.wiring.pathOfTicket(ticket);
  if (path === null) return fail('intake.ticket-unknown', {});
  const opened = await takeIn(context, person.value, path);
  if (!opened.ok) {
    recordRefusal(context, { by: person.value, action, detail: { reason: opened.failure.code } });
  }
  return opened;
}

async function takeIn(context: EngineContext, by: PersonRow, path: string): Promise<Result<OpenedPackage>> {
  const bytes = await readBundleFile(path);
  if (!bytes.ok) return fail('exchange.unreadable', { name: basename(path) });
  const key = exchangeKey(context, by);
  if (!key.ok) return key;
  const trust = trustInForce(context);
  const read = readPackage(bytes.value, key.value, { path, trust, ports: context.ports });
  if (!read.ok) return read;
  const checked = checkHistory(context, read.value, trust);
  if (!checked.ok) return checked;
  const { history, lineage } = read.value.content;
  const here = historyOf(context, history.id);
  const { ports, store } = context;
  if (here === null) return continueWith(context, { by, read: read.value, here, comparison: fromNothing });
  const own = { history: here, lineage: readLineage(store.readable, history.id) };
  const comparison = compareHistories(own, { history, lineage }, ports.hash);
  if (comparison.standing === 'forward') {
    return continueWith(context, { by, read: read.value, here, comparison });
  }
  return leaveAsItIs(context, { by, read: read.value, comparison });
}

const fromNothing: Comparison = { standing: 'forward', differences: [] };

interface Arrival {
  readonly by: PersonRow;
  readonly read: ReadExchange;
  readonly comparison: Comparison;
}

/** Nothing to take, or nothing that may be taken; having seen the sender's ledger is noted all the same. */
function leaveAsItIs(context: EngineContext, { by, read, comparison }: Arrival): Result<OpenedPackage> {
  const { standing } = comparison;
  const { history, ledger } = read.content;
  const { origin, size, rootHash } = ledger;
  const outcome = standing === 'forward' ? 'same' : standing;
  const detail = { outcome, from: read.statement.from, ledger: { origin, size, rootHash } };
  const result = standing === 'parted' ? 'refused' : 'done';
  return record(context, { by, action, objects: [history.id], result, detail }, () =>
    viewOf(read, outcome, comparison),
  );
}

function viewOf(
  { statement, content }: ReadExchange,
  outcome: OpenedPackage['outcome'],
  { differences }: Comparison,
): OpenedPackage {
  const { id: dossier, packageNumber } = content.history;
  const { from, packedAt } = statement;
  return { outcome, dossier, packageNumber, from, packedAt, differences };
}

async function continueWith(
  context: EngineContext,
  arrival: Arrival & { readonly here: DossierHistory | null },
): Promise<Result<OpenedPackage>> {
  const { by, read, here, comparison } = arrival;
  const { history, ledger } = read.content;
  if (!isLedgerPlausible(context, read)) return fail('exchange.ledger-parted', {});
  if (here === null && isNumberTaken(context, history)) {
    return fail('exchange.number-taken', { number: history.packageNumber });
  }
  const screened = await screenArrival(context, read.content, here);
  if (!screened.ok) return screened;
  const { hash, ids } = context.ports;
  // Words of people stand sealed in the tables, and the proofs are of what stands there.
  const kept = sealHistory(context, history);
  const id = ids.next('passage');
  const outcome = here === null ? 'new' : 'forward';
  const passages = newPassages(context, read);
  const { origin, size, rootHash } = ledger;
  const detail = {
    ...{ outcome, from: read.statement.from, state: history.state, round: history.round },
    ...{ proofs: proofsOf(context, kept, here), ledger: { origin, size, rootHash } },
  };
  const objects = [history.id, id];
  try {
    const opened = record(context, { by, action, objects, detail }, (tx, at) => {
      // First the passages: the numbers of the tables may have a gap only for what is known to have arrived.
      for (const [index, state] of passages.entries()) {
        const passage = index === 0 ? id : ids.next('passage');
        writePassage(tx, { id: passage, dossier: history.id, direction: 'received', state, by: by.id, at });
      }
      const nextId = () => ids.next('screening');
      replayHistory(tx, { there: kept, here, hash, nextId, objects: screened.value.objects });
      writeScreenings(tx, screened.value.screenings, at);
      writeCatalogueIndex(context, tx, kept);
      return viewOf(read, outcome, comparison);
    });
    if (opened.ok) lookThroughAgain(context);
    return opened;
  } catch (error) {
    if (isRefusedByGuard(error)) return fail('exchange.history-refused', {});
    throw error;
  }
}

/** States that the dossier has been through elsewhere, and the one it is in: an older package is known by them. */
function newPassages({ store, ports }: EngineContext, { content }: ReadExchange): readonly Sha256[] {
  const { history, lineage } = content;
  const known = new Set(readLineage(store.readable, history.id));
  const state = historyDigest(history, ports.hash);
  return [...new Set([...lineage, state])].filter((each) => each === state || !known.has(each));
}

/** What a trigger or constraint refused no machine of ours can have written. */
function isRefusedByGuard(error: unknown): boolean {
  if (error instanceof HistoryRefused) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');
}

function isNumberTaken({ store }: EngineContext, { packageNumber }: DossierHistory): boolean {
  return readDossiers(store.readable).some((each) => each.packageNumber === packageNumber);
}

const witnessed = z.object({
  ledger: z.object({ origin: z.string(), size: z.int(), rootHash: z.string() }),
});

/** A ledger that was seen before at the same size has the same root; another one was rewritten, or is another machine's. */
function isLedgerPlausible({ store }: EngineContext, { content: { ledger } }: ReadExchange): boolean {
  for (const { action: noted, detail } of allEntries(store.readable)) {
    if (noted !== action) continue;
    const seen = witnessed.safeParse(detail);
    if (!seen.success || seen.data.ledger.origin !== ledger.origin) continue;
    if (isContradicted(seen.data.ledger, ledger)) return false;
  }
  return true;
}

/** Proofs of the rows that are written: the audit asks for each. */
function proofsOf(
  { ports: { hash } }: EngineContext,
  there: DossierHistory,
  here: DossierHistory | null,
): readonly string[] {
  const dossier = there.id;
  const known = (kind: 'decisions' | 'signOffs' | 'returns' | 'exports') =>
    here === null ? new Map<string, string>() : itemsOf(here, kind);
  const [decisions, signOffs, returns, exports] = [
    known('decisions'),
    known('signOffs'),
    known('returns'),
    known('exports'),
  ];
  return [
    ...there.decisions
      .filter(({ id }) => !decisions.has(id))
      .map((row) => proofOf.decision({ ...row, dossier }, hash)),
    ...there.signOffs
      .filter(({ round, stage }) => !signOffs.has(`${round}/${stage}`))
      .map((row) => proofOf.signOff(signOffRow({ there, hash }, row), hash)),
    ...there.returns
      .filter(({ id }) => !returns.has(id))
      .map((row) => proofOf.return({ ...row, dossier }, hash)),
    ...there.exports
      .filter(({ id }) => !exports.has(id))
      .map((row) => proofOf.export({ ...row, dossier }, hash)),
  ];
}
