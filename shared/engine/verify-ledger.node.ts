/**
 * Checks the ledger: the chain from the first entry to the last, the head kept outside the database, and that tables and
 * ledger tell the same story, each row having its entry and each entry its row.
 */
import * as z from 'zod/mini';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { checkChain } from '../audit/chain.ts';
import type { LedgerProblem } from '../audit/ledger-problem.ts';
import type { Hash, Ports } from '../base/ports.ts';
import type { LedgerReport } from '../contract/audit-views.ts';
import type { ReadableStore } from '../store/handles.ts';
import { readLedgerHead } from '../store/ledger-head.node.ts';
import type { Store } from '../store/open-store.node.ts';
import { readDossiers } from '../store/read-dossiers.node.ts';
import { allEntries, readHead } from '../store/read-ledger.node.ts';
import { readPeople, readTrust } from '../store/read-office.node.ts';
import { readAllDecisions, readAllSignOffs, readExports, readReturns } from '../store/read-reviews.node.ts';
import { readRefusalIds } from '../store/read-screenings.node.ts';
import { proofOf } from './row-proof.ts';
import { checkpointProblems } from './verify-checkpoints.node.ts';

/** Runs every check and tells all that it found. */
export function verifyLedger({
  store,
  ports,
}: {
  readonly store: Pick<Store, 'readable' | 'folder'>;
  readonly ports: Pick<Ports, 'hash'>;
}): LedgerReport {
  const { readable } = store;
  const chain = checkChain(allEntries(readable), ports.hash);
  const head = readHead(readable);
  const entries = [...allEntries(readable)];
  const problems: LedgerProblem[] = [
    ...(chain.ok ? [] : [{ number: chain.brokenAt, what: `chain.${chain.why}` } as const]),
    ...headProblems(store, entries),
    ...rowProblems(readable, entries, ports.hash),
    ...stateProblems(readable, entries),
    ...officeProblems(readable, entries, ports.hash),
    ...checkpointProblems(store, entries, ports.hash),
  ];
  return { whole: problems.length === 0, length: head.number, head: head.hash, problems };
}

function headProblems(
  { folder }: Pick<Store, 'folder'>,
  entries: readonly AuditEntry[],
): readonly LedgerProblem[] {
  const kept = readLedgerHead(folder);
  if (kept === 'missing' || kept === 'unreadable') return [{ number: null, what: 'head.missing' }];
  if (kept.number === 0) return [];
  const agrees = entries.some(({ number, hash }) => number === kept.number && hash === kept.hash);
  return agrees ? [] : [{ number: kept.number, what: 'head.differs' }];
}

/** One row, or the many that arrive with a package. */
const proven = z.union([z.object({ proof: z.string() }), z.object({ proofs: z.array(z.string()) })]);

/** Proofs in the ledger against proofs of the rows as they are now. */
function rowProblems(
  readable: ReadableStore,
  entries: readonly AuditEntry[],
  hash: Hash,
): readonly LedgerProblem[] {
  const noted = new Map<string, number>();
  for (const { number, result, detail } of entries) {
    const parsed = proven.safeParse(detail);
    if (result !== 'done' || !parsed.success) continue;
    const proofs = 'proof' in parsed.data ? [parsed.data.proof] : parsed.data.proofs;
    for (const proof of proofs) noted.set(proof, number);
  }
  const present = new Set([
    ...readAllDecisions(readable).map((row) => proofOf.decision(row, hash)),
    ...readAllSignOffs(readable).map((row) => proofOf.signOff(row, hash)),
    ...readReturns(readable).map((row) => proofOf.return(row, hash)),
    ...readExports(readable).map((row) => proofOf.export(row, hash)),
  ]);
  const named = new Set(entries.flatMap(({ objects }) => objects));
  return [
    ...[...noted]
      .filter(([proof]) => !present.has(proof as never))
      .map(([, number]): LedgerProblem => ({ number, what: 'entry.without-row' })),
    ...[...present]
      .filter((proof) => !noted.has(proof))
      .map((): LedgerProblem => ({ number: null, what: 'row.without-entry' })),
    ...readRefusalIds(readable)
      .filter((id) => !named.has(id))
      .map((): LedgerProblem => ({ number: null, what: 'row.without-entry' })),
  ];
}

const moved = z.object({ state: z.string(), round: z.int() });

/** The last move of each dossier that the ledger tells of must be where the dossier is. */
function stateProblems(readable: ReadableStore, entries: readonly AuditEntry[]): readonly LedgerProblem[] {
  const last = new Map<string, { readonly number: number; readonly state: string; readonly round: number }>();
  for (const { number, result, objects, detail } of entries) {
    const parsed = moved.safeParse(detail);
    if (result === 'done' && parsed.success && objects[0] !== undefined) {
      last.set(objects[0], { number, ...parsed.data });
    }
  }
  const differing = readDossiers(readable).flatMap(({ id, state, round }): readonly LedgerProblem[] => {
    const told = last.get(id);
    last.delete(id);
    if (told === undefined) return [{ number: null, what: 'row.without-entry' }];
    return told.state === state && told.round === round
      ? []
      : [{ number: told.number, what: 'state.differs' }];
  });
  const gone = [...last.values()].map(({ number }): LedgerProblem => ({ number, what: 'entry.without-row' }));
  return [...differing, ...gone];
}

const founded = z.object({
  trust: z.string(),
  people: z.array(z.object({ id: z.string(), duty: z.string(), key: z.string() })),
});

/** People, duties and trust file are those with which the office was made. */
function officeProblems(
  readable: ReadableStore,
  entries: readonly AuditEntry[],
  hash: Hash,
): readonly LedgerProblem[] {
  const founding = entries.find(({ action, result }) => action === 'office.create' && result === 'done');
  const told = founded.safeParse(founding?.detail);
  const people = readPeople(readable).map(({ id, duty }) => `${id} ${duty}`);
  if (founding === undefined || !told.success) {
    return people.length === 0 ? [] : [{ number: null, what: 'row.without-entry' }];
  }
  const expected = peopleAfter(told.data.people, entries);
  const trust = readTrust(readable);
  const agrees =
    [...people].sort().join('\n') === expected.sort().join('\n') &&
    trust !== null &&
    hash.sha256(trust.file) === (lastTrust(entries) ?? told.data.trust);
  return agrees ? [] : [{ number: founding.number, what: 'people.differ' }];
}

const changedPeople = z.object({
  duty: z.string(),
  from: z.optional(z.string()),
  succeeds: z.optional(z.string()),
});

/** Who holds what after everybody that the ledger says joined, changed duty or left. */
function peopleAfter(
  founders: readonly { readonly id: string; readonly duty: string }[],
  entries: readonly AuditEntry[],
): string[] {
  const holding = new Map(founders.map(({ id, duty }) => [id, duty]));
  for (const { action, result, objects, detail } of entries) {
    const told = changedPeople.safeParse(detail);
    const [person] = objects;
    if (!dutyActions.includes(action) || result !== 'done' || !told.success || person === undefined) continue;
    if (action === 'people.retire') holding.delete(person);
    else holding.set(person, told.data.duty);
    if (told.data.succeeds !== undefined) holding.delete(told.data.succeeds);
  }
  return [...holding].map(([id, duty]) => `${id} ${duty}`);
}

const dutyActions: readonly string[] = ['people.add', 'people.assign', 'people.retire'];

const issued = z.object({ trust: z.string(), version: z.int() });

/** Digest of the trust file that the last change of keys made, or null before the first. */
function lastTrust(entries: readonly AuditEntry[]): string | null {
  const changes = entries.flatMap(({ action, result, detail }) => {
    const told = issued.safeParse(detail);
    const isOfKeys = action.startsWith('keys.') || action.startsWith('people.');
    return isOfKeys && result === 'done' && told.success ? [told.data.trust] : [];
  });
  return changes.at(-1) ?? null;
}
