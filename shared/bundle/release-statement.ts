/**
 * release-statement.json: what the approver signs at export, in the shape of an in-toto Statement v1
 * (github.com/in-toto/attestation, spec/v1/statement.md). It names every payload file by digest, and the gates passed by
 * stage, key and digest: no person's name, no opinion, no finding.
 */
import * as z from 'zod/mini';
import { canonicalBytes } from '../base/canonical-json.ts';
import type { CanonicalReading } from '../signoff/parse-canonical.ts';
import { parseCanonical } from '../signoff/parse-canonical.ts';
import { digest, keyIdText, packageNumberText, ruleSetReferences } from '../signoff/parse-statement.ts';
import type { SignatureSuite } from '../signoff/signing.ts';
import { signingStages } from '../signoff/statement.ts';
import { instant } from '../signoff/trust-file.ts';

/** Payload type of the envelope: the one that in-toto gives its statements. */
export const releasePayloadType = 'application/vnd.in-toto+json';

/** Text of one line: bag-info.txt and terminals get it as it is. */
const line = (longest: number) =>
  z.string().check(z.minLength(1), z.maxLength(longest), z.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u));

const predicate = {
  packageNumber: packageNumberText,
  /** Number of the secrecy review (保密审查编号). */
  reviewNumber: line(100),
  organ: z.strictObject({ name: line(200), code: z.string().check(z.regex(/^[0-9A-Z]{2,20}$/)) }),
  kind: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,59}$/)),
  /** What may leave: published for everybody, or an answer for the applicant alone, which no portal may show. */
  attribute: z.enum(['active', 'on-request']),
  /** Digest that the people signed: of catalogue and parts, see `contentDigest`. */
  content: digest,
  gates: z
    .array(
      z.strictObject({
        stage: z.enum(signingStages),
        keyId: keyIdText,
        at: instant,
        /** SHA-256 of the signed sign-off: the payload of its envelope. */
        signOff: digest,
      }),
    )
    .check(z.maxLength(10)),
  ruleSets: ruleSetReferences,
  program: line(50),
  exportedAt: instant,
  /** The office's audit ledger at export: RFC 6962 root over its first `size` entries. */
  ledger: z.strictObject({ origin: line(200), size: z.int().check(z.gte(1)), rootHash: digest }),
};

const inToto = {
  _type: z.literal('https://in-toto.io/Statement/v1'),
  predicateType: z.literal('urn:xianshen:release:1'),
};
const subjectName = z.string().check(z.maxLength(500));
/** Digests under the names that in-toto's DigestSet gives them. */
const sha256 = z.strictObject({ sha256: digest });
const sha256AndSm3 = z.strictObject({ sha256: digest, sm3: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });
const mostSubjects = z.maxLength(2_000);

const releaseStatement = z.union([
  z.strictObject({
    ...inToto,
    subject: z.array(z.strictObject({ name: subjectName, digest: sha256 })).check(mostSubjects),
    predicate: z.strictObject({ format: z.literal('xianshen.bundle/1'), ...predicate }),
  }),
  z.strictObject({
    ...inToto,
    subject: z.array(z.strictObject({ name: subjectName, digest: sha256AndSm3 })).check(mostSubjects),
    predicate: z.strictObject({
      format: z.literal('xianshen.bundle/2'),
      /** Algorithms of which each envelope holds a signature, so that none of them can be taken away unseen. */
      suite: z.enum(['sm2', 'both']),
      ...predicate,
    }),
  }),
]);

/** What the envelopes of a bundle are signed with. */
export function suiteOf({ predicate }: ReleaseStatement): SignatureSuite {
  return predicate.format === 'xianshen.bundle/2' ? predicate.suite : 'ed25519';
}

export type ReleaseStatement = z.infer<typeof releaseStatement>;

/** Exact bytes of release-statement.json. @throws when a field does not have the form that verifiers demand */
export function releaseStatementBytes(statement: ReleaseStatement): Uint8Array {
  return canonicalBytes(releaseStatement.parse(statement));
}

/** Parses release-statement.json. */
export function parseReleaseStatement(untrustedBytes: Uint8Array): CanonicalReading<ReleaseStatement> {
  return parseCanonical(releaseStatement, untrustedBytes);
}
