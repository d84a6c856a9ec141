/** Findings for the window's tests. */
import type { DossierId, FindingId, PersonId, SourceFileId } from '../../../../../shared/base/ids.ts';
import { brand } from '../../../../../shared/base/ids.ts';
import type { FindingView } from '../../../../../shared/contract/dossier-views.ts';
import type { DecisionAction, ReasonCode } from '../../../../../shared/review/decision.ts';
import type { FindingStanding } from '../../../../../shared/review/review-state.ts';
import type { Severity } from '../../../../../shared/screening/finding.ts';

export const documentFile = brand<SourceFileId>('file-document');
export const attachmentFile = brand<SourceFileId>('file-attachment');
export const dossier = brand<DossierId>('dossier-1');

interface FindingFacts {
  readonly severity?: Severity;
  readonly standing?: FindingStanding;
  readonly file?: SourceFileId;
  readonly start?: number;
  readonly part?: string;
  readonly decisions?: readonly (readonly [DecisionAction, ReasonCode | null, string])[];
}

/** A finding of two characters with the facts that a test is about. */
export function findingOf(id: string, facts: FindingFacts = {}): FindingView {
  const words = { zh: '手机号码', en: 'Mobile number' };
  const start = facts.start ?? 0;
  return {
    id: brand<FindingId>(id),
    rule: 'PII-03',
    kind: 'personal.mobile',
    severity: facts.severity ?? 'soft',
    confidence: 0.9,
    place: { part: facts.part ?? 'word/document.xml', start, end: start + 2 },
    hidden: null,
    explanation: { matcher: 'mobile' },
    values: {},
    file: facts.file ?? documentFile,
    ruleName: words,
    message: words,
    advice: words,
    basis: words,
    excerpt: null,
    personal: true,
    standing: facts.standing ?? 'open',
    decisions: (facts.decisions ?? []).map(([action, reason, note], index) => ({
      id: `${id}-${index}`,
      about: null,
      batch: null,
      finding: brand<FindingId>(id),
      by: brand<PersonId>('person-1'),
      duty: action === 'uphold' || action === 'demand-change' ? 'secrecy-reviewer' : 'handler',
      action,
      reason,
      note,
      at: `2026-11-23T08:00:0${index}.000Z`,
      name: '林知夏',
    })),
  };
}
