/** Digest of findings and decisions as they stand, bound into each signature so that an opinion cannot be changed under it. */
import { canonicalBytes } from '../base/canonical-json.ts';
import type { Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { Finding } from '../screening/finding.ts';
import type { Decision } from './decision.ts';

/** Findings by id, decisions in the order they were made. */
export function reviewDigest(
  findings: readonly Finding[],
  decisions: readonly Decision[],
  hash: Hash,
): Sha256 {
  const findingIds = findings.map((finding) => finding.id).sort();
  const made = decisions.map(({ finding, by, duty, action, reason, note, at }) => ({
    finding,
    by,
    duty,
    action,
    reason,
    note,
    at,
  }));
  return hash.sha256(canonicalBytes({ type: 'xianshen.review/1', findings: findingIds, decisions: made }));
}
