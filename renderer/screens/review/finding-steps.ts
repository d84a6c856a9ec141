/** Moving through findings: the next one by key, and the next that waits after a decision. */
import type { FindingId } from '../../../shared/base/ids.ts';
import type { Duty } from '../../../shared/signoff/duties.ts';
import { isWaitingFor } from './finding-filter.ts';
import type { NumberedFinding } from './numbered-findings.ts';

/** Next or previous finding of a list, wrapping round; the first or last where none is active. Null for an empty list. */
export function stepFinding(
  list: readonly NumberedFinding[],
  active: FindingId | null,
  step: 1 | -1,
): NumberedFinding | null {
  if (list.length === 0) return null;
  const index = list.findIndex(({ id }) => id === active);
  if (index === -1) return list.at(step === 1 ? 0 : -1) ?? null;
  return list[(index + step + list.length) % list.length] ?? null;
}

/** First finding after the active one, then from the top, that somebody of this duty has to decide; null when none is left. */
export function nextWaiting(
  list: readonly NumberedFinding[],
  active: FindingId | null,
  duty: Duty,
): NumberedFinding | null {
  const index = list.findIndex(({ id }) => id === active);
  const inTurn = [...list.slice(index + 1), ...list.slice(0, index + 1)];
  return inTurn.find((finding) => finding.id !== active && isWaitingFor(finding, duty)) ?? null;
}
