/**
 * Distinct people for distinct duties.
 *
 * The three administrators are three people, and none of them holds a duty in the work itself: who runs the machine, who
 * grants rights and who reads the log must not be able to cover for one another (三员分立; Regulation on the Implementation of
 * the Law on Guarding State Secrets, art. 34). Handler, secrecy reviewer and approver are three people per dossier: that is
 * asked again at every signature, because one person may hold several of these duties for different dossiers.
 */
import type { PersonId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Duty } from './duties.ts';
import { administratorDuties, duties } from './duties.ts';
import type { SigningStage } from './statement.ts';
import { signingStages } from './statement.ts';

export interface DutyAssignment {
  /** Whatever tells people apart: an id, or a name before ids exist. */
  readonly person: string;
  readonly duty: Duty;
}

export interface DutyConflict {
  readonly person: string;
  /** The two duties that one person cannot hold together, in the order of `duties`. */
  readonly duties: readonly [Duty, Duty];
}

/** Tells whether somebody who holds some duties may be given one more. */
export function mayHold(held: readonly Duty[], duty: Duty): boolean {
  return held.every((each) => each === duty || (!isAdministrator(each) && !isAdministrator(duty)));
}

/** Every pair of duties that one person holds and must not. */
export function dutyConflicts(assignments: readonly DutyAssignment[]): readonly DutyConflict[] {
  const people = [...new Set(assignments.map(({ person }) => person))];
  return people.flatMap((person) => {
    const held = duties.filter((duty) =>
      assignments.some((each) => each.person === person && each.duty === duty),
    );
    return held.flatMap((first, index) =>
      held
        .slice(index + 1)
        .filter((second) => !mayHold([first], second))
        .map((second): DutyConflict => ({ person, duties: [first, second] })),
    );
  });
}

/** Duties that nobody holds yet; an office can work only when there are none. */
export function missingDuties(assignments: readonly DutyAssignment[]): readonly Duty[] {
  return duties.filter((duty) => !assignments.some((each) => each.duty === duty));
}

/** A signature that still stands: given for the content as it is now. */
export interface StandingSignature {
  readonly stage: SigningStage;
  readonly person: PersonId;
}

/** Stage whose turn it is, or null when all have signed. */
export function nextStage(standing: readonly StandingSignature[]): SigningStage | null {
  return signingStages.find((stage) => !standing.some((each) => each.stage === stage)) ?? null;
}

/**
 * Checks who may give the next signature.
 * Failures: `signoff.wrong-stage` names the stage whose turn it is (or the last, when all have signed);
 * `signoff.same-person-twice` when the person has already signed another stage.
 */
export function checkSigner(
  stage: SigningStage,
  person: PersonId,
  standing: readonly StandingSignature[],
): Result<SigningStage> {
  const turn = nextStage(standing);
  if (turn !== stage) return fail('signoff.wrong-stage', { stage: turn ?? 'approver' });
  if (standing.some((each) => each.person === person)) return fail('signoff.same-person-twice', {});
  return ok(stage);
}

function isAdministrator(duty: Duty): boolean {
  return administratorDuties.some((each) => each === duty);
}
