/** What is wrong in the form that sets up an office, before it is sent: the engine checks the same again. */
import type { Duty } from '../../../shared/signoff/duties.ts';
import { duties } from '../../../shared/signoff/duties.ts';

export interface PersonEntry {
  readonly name: string;
  readonly passPhrase: string;
  readonly repeat: string;
}

export interface OfficeEntry {
  readonly name: string;
  readonly code: string;
  readonly people: Readonly<Record<Duty, PersonEntry>>;
}

export type OfficeProblemKind =
  | 'name-missing'
  | 'code-form'
  | 'same-person'
  | 'pass-phrase-short'
  | 'pass-phrase-differs';

export interface OfficeProblem {
  readonly kind: OfficeProblemKind;
  /** Id of the field: `office-name`, `office-code`, or `<duty>-name`, `<duty>-pass-phrase`, `<duty>-repeat`. */
  readonly field: string;
}

/** All problems in the order of the form. */
export function officeProblems(entry: OfficeEntry, minimumPassPhrase: number): readonly OfficeProblem[] {
  return [
    ...(entry.name.trim() === '' ? [{ kind: 'name-missing', field: 'office-name' } as const] : []),
    ...(/^[0-9A-Z]{2,20}$/.test(entry.code) ? [] : [{ kind: 'code-form', field: 'office-code' } as const]),
    ...duties.flatMap((duty) => personProblems(entry, duty, minimumPassPhrase)),
  ];
}

function personProblems(entry: OfficeEntry, duty: Duty, minimum: number): readonly OfficeProblem[] {
  const person = entry.people[duty];
  const problems: OfficeProblem[] = [];
  if (person.name.trim() === '') problems.push({ kind: 'name-missing', field: `${duty}-name` });
  else if (isNamedEarlier(entry, duty)) problems.push({ kind: 'same-person', field: `${duty}-name` });
  if ([...person.passPhrase.normalize('NFKC')].length < minimum)
    problems.push({ kind: 'pass-phrase-short', field: `${duty}-pass-phrase` });
  else if (person.passPhrase !== person.repeat)
    problems.push({ kind: 'pass-phrase-differs', field: `${duty}-repeat` });
  return problems;
}

function isNamedEarlier(entry: OfficeEntry, duty: Duty): boolean {
  const name = sameName(entry.people[duty].name);
  return duties
    .slice(0, duties.indexOf(duty))
    .some((earlier) => sameName(entry.people[earlier].name) === name);
}

/** Full-width letters and blanks do not make another person. */
function sameName(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '');
}
