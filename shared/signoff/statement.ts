/**
 * The exact bytes that are signed at each stage of a release.
 *
 * A sign-off names the content by digest, never by version number: change one byte of one file or one field of the
 * catalogue and the digest is another, so that earlier sign-offs no longer speak of what is there.
 */
import type { JsonValue } from '../base/canonical-json.ts';
import { canonicalBytes } from '../base/canonical-json.ts';
import type { DossierId, KeyId, PersonId, Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { ContentPart } from '../release/parts.ts';
import type { RuleSetReference } from '../screening/rule-set.ts';

/** Duties that sign, in order: 承办人, 保密审查员, 审批人. */
export const signingStages = ['handler', 'secrecy-reviewer', 'approver'] as const;
export type SigningStage = (typeof signingStages)[number];

/** All that a sign-off is about: the files and the public metadata. */
export interface DossierContent {
  readonly packageNumber: string;
  readonly kind: string;
  readonly catalogue: { readonly [field: string]: JsonValue };
  readonly parts: readonly ContentPart[];
}

/** Digest of a dossier's content: parts sorted by slot and position, canonical JSON, domain string in front. */
export function contentDigest(content: DossierContent, hash: Hash): Sha256 {
  const { packageNumber, kind, catalogue } = content;
  // Field by field: what a caller's row holds besides must not change the digest, or nobody else could recompute it.
  const parts = [...content.parts]
    .sort(byPlace)
    .map(({ slot, position, name, sha256, bytes, mediaType }) => ({
      slot,
      position,
      name,
      sha256,
      bytes,
      mediaType,
    }));
  return hash.sha256(canonicalBytes({ type: 'xianshen.content/1', packageNumber, kind, catalogue, parts }));
}

function byPlace(left: ContentPart, right: ContentPart): number {
  if (left.slot !== right.slot) return left.slot < right.slot ? -1 : 1;
  return left.position - right.position;
}

/** What one person signs at one stage. */
export interface SignOffStatement {
  readonly type: 'xianshen.sign-off/1';
  readonly dossier: DossierId;
  readonly packageNumber: string;
  readonly stage: SigningStage;
  readonly person: PersonId;
  readonly key: KeyId;
  readonly content: Sha256;
  /** Digest of findings and decisions as they stood, so that an opinion cannot be changed under a signature. */
  readonly review: Sha256;
  readonly ruleSets: readonly RuleSetReference[];
  readonly conclusion: 'submit' | 'may-open' | 'approve';
  readonly at: string;
}

/** Payload type of the DSSE envelope around a sign-off. */
export const signOffPayloadType = 'application/vnd.xianshen.sign-off+json';

/** Canonical bytes of a sign-off: the payload of the envelope. */
export function signOffBytes(statement: SignOffStatement): Uint8Array {
  const { type, dossier, packageNumber, stage, person, key, content, review, conclusion, at } = statement;
  const ruleSets = statement.ruleSets.map(({ id, version, digest }) => ({ id, version, digest }));
  // Field by field: this travels in the release bundle, where nothing but these may be.
  return canonicalBytes({
    type,
    dossier,
    packageNumber,
    stage,
    person,
    key,
    content,
    review,
    ruleSets,
    conclusion,
    at,
  });
}
