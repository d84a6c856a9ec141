/**
 * Decisions about findings: who, what, why. One finding is decided at a time (一事一审); there is no way to decide all.
 *
 * The handler (承办人) says what he will do about a finding, the secrecy reviewer (保密审查员) rules on it. A HARD finding
 * cannot be set aside by anybody: the file has to change.
 */
import * as z from 'zod/mini';
import type { FindingId, PersonId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Severity } from '../screening/finding.ts';

/** Handler: change the file, set aside with a reason, ask the reviewer. Reviewer: agree that it may stay, or demand a change. */
export const decisionActions = ['fix', 'set-aside', 'ask', 'uphold', 'demand-change'] as const;
export type DecisionAction = (typeof decisionActions)[number];

/** What a row may say besides: that an earlier decision of the same person is taken back. */
export const recordedActions = [...decisionActions, 'withdraw'] as const;
export type RecordedAction = (typeof recordedActions)[number];

/** Closed list of reasons (domain: overrides of SOFT findings), so that they can be counted. */
export const reasonCodes = [
  'quoted-example',
  'must-be-open-by-law',
  'person-agreed',
  'already-public',
  'false-alarm',
  'needed-for-service',
  'other',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const decisionInput = z.strictObject({
  action: z.enum(decisionActions),
  reason: z.nullable(z.enum(reasonCodes)),
  note: z.string().check(z.maxLength(2_000)),
});
export type DecisionInput = z.infer<typeof decisionInput>;

export interface Decision extends Omit<DecisionInput, 'action'> {
  readonly id: string;
  readonly action: RecordedAction;
  /** The decision that this one takes back (`withdraw`), or makes again after that; null for a new one. */
  readonly about: string | null;
  /** Shared by decisions made in one step about findings of one kind. */
  readonly batch: string | null;
  readonly finding: FindingId;
  readonly by: PersonId;
  readonly duty: 'handler' | 'secrecy-reviewer';
  readonly at: string;
}

const actionsOfDuty: Readonly<Record<Decision['duty'], readonly DecisionAction[]>> = {
  handler: ['fix', 'set-aside', 'ask'],
  'secrecy-reviewer': ['uphold', 'demand-change'],
};

/** Actions that leave the finding in the released file and therefore need a reason. */
const keepsFinding: readonly DecisionAction[] = ['set-aside', 'uphold'];

/**
 * Checks a decision before it is written.
 * Failures: `decision.not-yours`, `decision.hard-finding`, `decision.reason-missing`.
 */
export function checkDecision(
  input: DecisionInput,
  duty: Decision['duty'],
  finding: { readonly rule: string; readonly severity: Severity },
): Result<DecisionInput> {
  if (!actionsOfDuty[duty].includes(input.action)) {
    return fail('decision.not-yours', { duty: duty === 'handler' ? 'secrecy-reviewer' : 'handler' });
  }
  if (!keepsFinding.includes(input.action)) return ok(input);
  if (finding.severity === 'hard') return fail('decision.hard-finding', { rule: finding.rule });
  if (input.reason === null || (input.reason === 'other' && input.note.trim() === ''))
    return fail('decision.reason-missing', {});
  return ok(input);
}
