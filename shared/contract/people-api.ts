/** People of the office over time (人员与岗位): who joins, who leaves, who stands in for whom, and what is asked of pass phrases. */
import * as z from 'zod/mini';
import type { PersonId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Duty } from '../signoff/duties.ts';
import { duties } from '../signoff/duties.ts';
import type { PassPhrasePolicy } from '../signoff/pass-phrase-policy.ts';
import { passPhrasePolicySchema } from '../signoff/pass-phrase-policy.ts';
import type { SigningStage } from '../signoff/statement.ts';
import type { Witness } from './key-api.ts';
import type { SessionView } from './office-views.ts';

export interface PersonStanding {
  readonly id: PersonId;
  readonly name: string;
  readonly duty: Duty;
  /** Minutes for which the account is still locked after wrong pass phrases; 0 where it is not. */
  readonly lockedMinutes: number;
  /** Why the pass phrase has to be changed at the next sign-in. */
  readonly due: 'one-time' | 'aged' | null;
}

export interface AbsenceView {
  readonly id: string;
  readonly person: PersonId;
  readonly deputy: PersonId;
  readonly name: string;
  readonly deputyName: string;
  readonly duty: SigningStage;
  /** First and last day, in China. */
  readonly from: string;
  readonly to: string;
  readonly running: boolean;
}

export interface PeopleView {
  readonly people: readonly PersonStanding[];
  /** Who was here and holds no duty any more. */
  readonly retired: readonly { readonly id: PersonId; readonly name: string }[];
  /** Running and coming. */
  readonly absences: readonly AbsenceView[];
  readonly policy: PassPhrasePolicy;
}

/** Duties that can be given to somebody. */
export const givenDuties = duties;

type Nothing = Record<never, never>;

/** `grant`: the security administrator, who is there and says so with their pass phrase. */
export interface PeopleApi {
  'people.list': { input: Nothing; output: PeopleView };
  /**
   * A newcomer with key, certificate and, where the duty needs documents, a sealed copy of the vault key. By the system
   * administrator, granted by the security administrator. The pass phrase is good for one sign-in. A new security administrator
   * takes over the root from the one who grants, whose duty ends.
   * Failures: `people.grant-needed`, `people.name-taken`, `office.name-missing`, `office.weak-pass-phrase`, `key.plain-pass-phrase`.
   */
  'people.add': {
    input: { name: string; duty: Duty; oneTimePassPhrase: string; grant: Witness };
    output: PeopleView;
  };
  /** Another duty for somebody who is here, or was: earlier keys end, new ones are made. Failures: those of `people.add`. */
  'people.assign': {
    input: { person: PersonId; duty: Duty; oneTimePassPhrase: string; grant: Witness };
    output: PeopleView;
  };
  /** Ends a person's duty, keys and sealed copy of the vault key. Failures: `people.last-holder`, `people.grant-needed`. */
  'people.retire': { input: { person: PersonId; grant: Witness }; output: PeopleView };
  /** Wrong pass phrases of before no longer count. By the system administrator. */
  'people.unlock': { input: { person: PersonId }; output: PeopleView };
  /** By the person, or by the security administrator. Failures: `people.deputy-unfit`, `people.days-taken`, `people.days-wrong`. */
  'people.enter-absence': {
    input: { person: PersonId; deputy: PersonId; from: string; to: string };
    output: PeopleView;
  };
  'people.end-absence': { input: { absence: string }; output: PeopleView };
  /** By the security administrator. */
  'people.set-policy': { input: { policy: PassPhrasePolicy }; output: PeopleView };
  /** Covers everything until the same person types their pass phrase, or somebody else signs in. */
  'session.lock': { input: { why: 'asked' | 'idle' }; output: Nothing };
  'session.unlock': { input: { passPhrase: string }; output: SessionView };
}

const personId = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(100), z.regex(/^[a-z0-9-]+$/)),
  z.transform((value: string) => brand<PersonId>(value)),
);
const passPhrase = z.string().check(z.maxLength(1_000));
const grant = z.strictObject({ person: personId, passPhrase });
const granted = { duty: z.enum(duties), oneTimePassPhrase: passPhrase, grant };

export const peopleSchemas = {
  'people.list': z.strictObject({}),
  'people.add': z.strictObject({ name: z.string().check(z.maxLength(100)), ...granted }),
  'people.assign': z.strictObject({ person: personId, ...granted }),
  'people.retire': z.strictObject({ person: personId, grant }),
  'people.unlock': z.strictObject({ person: personId }),
  'people.enter-absence': z.strictObject({
    person: personId,
    deputy: personId,
    from: z.iso.date(),
    to: z.iso.date(),
  }),
  'people.end-absence': z.strictObject({
    absence: z.string().check(z.minLength(1), z.maxLength(100), z.regex(/^[a-z0-9-]+$/)),
  }),
  'people.set-policy': z.strictObject({ policy: passPhrasePolicySchema }),
  'session.lock': z.strictObject({ why: z.enum(['asked', 'idle']) }),
  'session.unlock': z.strictObject({ passPhrase }),
};
