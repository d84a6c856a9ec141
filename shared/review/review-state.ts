/** What is still missing before the next person may sign: pure, made of findings and decisions alone. */
import type { Finding } from '../screening/finding.ts';
import type { Decision, DecisionAction } from './decision.ts';

/** Standing of one finding, as lists and filters show it. */
export type FindingStanding =
  /** Nobody has decided, and somebody must. */
  | 'open'
  /** The handler will change the file; the finding stays until the file has changed. */
  | 'to-fix'
  /** The handler gave a reason or asked; the reviewer has yet to rule. */
  | 'proposed'
  /** The reviewer agreed that it may stay. */
  | 'settled'
  /** The reviewer demands a change of the file. */
  | 'refused'
  /** A note that needs no decision. */
  | 'noted';

/** Latest decision of each duty about one finding. */
export interface FindingDecisions {
  readonly handler: Decision | null;
  readonly reviewer: Decision | null;
}

/** Decisions that count: those taken back are left out, and what took them back. */
export function decisionsInForce<D extends Decision>(
  decisions: readonly D[],
): readonly (D & { readonly action: DecisionAction })[] {
  const withdrawn = new Set(
    decisions.filter(({ action }) => action === 'withdraw').map(({ about }) => about),
  );
  return decisions.filter(
    (decision): decision is D & { readonly action: DecisionAction } =>
      decision.action !== 'withdraw' && !withdrawn.has(decision.id),
  );
}

/** Picks the latest decision in force of each duty; decisions are given in the order they were made. */
export function latestDecisions(decisions: readonly Decision[]): FindingDecisions {
  let handler: Decision | null = null;
  let reviewer: Decision | null = null;
  for (const decision of decisionsInForce(decisions)) {
    if (decision.duty === 'handler') handler = decision;
    else reviewer = decision;
  }
  return { handler, reviewer };
}

/** Standing of a finding under its decisions. A reviewer's ruling is void once the handler has decided anew. */
export function standingOf(
  finding: Pick<Finding, 'severity'>,
  decisions: readonly Decision[],
): FindingStanding {
  const { handler, reviewer } = latestDecisions(decisions);
  if (finding.severity === 'hard') return handler?.action === 'fix' ? 'to-fix' : 'open';
  const ruling = reviewer !== null && isAfter(decisions, reviewer, handler) ? reviewer : null;
  if (ruling !== null) return ruling.action === 'uphold' ? 'settled' : 'refused';
  if (handler !== null) return handler.action === 'fix' ? 'to-fix' : 'proposed';
  return finding.severity === 'info' ? 'noted' : 'open';
}

function isAfter(decisions: readonly Decision[], later: Decision, earlier: Decision | null): boolean {
  return earlier === null || decisions.lastIndexOf(later) > decisions.lastIndexOf(earlier);
}

/** Standings that keep the handler from handing the dossier on. */
export function blocksHandler(standing: FindingStanding, finding: Pick<Finding, 'severity'>): boolean {
  return (
    finding.severity === 'hard' || standing === 'open' || standing === 'to-fix' || standing === 'refused'
  );
}

/** Standings that keep the secrecy reviewer, and everybody after, from signing. */
export function blocksReviewer(standing: FindingStanding, finding: Pick<Finding, 'severity'>): boolean {
  if (finding.severity === 'hard') return true;
  return standing !== 'settled' && standing !== 'noted';
}
