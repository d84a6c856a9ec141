/** Somebody is away, and a named colleague of the same duty stands in: no account is shared, each signs in their own name. */
import { chinaDate } from '../base/china-date.ts';
import type { Result } from '../base/result.ts';
import { fail } from '../base/result.ts';
import type { Api, Method } from '../contract/api.ts';
import { duties } from '../signoff/duties.ts';
import { signingStages } from '../signoff/statement.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readPeople } from '../store/read-office.node.ts';
import { readAbsence, readAbsences } from '../store/read-people.node.ts';
import { writeAbsence, writeAbsenceEnd } from '../store/write-people.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record, recordRefusal } from './engine-context.node.ts';

/** The person themselves, or the security administrator. Failures: those of `permit`. */
function mayEnter(context: EngineContext, action: Method, person: string): Result<PersonRow> {
  const by = permit(context, action, duties);
  if (!by.ok || by.value.id === person || by.value.duty === 'security-administrator') return by;
  recordRefusal(context, { by: by.value, action, detail: { reason: 'not-allowed' } });
  return fail('session.not-allowed', { action });
}

/** Failures: `people.unknown`, `people.deputy-unfit`, `people.days-wrong`, `people.days-taken`, those of `permit`. */
export function enterAbsence(
  context: EngineContext,
  input: Api['people.enter-absence']['input'],
): Result<null> {
  const { store, ports } = context;
  const by = mayEnter(context, 'people.enter-absence', input.person);
  if (!by.ok) return by;
  const people = readPeople(store.readable);
  const person = people.find(({ id }) => id === input.person);
  const duty = signingStages.find((each) => each === person?.duty);
  if (person === undefined || duty === undefined) return fail('people.unknown', {});
  const deputy = people.find(({ id }) => id === input.deputy);
  if (deputy?.duty !== duty || deputy.id === person.id) return fail('people.deputy-unfit', {});
  const today = chinaDate(ports.clock.now());
  const { from, to } = input;
  if (to < from || to < today) return fail('people.days-wrong', {});
  if (isTaken(context, input, today)) return fail('people.days-taken', {});
  const id = ports.ids.next('absence');
  const objects = [id, person.id, deputy.id];
  const detail = { duty, from, to };
  return record(context, { by: by.value, action: 'people.enter-absence', objects, detail }, (tx, at) => {
    writeAbsence(tx, { id, person: person.id, deputy: deputy.id, duty, from, to, by: by.value.id }, at);
    return null;
  });
}

/** Nobody is away twice, a deputy is there, and a deputy does not leave while he stands in. */
function isTaken(
  { store }: EngineContext,
  { person, deputy, from, to }: Api['people.enter-absence']['input'],
  today: string,
): boolean {
  return readAbsences(store.readable, today).some(
    (other) =>
      other.from <= to &&
      other.to >= from &&
      (other.person === person || other.person === deputy || other.deputy === person),
  );
}

/** Failures: `people.absence-unknown`, those of `permit`. */
export function endAbsence(context: EngineContext, id: string): Result<null> {
  const { store } = context;
  const absence = readAbsence(store.readable, id);
  const by = mayEnter(context, 'people.end-absence', absence?.person ?? '');
  if (!by.ok) return by;
  if (absence === null || absence.endedAt !== null) return fail('people.absence-unknown', {});
  const objects = [absence.id, absence.person, absence.deputy];
  return record(context, { by: by.value, action: 'people.end-absence', objects }, (tx, at) => {
    writeAbsenceEnd(tx, { absence: id, by: by.value.id }, at);
    return null;
  });
}
