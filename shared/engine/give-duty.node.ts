/** Gives somebody a duty with everything that belongs to it: key, certificate, copy of the vault key, and a pass phrase for one sign-in. */
import type { PersonId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Duty } from '../signoff/duties.ts';
import type { UnlockedKey } from '../signoff/keys.node.ts';
import type { SealedKey } from '../signoff/sealed-key.ts';
import { signingStages } from '../signoff/statement.ts';
import { signSuccession } from '../signoff/succession.ts';
import type { WritableStore } from '../store/handles.ts';
import { readKeys, readPeople, readSuite } from '../store/read-office.node.ts';
import { writeKey, writeKeyEnd, writeTrust } from '../store/write-office.node.ts';
import {
  writeDutyEnded,
  writeDutyGiven,
  writeNewcomer,
  writePassPhrase,
} from '../store/write-people.node.ts';
import { dropVaultSlot } from '../store/write-vault-slots.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record } from './engine-context.node.ts';
import type { Granted } from './granted-change.node.ts';
import type { IssuedTrust } from './issue-trust.node.ts';
import { factsOf, nextTrust } from './issue-trust.node.ts';
import type { TrustFacts } from './office-keys.node.ts';
import { keyNames, newCertificate, newKeys, unlockKeys } from './office-keys.node.ts';
import { fitsPolicy, readPolicy } from './office-policy.node.ts';
import { vaultSlotForNewcomer, writeVaultSlots } from './vault-key.node.ts';

export interface Giving {
  readonly person: PersonId;
  /** Set for somebody who was never here before. */
  readonly name: string | null;
  readonly duty: Duty;
  /** Duty that ends with it, or null. */
  readonly from: Duty | null;
  readonly oneTimePassPhrase: string;
}

/**
 * A duty of the security administrator comes with the root: the one who grants hands it over, and their own duty ends.
 * Failures: `office.weak-pass-phrase`, `key.plain-pass-phrase`, `people.last-holder`, those of the vault slot and of recording.
 */
export async function giveDuty(
  context: EngineContext,
  granted: Granted,
  giving: Giving,
): Promise<Result<null>> {
  const { readable } = context.store;
  const { person, duty, from, oneTimePassPhrase } = giving;
  const fits = fitsPolicy(oneTimePassPhrase, readPolicy(readable));
  if (!fits.ok) return fits;
  const left = from === null ? ok(null) : mayLeave(context, person, from);
  if (!left.ok) return left;
  const by = { person: granted.grantor.id, passPhrase: granted.grantPassPhrase };
  const slot = await vaultSlotForNewcomer(context, by, { person, duty, passPhrase: oneTimePassPhrase });
  if (!slot.ok) return slot;
  const keys = await newKeys(context, readSuite(readable), oneTimePassPhrase);
  const ending = endingKeys(context, granted, giving);
  const issued = await issuedFor(context, granted, { giving, keys, ended: ending.map(({ key }) => key) });
  if (!issued.ok) return issued;
  const event = {
    by: granted.asker,
    action: granted.action,
    objects: [person, granted.grantor.id],
    detail: {
      ...{ duty, grantedBy: granted.grantor.id, ...keyNames(keys) },
      ...(from === null ? {} : { from }),
      ...(isHandover(giving) ? { succeeds: granted.grantor.id } : {}),
      ...trustDetail(issued.value),
    },
  } as const;
  return record(context, event, (tx, at) => {
    if (giving.name !== null) writeNewcomer(tx, { id: person, name: giving.name }, at);
    for (const { key, why } of ending) writeKeyEnd(tx, { key, why }, at);
    writeDuties(context, tx, { granted, giving, at });
    for (const sealed of keys) writeKey(tx, { person, sealed }, at);
    writePassPhrase(tx, { person, leftBehind: null, oneTime: true }, at);
    if (slot.value !== null) writeVaultSlots(tx, [slot.value]);
    if (issued.value !== null) writeTrust(tx, issued.value, at);
    return null;
  });
}

function isHandover({ duty }: Giving): boolean {
  return duty === 'security-administrator';
}

/** What the entry says of a further trust file; nothing where there is none. */
export function trustDetail(issued: IssuedTrust | null) {
  return issued === null ? {} : { version: issued.version, trust: issued.sha256 };
}

function writeDuties(
  { ports: { ids } }: EngineContext,
  tx: WritableStore,
  { granted, giving, at }: { readonly granted: Granted; readonly giving: Giving; readonly at: string },
): void {
  const { asker, grantor } = granted;
  const { person, duty, from } = giving;
  const by = { askedBy: asker.id, grantedBy: grantor.id };
  const changed = (who: PersonId, what: Duty) => ({
    id: ids.next('duty-change'),
    person: who,
    duty: what,
    ...by,
  });
  dropVaultSlot(tx, person);
  if (from !== null) writeDutyEnded(tx, changed(person, from), at);
  writeDutyGiven(tx, changed(person, duty), at);
  if (!isHandover(giving)) return;
  dropVaultSlot(tx, grantor.id);
  writeDutyEnded(tx, changed(grantor.id, grantor.duty), at);
}

/** Failure: `people.last-holder`. */
export function mayLeave({ store }: EngineContext, person: PersonId, duty: Duty): Result<null> {
  const others = readPeople(store.readable).filter((each) => each.duty === duty && each.id !== person);
  return others.length === 0 ? fail('people.last-holder', { duty }) : ok(null);
}

function endingKeys({ store }: EngineContext, { grantor }: Granted, giving: Giving) {
  const own = readKeys(store.readable, giving.person).map(({ keyId }) => ({
    key: keyId,
    why: 'left-duty' as const,
  }));
  if (!isHandover(giving)) return own;
  const handedOver = readKeys(store.readable, grantor.id);
  return [...own, ...handedOver.map(({ keyId }) => ({ key: keyId, why: 'replaced' as const }))];
}

interface Issuing {
  readonly giving: Giving;
  readonly keys: readonly SealedKey[];
  readonly ended: readonly string[];
}

/** The next trust file; null where neither certificates nor root change. */
async function issuedFor(
  context: EngineContext,
  granted: Granted,
  issuing: Issuing,
): Promise<Result<IssuedTrust | null>> {
  const at = context.ports.clock.now();
  const { giving, keys } = issuing;
  const facts = factsOf(granted.trust);
  const stage = signingStages.find((each) => each === giving.duty);
  const added =
    stage === undefined
      ? []
      : keys.map((key) => newCertificate(key, { person: giving.person, stage, validFrom: at }));
  const kept = endedCertificates(facts, issuing.ended, at);
  if (isHandover(giving)) {
    const next = await unlockKeys(keys, giving.oneTimePassPhrase);
    if (!next.ok) return next;
    return ok(handedOver({ ...facts, certificates: kept }, granted, { keys, next: next.value, at }));
  }
  const changed = added.length > 0 || kept.some((each, index) => each !== facts.certificates[index]);
  return ok(changed ? nextTrust({ ...facts, certificates: [...kept, ...added] }, granted.root) : null);
}

function handedOver(
  facts: TrustFacts,
  { trust, root }: Granted,
  {
    keys,
    next,
    at,
  }: { readonly keys: readonly SealedKey[]; readonly next: UnlockedKey; readonly at: string },
): IssuedTrust {
  const step = signSuccession({ office: trust.office.code, roots: keys, at }, root);
  return nextTrust({ ...facts, roots: keys, succession: [...facts.succession, step] }, next);
}

/** Certificates of keys whose holder left the duty; what they signed before goes on counting. */
export function endedCertificates(
  { certificates }: TrustFacts,
  ended: readonly string[],
  at: string,
): TrustFacts['certificates'] {
  return certificates.map((held) =>
    ended.includes(held.keyId) && held.revoked === null
      ? { ...held, revoked: { at, why: 'left-duty' } }
      : held,
  );
}
