/** The office: what there is, and its creation with people, keys and the first trust file. */
import { bytesToHex } from '../base/bytes.ts';
import { nodeHash } from '../base/hash.node.ts';
import type { PersonId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Handlers } from '../contract/api.ts';
import type { OfficeDraft } from '../contract/inputs.ts';
import type { OfficeStatus } from '../contract/office-views.ts';
import { standardMaskPolicy } from '../screening/mask-policy.ts';
import { standardPolicy } from '../signoff/pass-phrase-policy.ts';
import { signingStages } from '../signoff/statement.ts';
import { buildTrustFile } from '../signoff/trust-file.ts';
import { readOffice, readPeople, signatureSuiteSetting } from '../store/read-office.node.ts';
import type { NewPerson } from '../store/write-office.node.ts';
import { writeOffice, writePerson, writeSetting, writeTrust } from '../store/write-office.node.ts';
import { writePassPhrase } from '../store/write-people.node.ts';
import { checkOfficeDraft } from './check-office-draft.ts';
import type { EngineContext } from './engine-context.node.ts';
import { record, workspaceKeySetting } from './engine-context.node.ts';
import { keyNames, newCertificate, newKeys, trustFileOf, unlockKeys } from './office-keys.node.ts';
import { maskPolicyInForce, setMaskPolicy, writeMaskPolicy } from './office-mask-policy.node.ts';
import { fitsPolicy } from './office-policy.node.ts';
import { ruleSetReferences } from './rule-book.ts';
import { noteOnlySealedFiles } from './seal-vault.node.ts';
import { firstVaultSlots, writeVaultSlots } from './vault-key.node.ts';
import { segmenterState } from './word-segmenter.node.ts';

export function officeCases(
  context: EngineContext,
): Pick<Handlers, 'office.status' | 'office.create' | 'office.set-mask-policy'> {
  return {
    'office.status': async () => ok(officeStatus(context)),
    'office.create': async (draft) => {
      const created = await createOffice(context, draft, { isSample: false });
      return created.ok ? ok(officeStatus(context)) : created;
    },
    'office.set-mask-policy': async (input) => {
      const changed = setMaskPolicy(context, input);
      return changed.ok ? ok(officeStatus(context)) : changed;
    },
  };
}

/** What there is to sign in to. */
export function officeStatus({ store, ruleSets, wiring }: EngineContext): OfficeStatus {
  const office = readOffice(store.readable);
  const masks = maskPolicyInForce(store.readable);
  return {
    state: store.brokenAt !== null ? 'damaged' : office === null ? 'empty' : 'ready',
    office,
    people: readPeople(store.readable),
    ruleSets: ruleSetReferences(ruleSets),
    maskPolicy: masks.policy,
    isMaskPolicyStandIn: masks.isStandIn,
    segmenter: segmenterState(),
    program: wiring.programVersion,
  };
}

/** Makes the office, everybody's key, and the trust file that the security administrator's key signs as the office's root. */
export async function createOffice(
  context: EngineContext,
  untidyDraft: OfficeDraft,
  { isSample }: { readonly isSample: boolean },
): Promise<Result<null>> {
  if (readOffice(context.store.readable) !== null) return fail('office.exists', {});
  const checked = checkOfficeDraft(untidyDraft);
  if (!checked.ok) return checked;
  const draft = checked.value;
  for (const { passPhrase } of draft.people) {
    const fits = fitsPolicy(passPhrase, standardPolicy);
    if (!fits.ok) return fits;
  }
  const people = await peopleWithKeys(context, draft);
  const trust = await firstTrustFile(context, draft, people);
  if (!trust.ok) return trust;
  const slots = await firstVaultSlots(context, slotHolders(draft, people));
  const { ids } = context.ports;
  const key = JSON.stringify(bytesToHex(ids.randomBytes(32)));
  const detail = {
    trust: nodeHash.sha256(trust.value),
    people: people.map(({ id, duty, keys }) => ({ id, duty, ...keyNames(keys) })),
  };
  const created = record(
    context,
    { by: null, action: 'office.create', objects: people.map(({ id }) => id), detail },
    (tx, at) => {
      writeOffice(tx, { name: draft.name, code: draft.code, isSample }, at);
      for (const person of people) {
        writePerson(tx, person, at);
        writePassPhrase(tx, { person: person.id, leftBehind: null, oneTime: false }, at);
      }
      writeTrust(tx, { version: 1, file: trust.value }, at);
      writeSetting(tx, workspaceKeySetting, key);
      if (draft.suite !== undefined) writeSetting(tx, signatureSuiteSetting, JSON.stringify(draft.suite));
      writeMaskPolicy(tx, standardMaskPolicy);
      writeVaultSlots(tx, slots);
      if (slots.length > 0) noteOnlySealedFiles(tx);
      return null;
    },
  );
  if (created.ok) context.vaultLock.close();
  return created;
}

function slotHolders(draft: OfficeDraft, people: readonly NewPerson[]) {
  return people.flatMap(({ id, name, duty }) => {
    const passPhrase = draft.people.find((each) => each.name === name)?.passPhrase;
    return passPhrase === undefined ? [] : [{ person: id, duty, passPhrase }];
  });
}

async function peopleWithKeys(context: EngineContext, draft: OfficeDraft): Promise<readonly NewPerson[]> {
  const people: NewPerson[] = [];
  for (const { name, duty, passPhrase } of draft.people) {
    const keys = await newKeys(context, draft.suite ?? 'ed25519', passPhrase);
    people.push({ id: brand<PersonId>(context.ports.ids.next('person')), name, duty, keys });
  }
  return people;
}

async function firstTrustFile(
  context: EngineContext,
  draft: OfficeDraft,
  people: readonly NewPerson[],
): Promise<Result<Uint8Array>> {
  const root = people.find(({ duty }) => duty === 'security-administrator');
  const passPhrase = draft.people.find(({ name }) => name === root?.name)?.passPhrase;
  if (root === undefined || passPhrase === undefined) throw new Error('an office without a root');
  const signer = await unlockKeys(root.keys, passPhrase);
  if (!signer.ok) return signer;
  const validFrom = context.ports.clock.now();
  const certificates = people.flatMap(({ id, duty, keys }) => {
    const stage = signingStages.find((each) => each === duty);
    return stage === undefined
      ? []
      : keys.map((key) => newCertificate(key, { person: id, stage, validFrom }));
  });
  const trust = trustFileOf({
    version: 1,
    office: { name: draft.name, code: draft.code },
    roots: root.keys,
    succession: [],
    certificates,
  });
  return ok(buildTrustFile(trust, signer.value));
}
