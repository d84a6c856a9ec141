/**
 * Digest of findings and decisions as they stand, bound into each signature so that an opinion cannot be changed under it.
 *
 * Keyed, because it leaves with the release bundle: with a plain digest anybody could try out what an office decided, and
 * "nothing found, nothing decided" would be the same value everywhere. Only the office can recompute it.
 */
import { canonicalBytes } from '../base/canonical-json.ts';
import { brand, type Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { Answered } from '../release/review-answers.ts';
import type { AnsweringStage } from '../release/review-questions.ts';
import type { Finding } from '../screening/finding.ts';
import type { Decision } from './decision.ts';

export interface Reviewed {
  /** Dossier's id, so that equal reviews of two dossiers differ. */
  readonly dossier: string;
  readonly findings: readonly Finding[];
  /** In the order they were made. */
  readonly decisions: readonly Decision[];
  /** Answers to the review questions by the person who signs and by those who signed before; none in signatures of before. */
  readonly answered?: readonly (Answered & { readonly stage: AnsweringStage })[];
}

/** @param key secret of the workspace */
export function reviewDigest(
  { dossier, findings, decisions, answered = [] }: Reviewed,
  hash: Hash,
  key: Uint8Array,
): Sha256 {
  const findingIds = findings.map((finding) => finding.id).sort();
  // What a decision is about stands in the digest only where it says something: digests of before stay what they were.
  const made = decisions.map(({ finding, by, duty, action, reason, note, at, about }) => ({
    ...(about === null ? {} : { about }),
    finding,
    by,
    duty,
    action,
    reason,
    note,
    at,
  }));
  const further =
    answered.length === 0
      ? {}
      : { answered: answered.map(({ stage, form, answers }) => ({ stage, form, answers })) };
  const reviewed = { dossier, findings: findingIds, decisions: made, ...further };
  const bytes = canonicalBytes({ type: 'xianshen.review/1', ...reviewed });
  return brand<Sha256>(hash.hmacSha256(key, bytes));
}
