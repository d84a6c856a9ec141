/**
 * Whose deputy somebody is when they act on a release: they act in their own name and with their own key, and ledger and sign-off
 * say for whom.
 *
 * While somebody is away, every release of their duty is the deputy's to carry on, except what the deputy was working on
 * anyway. Separation is not loosened: the deputy holds the duty himself and is asked what every holder is asked.
 */
import { chinaDate } from '../base/china-date.ts';
import type { DossierId } from '../base/ids.ts';
import { signingStages } from '../signoff/statement.ts';
import type { ReadableStore } from '../store/handles.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import type { AbsenceRow } from '../store/read-people.node.ts';
import { hasWorkedOn, readAbsences, readDeputyships } from '../store/read-people.node.ts';

/** The absence under which somebody works on a dossier, or null where they work on it as themselves. */
export function deputyshipIn(
  store: ReadableStore,
  person: Pick<PersonRow, 'id' | 'duty'>,
  { dossier, now }: { readonly dossier: DossierId; readonly now: string },
): AbsenceRow | null {
  const duty = signingStages.find((each) => each === person.duty);
  if (duty === undefined) return null;
  const absences = readDeputyships(store, person.id, chinaDate(now)).filter((each) => each.duty === duty);
  const [first] = absences;
  if (first === undefined) return null;
  const theirs = absences.find((each) => hasWorkedOn(store, { dossier, person: each.person, duty }));
  if (theirs !== undefined) return theirs;
  return hasWorkedOn(store, { dossier, person: person.id, duty }) ? null : first;
}

/** The running absence of somebody who is entered as away today, or null. */
export function absenceOf(
  store: ReadableStore,
  person: Pick<PersonRow, 'id'>,
  now: string,
): AbsenceRow | null {
  const today = chinaDate(now);
  return readAbsences(store, today).find((each) => each.person === person.id && each.from <= today) ?? null;
}
