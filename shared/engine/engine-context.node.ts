/** What use cases share: ports, the open store and vault, the extractor, the rules in force, and who is signed in. */

import { hexToBytes } from '../base/bytes.ts';
import type { JsonValue } from '../base/canonical-json.ts';
import { chinaDate } from '../base/china-date.ts';
import type { DossierId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Ports } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Method } from '../contract/api.ts';
import type { Extractor } from '../extraction/extract.node.ts';
import type { SealedNotes } from '../intake/sealed-notes.node.ts';
import type { Vault } from '../intake/vault.node.ts';
import type { VaultLock } from '../intake/vault-seal.node.ts';
import type { WorkingCalendar } from '../release/calendar/count-working-days.ts';
import type { ReleaseKind } from '../release/kind/release-kind.ts';
import type { RuleSet } from '../screening/rule-set.ts';
import { rulesInForce } from '../screening/validity.ts';
import type { Duty } from '../signoff/duties.ts';
import type { WritableStore } from '../store/handles.ts';
import type { Store } from '../store/open-store.node.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readSetting } from '../store/read-office.node.ts';
import { recordChange } from '../store/record-change.node.ts';
import type { Cleaner } from './cleaner.node.ts';
import { deputyshipIn } from './deputy.node.ts';
import type { TextCache } from './text-cache.node.ts';
import type { EngineWiring } from './wiring.node.ts';

export interface Session {
  readonly person: PersonRow;
  readonly since: string;
  /** Covered: nothing is done for anybody until the pass phrase is typed again. */
  readonly isLocked: boolean;
  /** Why the pass phrase has to be changed before anything else. */
  readonly due: 'one-time' | 'aged' | null;
}

export interface EngineContext {
  readonly ports: Ports;
  readonly wiring: EngineWiring;
  readonly store: Store;
  readonly vault: Vault;
  /** Holds the key of the vault while somebody is there who may open it. */
  readonly vaultLock: VaultLock;
  /** Drafts, sealed with the same key. */
  readonly notes: SealedNotes;
  /** Texts that were read since somebody signed in. */
  readonly texts: TextCache;
  readonly extractor: Extractor;
  readonly cleaner: Cleaner;
  readonly ruleSets: readonly RuleSet[];
  /** Kinds of release of this office, shipped and own. */
  readonly kinds: readonly ReleaseKind[];
  readonly calendar: WorkingCalendar;
  /** The one place in the engine that changes without the store: who sits in front of it. */
  readonly seat: { session: Session | null };
}

/** What a ledger entry says besides person and time. */
export interface Event {
  readonly action:
    | Method
    | 'key.unlock'
    | 'dossier.screen'
    | 'workspace.backup'
    | 'workspace.copy-records'
    | 'workspace.index'
    | 'vault.slot'
    | 'vault.seal'
    | 'exchange.key';
  readonly objects?: readonly string[];
  readonly result?: 'done' | 'refused';
  readonly detail?: JsonValue;
}

/** Rules that apply on the day of the workstation's clock, in China. */
export function rulesOfToday({ ruleSets, ports }: EngineContext): readonly RuleSet[] {
  return rulesInForce(ruleSets, chinaDate(ports.clock.now()));
}

/** Records a change made by the person of a session; null for what happens before anybody is there. */
export function record<T>(
  context: EngineContext,
  event: Event & { readonly by: PersonRow | null },
  write: (tx: WritableStore, at: string) => T,
): Result<T> {
  const { by, action, objects = [], result = 'done', detail = {} } = event;
  const person = { person: by?.id ?? null, duty: by?.duty ?? null };
  const change = { ...person, action, objects, result, detail: withDeputy(context, event, detail) };
  return recordChange(context.store, context.ports, change, write);
}

/** Actions whose first object is a release. */
const releaseActions = /^(dossier|desk)\./;

/** What a deputy does to a release says for whom. */
function withDeputy(
  { store, ports }: EngineContext,
  { by, action, objects = [] }: Event & { readonly by: PersonRow | null },
  detail: JsonValue,
): JsonValue {
  const [dossier] = objects;
  const isObject = typeof detail === 'object' && detail !== null && !Array.isArray(detail);
  if (by === null || dossier === undefined || !releaseActions.test(action) || !isObject) return detail;
  const place = { dossier: brand<DossierId>(dossier), now: ports.clock.now() };
  const absence = deputyshipIn(store.readable, by, place);
  return absence === null ? detail : { ...detail, deputyFor: absence.person };
}

/** Records something that was refused: an entry, and no row. A store open for looking only cannot take it, and stays so. */
export function recordRefusal(
  context: EngineContext,
  event: Event & { readonly by: PersonRow | null },
): void {
  const recorded = record(context, { ...event, result: 'refused' }, () => undefined);
  if (!recorded.ok) context.ports.log.info('ledger.refusal-not-recorded', { code: recorded.failure.code });
}

/**
 * The person signed in, if their duty allows the action. Attempts beyond a duty go into the ledger.
 * Failures: `session.not-signed-in`, `session.screen-locked`, `session.pass-phrase-due`, `session.not-allowed`.
 */
export function permit(context: EngineContext, action: Method, allowed: readonly Duty[]): Result<PersonRow> {
  const { session } = context.seat;
  if (session === null) return fail('session.not-signed-in', {});
  if (session.isLocked) return fail('session.screen-locked', {});
  if (session.due !== null && action !== 'key.change-pass-phrase') {
    return fail('session.pass-phrase-due', {});
  }
  if (allowed.includes(session.person.duty)) return ok(session.person);
  recordRefusal(context, { by: session.person, action, detail: { reason: 'not-allowed' } });
  return fail('session.not-allowed', { action });
}

/** Secret of the workspace for keyed hashes: finding ids and names of refused files. */
export function workspaceKey(context: EngineContext): Uint8Array {
  const value = readSetting(context.store.readable, workspaceKeySetting);
  if (value === null) throw new Error('a workspace without its key');
  return hexToBytes(String(JSON.parse(value)));
}

export const workspaceKeySetting = 'workspace-key';
