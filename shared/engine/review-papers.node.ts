/** The papers of a review: slip for signing and filing, and a report of the check. Internal, never inside a release bundle. */
import type { JsonValue } from '../base/canonical-json.ts';
import { chinaDate } from '../base/china-date.ts';
import type { DossierDetail, FindingView } from '../contract/dossier-views.ts';
import { mediaTypeOf } from '../intake/media-type.ts';
import { slipZh } from '../messages/slip-zh.ts';
import type { OfficialForm } from '../release/forms/official-form.ts';
import { recordedFields } from '../release/forms/recorded-fields.ts';
import type { ReviewSlip, SlipDecision } from '../release/forms/review-slip.ts';
import { reviewSlipForm } from '../release/forms/review-slip.ts';
import { decisionsInForce } from '../review/review-state.ts';
import type { Severity } from '../screening/finding.ts';
import type { RuleSetReference } from '../screening/rule-set.ts';
import { writeForm } from './document-writers.node.ts';

export interface ReviewedDossier {
  readonly office: string;
  readonly dossier: DossierDetail;
  readonly findings: readonly FindingView[];
  readonly ruleSets: readonly RuleSetReference[];
  /** Who opened it, and on which day. */
  readonly handler: string;
  readonly openedOn: string;
}

/** The review slip (保密审查单) of a dossier. */
export function reviewSlipOf(reviewed: ReviewedDossier): OfficialForm {
  const { dossier, findings } = reviewed;
  const inForce = dossier.signOffs.filter((each) => each.inForce);
  const slip: ReviewSlip = {
    packageNumber: dossier.packageNumber,
    office: reviewed.office,
    kind: dossier.procedure.kind?.name.zh ?? '',
    openedOn: reviewed.openedOn,
    submittedOn: dayOf(inForce.find(({ stage }) => stage === 'handler')?.at),
    handler: inForce.find(({ stage }) => stage === 'handler')?.name ?? reviewed.handler,
    recorded:
      dossier.procedure.kind === null ? [] : recordedFields(dossier.procedure.kind, dossier.procedure.record),
    catalogue: dossier.catalogue,
    parts: dossier.files.map(({ slot, position, name, sha256, bytes, type }) => ({
      slot,
      position,
      name,
      sha256,
      bytes,
      mediaType: mediaTypeOf(type),
    })),
    content: dossier.content,
    counts: {
      hard: countOf(findings, 'hard'),
      soft: countOf(findings, 'soft'),
      info: countOf(findings, 'info'),
      notInspected: dossier.files.reduce((sum, file) => sum + file.notInspected.length, 0),
    },
    ruleSets: reviewed.ruleSets.map(({ id, version }) => `${id} ${version}`),
    decisions: findings.flatMap(decisionsOf),
    signatures: inForce.map(({ stage, name, at: signedAt, key, deputyFor, deputyDays }) => ({
      stage,
      name,
      at: signedAt,
      keyId: key,
      deputy: deputyFor === null || deputyDays === null ? null : { of: deputyFor, ...deputyDays },
    })),
    answers: inForce.map(({ stage, answers }) => ({ stage, answers })),
    ledgerCode: dossier.ledgerCode ?? '',
    events: dossier.procedure.events,
  };
  return reviewSlipForm(slip, slipZh);
}

/**
 * The same as bytes of a docx.
 * @param at ISO 8601, recorded in the file
 */
export function reviewSlipDocx(reviewed: ReviewedDossier, at: string): Promise<Uint8Array> {
  return writeForm(reviewSlipOf(reviewed), at);
}

function dayOf(instant: string | undefined): string {
  return instant === undefined ? '' : chinaDate(instant);
}

/** What the check found and what was decided, without any words of the documents. */
export function reviewReportOf({ dossier, findings, ruleSets }: ReviewedDossier): JsonValue {
  return {
    schema: 'xianshen.review-report/1',
    packageNumber: dossier.packageNumber,
    content: dossier.content,
    ruleSets: ruleSets.map(({ id, version, digest }) => ({ id, version, digest })),
    files: dossier.files.map(({ id, slot, name, sha256, inspected }) => ({
      id,
      slot,
      name,
      sha256,
      inspected,
    })),
    findings: findings.map(({ id, rule, kind, severity, file, place, alsoAt, standing, decisions }) => ({
      id,
      rule,
      kind,
      severity,
      file,
      part: place.part,
      start: place.start,
      end: place.end,
      ...(alsoAt === undefined ? {} : { alsoAt: alsoAt.map(({ start, end }) => ({ start, end })) }),
      standing,
      decisions: decisions.map(({ duty, action, reason, at }) => ({ duty, action, reason, at })),
    })),
  };
}

function countOf(findings: readonly FindingView[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function decisionsOf({ rule, place, decisions }: FindingView): readonly SlipDecision[] {
  return decisionsInForce(decisions).map(({ action, reason, note, name }) => ({
    rule,
    place: slipZh.place(place),
    action: slipZh.actions[action] ?? action,
    reason: [reason === null ? '' : (slipZh.reasons[reason] ?? reason), note]
      .filter((each) => each !== '')
      .join('，'),
    name,
  }));
}
