/**
 * Keys and certificates of the office, in the hands of the security administrator: each change is a further version of the trust
 * file, signed by the root, with its entry in the ledger.
 */
import type { PersonId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers, Method } from '../contract/api.ts';
import type { KeyApi, KeysView, Witness } from '../contract/key-api.ts';
import type { UnlockedKey } from '../signoff/keys.node.ts';
import type { SealedKey } from '../signoff/sealed-key.ts';
import type { SigningStage } from '../signoff/statement.ts';
import { signingStages } from '../signoff/statement.ts';
import { signSuccession } from '../signoff/succession.ts';
import type { Certificate, RevocationReason } from '../signoff/trust-file.ts';
import type { WritableStore } from '../store/handles.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readKeys, readPeople, readSuite } from '../store/read-office.node.ts';
import { writeKey, writeKeyEnd, writeTrust } from '../store/write-office.node.ts';
import { writePassPhrase } from '../store/write-people.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import { factsOf, nextTrust } from './issue-trust.node.ts';
import { keysView, openRoot } from './key-administration.node.ts';
import type { TrustFacts } from './office-keys.node.ts';
import { keyNames, newCertificate, newKeys, unlockKeys } from './office-keys.node.ts';
import { fitsPolicy, readPolicy } from './office-policy.node.ts';
import { unlockFor } from './pass-phrase.node.ts';
import { vaultSlotForNewcomer, writeVaultSlots } from './vault-key.node.ts';

/** Duties whose keys need two administrators: with one alone, he could give himself the right to review. */
const witnessedStages: readonly SigningStage[] = ['secrecy-reviewer', 'approver'];

type ChangingMethod = Exclude<keyof KeyApi, 'keys.export-trust' | 'keys.import-trust'>;

export function trustCases(context: EngineContext): Pick<Handlers, ChangingMethod> {
  return {
    'keys.list': async () => {
      const person = permit(context, 'keys.list', ['security-administrator', 'security-auditor']);
      return person.ok ? ok(keysView(context)) : person;
    },
    'keys.revoke': (input) => revoke(context, input),
    'keys.renew': (input) => renew(context, input),
    'keys.replace': (input) => replace(context, input),
    'keys.rotate-root': (input) => rotateRoot(context, input),
  };
}

interface Change {
  readonly action: Method;
  readonly by: PersonRow;
  readonly objects: readonly string[];
  readonly detail: { readonly [field: string]: string };
  readonly facts: TrustFacts;
  /** Signs the new version: the root, or the next root. */
  readonly root: UnlockedKey;
  readonly write: (tx: WritableStore, at: string) => void;
}

/** Trust file, keys and ledger entry change together or not at all. */
function issue(context: EngineContext, change: Change): Result<KeysView> {
  const { action, by, objects, facts, root, write } = change;
  const issued = nextTrust(facts, root);
  const detail = { ...change.detail, version: issued.version, trust: issued.sha256 };
  const recorded = record(context, { by, action, objects, detail }, (tx, at) => {
    write(tx, at);
    writeTrust(tx, issued, at);
  });
  return recorded.ok ? ok(keysView(context)) : recorded;
}

/** Who signs releases; administrators have no certificates. Failure: `key.person-unknown`. */
function signerNamed({ store }: EngineContext, id: PersonId): Result<PersonRow & { stage: SigningStage }> {
  const person = readPeople(store.readable).find((each) => each.id === id);
  const stage = signingStages.find((each) => each === person?.duty);
  return person === undefined || stage === undefined
    ? fail('key.person-unknown', {})
    : ok({ ...person, stage });
}

function endedKeys(facts: TrustFacts, ended: readonly string[], end: { at: string; why: RevocationReason }) {
  return facts.certificates.map(
    (held): Certificate =>
      ended.includes(held.keyId) && held.revoked === null ? { ...held, revoked: { ...end } } : held,
  );
}

async function revoke(
  context: EngineContext,
  { person: id, why, passPhrase }: Api['keys.revoke']['input'],
): Promise<Result<KeysView>> {
  const asked = await openRoot(context, 'keys.revoke', passPhrase);
  if (!asked.ok) return asked;
  const person = signerNamed(context, id);
  if (!person.ok) return person;
  const keys = readKeys(context.store.readable, id);
  if (keys.length === 0) return fail('key.none', {});
  const facts = factsOf(asked.value.trust);
  const ended = keys.map(({ keyId }) => keyId);
  const at = context.ports.clock.now();
  return issue(context, {
    action: 'keys.revoke',
    by: asked.value.administrator,
    objects: [id, ...ended],
    detail: { why },
    facts: { ...facts, certificates: endedKeys(facts, ended, { at, why }) },
    root: asked.value.root,
    write: (tx, written) => {
      for (const key of ended) writeKeyEnd(tx, { key, why }, written);
    },
  });
}

async function renew(
  context: EngineContext,
  { person: id, passPhrase }: Api['keys.renew']['input'],
): Promise<Result<KeysView>> {
  const asked = await openRoot(context, 'keys.renew', passPhrase);
  if (!asked.ok) return asked;
  const person = signerNamed(context, id);
  if (!person.ok) return person;
  const { stage } = person.value;
  const renewed = readKeys(context.store.readable, id).map(({ keyId }) => keyId as string);
  if (renewed.length === 0) return fail('key.none', {});
  const facts = factsOf(asked.value.trust);
  const now = context.ports.clock.now();
  const certificates = facts.certificates.map((held) => {
    if (!renewed.includes(held.keyId)) return held;
    const { validUntil } = newCertificate(held, { person: id, stage, validFrom: now });
    // What was signed since the key was made must go on counting, so the beginning stays.
    return { ...held, validUntil };
  });
  return issue(context, {
    action: 'keys.renew',
    by: asked.value.administrator,
    objects: [id, ...renewed],
    detail: {},
    facts: { ...facts, certificates },
    root: asked.value.root,
    write: () => undefined,
  });
}

async function replace(
  context: EngineContext,
  input: Api['keys.replace']['input'],
): Promise<Result<KeysView>> {
  const { person: id, newPassPhrase, passPhrase } = input;
  const asked = await openRoot(context, 'keys.replace', passPhrase);
  if (!asked.ok) return asked;
  const { administrator, root, trust } = asked.value;
  const person = signerNamed(context, id);
  if (!person.ok) return person;
  const { stage } = person.value;
  const fits = fitsPolicy(newPassPhrase, readPolicy(context.store.readable));
  if (!fits.ok) return fits;
  const witness = await witnessOf(context, stage, input.witness);
  if (!witness.ok) return witness;
  const slot = await vaultSlotForNewcomer(
    context,
    { person: administrator.id, passPhrase },
    { person: id, passPhrase: newPassPhrase, duty: person.value.duty },
  );
  if (!slot.ok) return slot;
  const keys = await newKeys(context, readSuite(context.store.readable), newPassPhrase);
  const ended = readKeys(context.store.readable, id).map(({ keyId }) => keyId);
  const at = context.ports.clock.now();
  const facts = factsOf(trust);
  const kept = endedKeys(facts, ended, { at, why: 'replaced' });
  const added = keys.map((key) => newCertificate(key, { person: id, stage, validFrom: at }));
  return issue(context, {
    action: 'keys.replace',
    by: administrator,
    objects: [id, ...ended],
    detail: { ...keyNames(keys), ...(witness.value === null ? {} : { witness: witness.value }) },
    facts: { ...facts, certificates: [...kept, ...added] },
    root,
    write: (tx, written) => {
      for (const key of ended) writeKeyEnd(tx, { key, why: 'replaced' }, written);
      for (const sealed of keys) writeKey(tx, { person: id, sealed }, written);
      if (slot.value !== null) writeVaultSlots(tx, [slot.value]);
      writePassPhrase(tx, { person: id, leftBehind: null, oneTime: false }, written);
    },
  });
}

/** Id of the system administrator who agreed, null where nobody has to. Failures: `key.witness-needed`, those of `unlockFor`. */
async function witnessOf(
  context: EngineContext,
  stage: SigningStage,
  witness: Witness | null,
): Promise<Result<PersonId | null>> {
  if (!witnessedStages.includes(stage)) return ok(null);
  const person = readPeople(context.store.readable).find(
    ({ id, duty }) => id === witness?.person && duty === 'system-administrator',
  );
  if (witness === null || person === undefined) return fail('key.witness-needed', {});
  const { passPhrase } = witness;
  const unlocked = await unlockFor(context, person, { passPhrase, action: 'keys.replace' });
  return unlocked.ok ? ok(person.id) : unlocked;
}

async function rotateRoot(
  context: EngineContext,
  { passPhrase }: Api['keys.rotate-root']['input'],
): Promise<Result<KeysView>> {
  const asked = await openRoot(context, 'keys.rotate-root', passPhrase);
  if (!asked.ok) return asked;
  const { administrator, root, trust } = asked.value;
  const keys: readonly SealedKey[] = await newKeys(context, readSuite(context.store.readable), passPhrase);
  const next = await unlockKeys(keys, passPhrase);
  if (!next.ok) return next;
  const facts = factsOf(trust);
  const at = context.ports.clock.now();
  const step = signSuccession({ office: trust.office.code, roots: keys, at }, root);
  const ended = readKeys(context.store.readable, administrator.id).map(({ keyId }) => keyId);
  return issue(context, {
    action: 'keys.rotate-root',
    by: administrator,
    objects: [administrator.id, ...ended],
    detail: { ...keyNames(keys) },
    facts: { ...facts, roots: keys, succession: [...facts.succession, step] },
    root: next.value,
    write: (tx, written) => {
      for (const key of ended) writeKeyEnd(tx, { key, why: 'replaced' }, written);
      for (const sealed of keys) writeKey(tx, { person: administrator.id, sealed }, written);
    },
  });
}
