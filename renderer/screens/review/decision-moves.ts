/** What a person may do about a finding, and what a single key means for it. The engine checks the same again. */

import type { FindingView } from '../../../shared/contract/dossier-views.ts';
import type { DecisionAction, DecisionInput, ReasonCode } from '../../../shared/review/decision.ts';
import { decisionActions, reasonCodes } from '../../../shared/review/decision.ts';
import { latestDecisions } from '../../../shared/review/review-state.ts';
import type { Duty } from '../../../shared/signoff/duties.ts';
import type { ShortcutId } from '../../keyboard/shortcuts.ts';

const actionsOfDuty: Readonly<Partial<Record<Duty, readonly DecisionAction[]>>> = {
  handler: ['fix', 'set-aside', 'ask'],
  'secrecy-reviewer': ['uphold', 'demand-change'],
};

/** Actions on offer: none for a mere hint that nobody has questioned, and nothing that would keep a hard finding. */
export function movesFor(duty: Duty, finding: FindingView): readonly DecisionAction[] {
  const actions = actionsOfDuty[duty] ?? [];
  if (finding.severity === 'hard')
    return actions.filter((action) => action === 'fix' || action === 'demand-change');
  return actions;
}

/** The action behind a shortcut, or null where the shortcut is about something else. */
export function actionOfShortcut(id: ShortcutId | null): DecisionAction | null {
  return decisionActions.find((action) => action === id) ?? null;
}

/** The reason behind a number key, or null. */
export function reasonOfKey(key: string): ReasonCode | null {
  return /^[1-7]$/.test(key) ? (reasonCodes[Number(key) - 1] ?? null) : null;
}

/**
 * The whole decision where an action needs nothing more to be asked: fixing, asking and demanding need no reason, and a
 * reviewer who agrees takes over the handler's. Null where a reason has to be chosen first.
 */
export function readyDecision(
  action: DecisionAction,
  finding: FindingView,
  note: string,
): DecisionInput | null {
  if (action === 'set-aside') return null;
  if (action !== 'uphold') return { action, reason: null, note };
  const { handler } = latestDecisions(finding.decisions);
  if (handler?.action !== 'set-aside' || handler.reason === null) return null;
  return { action, reason: handler.reason, note: note === '' ? handler.note : note };
}
