/** People and duties over time: who joins, who changes duty, who leaves, whose account is unlocked, and the policy of pass phrases. */
import { chinaDate } from '../base/china-date.ts';
import type { PersonId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Api, Handlers } from '../contract/api.ts';
import type { PeopleApi, PeopleView } from '../contract/people-api.ts';
import { duties } from '../signoff/duties.ts';
import { readHead } from '../store/read-ledger.node.ts';
import { readKeys, readPeople } from '../store/read-office.node.ts';
import { readAbsences, readNames, readRetired } from '../store/read-people.node.ts';
import { writeKeyEnd, writeTrust } from '../store/write-office.node.ts';
import { writeDutyEnded, writeLockRelease } from '../store/write-people.node.ts';
import { dropVaultSlot } from '../store/write-vault-slots.node.ts';
import { endAbsence, enterAbsence } from './absence-cases.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';
import { endedCertificates, giveDuty, mayLeave, trustDetail } from './give-duty.node.ts';
import type { Granted } from './granted-change.node.ts';
import { grantedChange } from './granted-change.node.ts';
import { factsOf, nextTrust } from './issue-trust.node.ts';
import { passPhraseDue, readPolicy, writePolicy } from './office-policy.node.ts';
import { standingOf } from './pass-phrase.node.ts';

type PeopleHandlers = Pick<Handlers, Exclude<keyof PeopleApi, 'session.lock' | 'session.unlock'>>;

export function peopleCases(context: EngineContext): PeopleHandlers {
  const shown = (changed: Result<unknown>) => (changed.ok ? ok(peopleView(context)) : changed);
  return {
    'people.list': async () => shown(permit(context, 'people.list', duties)),
    'people.add': async (input) => shown(await add(context, input)),
    'people.assign': async (input) => shown(await assign(context, input)),
    'people.retire': async (input) => shown(await retire(context, input)),
    'people.unlock': async (input) => shown(unlock(context, input.person)),
    'people.enter-absence': async (input) => shown(enterAbsence(context, input)),
    'people.end-absence': async (input) => shown(endAbsence(context, input.absence)),
    'people.set-policy': async (input) => shown(setPolicy(context, input)),
  };
}

function peopleView(context: EngineContext): PeopleView {
  const { store, ports } = context;
  const { readable } = store;
  const now = ports.clock.now();
  const today = chinaDate(now);
  const names = readNames(readable);
  return {
    people: readPeople(readable).map((person) => ({
      ...person,
      lockedMinutes: Math.ceil(standingOf(context, person.id).lockedMs / 60_000),
      due: passPhraseDue(readable, person.id, now),
    })),
    retired: readRetired(readable).map(({ id, name }) => ({ id, name })),
    absences: readAbsences(readable, today).map(({ endedAt: _, ...absence }) => ({
      ...absence,
      name: names.get(absence.person) ?? '',
      deputyName: names.get(absence.deputy) ?? '',
      running: absence.from <= today,
    })),
    policy: readPolicy(readable),
  };
}

/** Full-width letters and blanks do not make another name. */
function sameName(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '');
}

async function add(context: EngineContext, input: Api['people.add']['input']): Promise<Result<null>> {
  const granted = await grantedChange(context, 'people.add', input.grant);
  if (!granted.ok) return granted;
  const name = input.name.trim();
  if (name === '') return fail('office.name-missing', {});
  const taken = [...readNames(context.store.readable).values()].map(sameName);
  if (taken.includes(sameName(name))) return fail('people.name-taken', {});
  const { duty, oneTimePassPhrase } = input;
  const person = brand<PersonId>(context.ports.ids.next('person'));
  return giveDuty(context, granted.value, { person, name, duty, from: null, oneTimePassPhrase });
}

async function assign(context: EngineContext, input: Api['people.assign']['input']): Promise<Result<null>> {
  const granted = await grantedChange(context, 'people.assign', input.grant);
  if (!granted.ok) return granted;
  const { person, duty, oneTimePassPhrase } = input;
  if (!readNames(context.store.readable).has(person)) return fail('people.unknown', {});
  if (isOneOfThem(granted.value, person)) return fail('people.grant-needed', {});
  const held = readPeople(context.store.readable).find(({ id }) => id === person);
  if (held?.duty === duty) return fail('people.unknown', {});
  const from = held?.duty ?? null;
  return giveDuty(context, granted.value, { person, name: null, duty, from, oneTimePassPhrase });
}

/** Nobody grants to himself. */
function isOneOfThem({ asker, grantor }: Granted, person: PersonId): boolean {
  return person === asker.id || person === grantor.id;
}

async function retire(context: EngineContext, input: Api['people.retire']['input']): Promise<Result<null>> {
  const granted = await grantedChange(context, 'people.retire', input.grant);
  if (!granted.ok) return granted;
  const { readable } = context.store;
  const { asker, grantor, root, trust } = granted.value;
  const person = readPeople(readable).find(({ id }) => id === input.person);
  if (person === undefined) return fail('people.unknown', {});
  const left = mayLeave(context, person.id, person.duty);
  if (!left.ok) return left;
  if (isOneOfThem(granted.value, person.id)) return fail('people.grant-needed', {});
  const keys = readKeys(readable, person.id).map(({ keyId }) => keyId);
  const facts = factsOf(trust);
  const certificates = endedCertificates(facts, keys, context.ports.clock.now());
  const isChanged = certificates.some((each, index) => each !== facts.certificates[index]);
  const issued = isChanged ? nextTrust({ ...facts, certificates }, root) : null;
  const detail = { duty: person.duty, grantedBy: grantor.id, ...trustDetail(issued) };
  const objects = [person.id, grantor.id];
  const id = context.ports.ids.next('duty-change');
  const change = { id, person: person.id, duty: person.duty, askedBy: asker.id, grantedBy: grantor.id };
  return record(context, { by: asker, action: 'people.retire', objects, detail }, (tx, at) => {
    for (const key of keys) writeKeyEnd(tx, { key, why: 'left-duty' }, at);
    dropVaultSlot(tx, person.id);
    writeDutyEnded(tx, change, at);
    if (issued !== null) writeTrust(tx, issued, at);
    return null;
  });
}

function unlock(context: EngineContext, person: PersonId): Result<null> {
  const { store, ports } = context;
  const by = permit(context, 'people.unlock', ['system-administrator']);
  if (!by.ok) return by;
  const isHere = readPeople(store.readable).some(({ id }) => id === person);
  // Nobody lets himself in again.
  if (!isHere || person === by.value.id) return fail('people.unknown', {});
  const id = ports.ids.next('release');
  const until = readHead(store.readable).number;
  return record(context, { by: by.value, action: 'people.unlock', objects: [person] }, (tx, at) => {
    writeLockRelease(tx, { id, person, by: by.value.id, until }, at);
    return null;
  });
}

function setPolicy(context: EngineContext, { policy }: Api['people.set-policy']['input']): Result<null> {
  const by = permit(context, 'people.set-policy', ['security-administrator']);
  if (!by.ok) return by;
  return record(context, { by: by.value, action: 'people.set-policy', detail: { ...policy } }, (tx) => {
    writePolicy(tx, policy);
    return null;
  });
}
