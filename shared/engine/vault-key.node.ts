/**
 * The key of the vault over its life: made with the office, opened at sign-in, sealed anew when a pass phrase changes or a
 * person joins, let go at sign-out.
 *
 * Handlers, secrecy reviewers, approvers and the security administrator hold a sealed copy; the system administrator and the
 * security auditor hold none, because they see no documents (三员分立).
 *
 * An office from before there was a key gets one at the next sign-in. Nobody knows the others' pass phrases, so the key waits
 * in the database until each of them has signed in once; only then does it leave the database, and only then is anything
 * sealed with it.
 */
import { bytesToHex, hexToBytes } from '../base/bytes.ts';
import type { PersonId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { vaultKeyBytes } from '../intake/vault-seal.node.ts';
import type { Duty } from '../signoff/duties.ts';
import type { ReadableStore, WritableStore } from '../store/handles.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readPeople } from '../store/read-office.node.ts';
import {
  dropWaitingVaultKey,
  readVaultSlot,
  readVaultSlotHolders,
  readWaitingVaultKey,
  writeVaultSlot,
  writeWaitingVaultKey,
} from '../store/write-vault-slots.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';
import type { SlotHolder } from './vault-slot.node.ts';
import { openVaultSlot, sealVaultKey } from './vault-slot.node.ts';

/** Tells whether a duty needs documents. */
export function opensVault(duty: Duty): boolean {
  return duty !== 'system-administrator' && duty !== 'security-auditor';
}

/** Tells whether what the vault takes in is sealed: there is a key, and it is nowhere but in slots. */
export function isVaultSealed(store: ReadableStore): boolean {
  return readVaultSlotHolders(store).length > 0 && readWaitingVaultKey(store) === null;
}

/** A slot to be written within a change. */
export interface NewVaultSlot {
  readonly person: PersonId;
  readonly json: string;
}

type Slotting = Pick<EngineContext, 'ports' | 'wiring'>;

/** Slots of a new key for the people of a new office. */
export async function firstVaultSlots(
  context: Slotting,
  people: readonly (SlotHolder & { readonly duty: Duty })[],
): Promise<readonly NewVaultSlot[]> {
  const key = context.ports.ids.randomBytes(vaultKeyBytes);
  const slots: NewVaultSlot[] = [];
  // One after another: each takes 128 MiB while it is sealed.
  for (const holder of people.filter(({ duty }) => opensVault(duty))) {
    slots.push(await vaultSlotFor(context, key, holder));
  }
  key.fill(0);
  return slots;
}

async function vaultSlotFor(
  { ports, wiring }: Slotting,
  key: Uint8Array,
  holder: SlotHolder,
): Promise<NewVaultSlot> {
  const json = await sealVaultKey(key, holder, { random: ports.ids, cost: wiring.keyCost });
  return { person: holder.person, json };
}

export function writeVaultSlots(tx: WritableStore, slots: readonly NewVaultSlot[]): void {
  for (const { person, json } of slots) writeVaultSlot(tx, person, json);
}

/**
 * A slot for a further person, made with the slot of somebody who is there: the security administrator, who adds people.
 * Null for a duty that needs none. Failures: `vault.slot-damaged`, `vault.locked` where `by` has no slot.
 */
export async function vaultSlotForNewcomer(
  context: EngineContext,
  by: SlotHolder,
  newcomer: SlotHolder & { readonly duty: Duty },
): Promise<Result<NewVaultSlot | null>> {
  if (!opensVault(newcomer.duty)) return ok(null);
  const key = await keyFor(context, by);
  if (!key.ok) return key;
  if (key.value === null) return fail('vault.locked', {});
  const slot = await vaultSlotFor(context, key.value, newcomer);
  key.value.fill(0);
  return ok(slot);
}

/** The same key under a new pass phrase; null for somebody who has none. Failure: `vault.slot-damaged`. */
export async function resealedVaultSlot(
  context: EngineContext,
  person: PersonId,
  passPhrases: { readonly old: string; readonly new: string },
): Promise<Result<NewVaultSlot | null>> {
  const text = readVaultSlot(context.store.readable, person);
  if (text === null) return ok(null);
  const key = await openVaultSlot(text, { person, passPhrase: passPhrases.old });
  if (!key.ok) return key;
  const slot = await vaultSlotFor(context, key.value, { person, passPhrase: passPhrases.new });
  key.value.fill(0);
  return ok(slot);
}

/** The key through a person's slot, or while it still waits for somebody's; null where neither is there. */
async function keyFor({ store }: EngineContext, holder: SlotHolder): Promise<Result<Uint8Array | null>> {
  const text = readVaultSlot(store.readable, holder.person);
  if (text !== null) return openVaultSlot(text, holder);
  const waiting = readWaitingVaultKey(store.readable);
  return ok(waiting === null ? null : hexToBytes(String(JSON.parse(waiting))));
}

/**
 * Opens the vault for somebody whose pass phrase was found right. Gives them a slot where one is due, and the office its key
 * where it has none. Failures: `vault.slot-damaged`, those of a recorded change.
 */
export async function openVaultFor(
  context: EngineContext,
  person: PersonRow,
  passPhrase: string,
): Promise<Result<null>> {
  const { vaultLock, store, ports } = context;
  if (!opensVault(person.duty)) return ok(null);
  const holder = { person: person.id, passPhrase };
  const known = await keyFor(context, holder);
  if (!known.ok) return known;
  const isNew = known.value === null && readVaultSlotHolders(store.readable).length === 0;
  // Somebody who was added without a slot works on without documents: reading one says why it cannot be read.
  if (known.value === null && !isNew) return ok(null);
  const key = known.value ?? ports.ids.randomBytes(vaultKeyBytes);
  const joined = await joinSlots(context, { person, key, passPhrase, isNew });
  if (joined.ok && isVaultSealed(store.readable)) vaultLock.unlock(key);
  key.fill(0);
  return joined;
}

async function joinSlots(
  context: EngineContext,
  joining: { person: PersonRow; key: Uint8Array; passPhrase: string; isNew: boolean },
): Promise<Result<null>> {
  const { person, key, passPhrase, isNew } = joining;
  const { readable } = context.store;
  const holders = readVaultSlotHolders(readable);
  if (holders.includes(person.id) || context.store.brokenAt !== null) return ok(null);
  const slot = await vaultSlotFor(context, key, { person: person.id, passPhrase });
  const due = readPeople(readable).filter(({ id, duty }) => opensVault(duty) && id !== person.id);
  const missing = due.filter(({ id }) => !holders.includes(id)).length;
  const detail = { slots: holders.length + 1, missing };
  return record(context, { by: person, action: 'vault.slot', objects: [person.id], detail }, (tx) => {
    writeVaultSlots(tx, [slot]);
    if (isNew && missing > 0) writeWaitingVaultKey(tx, JSON.stringify(bytesToHex(key)));
    if (!isNew && missing === 0) dropWaitingVaultKey(tx);
    return null;
  });
}
