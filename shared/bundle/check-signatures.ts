/** The envelopes: each holds, its key is certified and in force, and it signs exactly this content or statement. */
import { equalBytes } from '../base/bytes.ts';
import type { PersonId, Sha256 } from '../base/ids.ts';
import type { Envelope } from '../signoff/dsse.ts';
import { isSignedBy, parseEnvelope, payloadOf } from '../signoff/dsse.ts';
import { conclusionOf, parseSignOff } from '../signoff/parse-statement.ts';
import type { SigningStage, SignOffStatement } from '../signoff/statement.ts';
import { contentDigest, signOffPayloadType } from '../signoff/statement.ts';
import type { Certificate, TrustFile } from '../signoff/trust-file.ts';
import { standingAt } from '../signoff/trust-file.ts';
import type { ReadBag, VerifyContext } from './bag.ts';
import type { EnvelopeRole } from './manifest.ts';
import { bagPaths, readEnvelopePath, sortedByPath } from './manifest.ts';
import { contentOf } from './public-catalogue.ts';
import { releasePayloadType } from './release-statement.ts';
import type { VerifyProblem } from './verify-problems.ts';
import { problem } from './verify-problems.ts';

/** An envelope whose signature holds under a certified key. */
export interface HeldSignature {
  readonly path: string;
  readonly role: EnvelopeRole;
  readonly keyId: string;
  /** The certificate's person, not the one that the signed text claims. */
  readonly person: PersonId;
  readonly at: string;
  /** Digest of the signed payload. */
  readonly payload: Sha256;
  /** Null for the release. */
  readonly signOff: SignOffStatement | null;
}

export interface SignatureReading {
  readonly held: readonly HeldSignature[];
  readonly problems: readonly VerifyProblem[];
}

interface EnvelopeFile {
  readonly path: string;
  readonly role: EnvelopeRole;
  readonly keyId: string;
  readonly envelope: Envelope;
  readonly payload: Uint8Array;
}

/** Checks each envelope of the bag by itself; whether there are enough of them is asked in check-people.ts. */
export function checkSignatures(
  bag: ReadBag,
  trust: TrustFile | null,
  context: VerifyContext,
): SignatureReading {
  const readings = sortedByPath([...bag.files.values()]).flatMap(
    ({ path, bytes }): readonly SignatureReading[] => {
      const named = readEnvelopePath(path);
      if (named === null) return [];
      const envelope = parseEnvelope(bytes);
      if (envelope === null)
        return [{ held: [], problems: [problem('signature.unreadable', path, { where: 'DSSE' })] }];
      return [
        checkEnvelope({ ...named, path, envelope, payload: payloadOf(envelope) }, { bag, trust, context }),
      ];
    },
  );
  return {
    held: readings.flatMap(({ held }) => held),
    problems: readings.flatMap(({ problems }) => problems),
  };
}

interface Surroundings {
  readonly bag: ReadBag;
  readonly trust: TrustFile | null;
  readonly context: VerifyContext;
}

function checkEnvelope(file: EnvelopeFile, { bag, trust, context }: Surroundings): SignatureReading {
  const { path, role, keyId, envelope, payload } = file;
  const [signature] = envelope.signatures;
  const isPlain = envelope.signatures.length === 1 && signature?.keyid === keyId;
  if (!isPlain)
    return { held: [], problems: [problem('signature.unreadable', path, { where: 'signatures' })] };
  const signed = role === 'release' ? checkRelease(file, bag) : checkSignOff(file, role, { bag, context });
  if (trust === null || signed.at === null) return { held: [], problems: signed.problems };
  const certificate = trust.certificates.find((each) => each.keyId === keyId);
  if (certificate === undefined) {
    return {
      held: [],
      problems: [...signed.problems, problem('signature.unknown-key', path, { key: keyId })],
    };
  }
  if (!isSignedBy(envelope, certificate, context.verifySignature)) {
    return { held: [], problems: [...signed.problems, problem('signature.invalid', path, { key: keyId })] };
  }
  const { at, signOff } = signed;
  const held = {
    path,
    role,
    keyId,
    person: certificate.person,
    at,
    payload: context.hash.sha256(payload),
    signOff,
  };
  return { held: [held], problems: [...signed.problems, ...certificateProblems(held, certificate)] };
}

interface SignedReading {
  readonly at: string | null;
  readonly signOff: SignOffStatement | null;
  readonly problems: readonly VerifyProblem[];
}

function checkRelease({ path, envelope, payload }: EnvelopeFile, bag: ReadBag): SignedReading {
  const file = bag.files.get(bagPaths.statement);
  const isThis =
    file !== undefined && equalBytes(file.bytes, payload) && envelope.payloadType === releasePayloadType;
  // Which of the two was changed cannot be told from here, so both are named.
  const problems = isThis
    ? []
    : [
        problem('signature.other-statement', path, {}),
        problem('statement.not-signed', bagPaths.statement, {}),
      ];
  return { at: bag.statement?.predicate.exportedAt ?? null, signOff: null, problems };
}

function checkSignOff(
  { path, keyId, envelope, payload }: EnvelopeFile,
  stage: SigningStage,
  { bag, context }: Pick<Surroundings, 'bag' | 'context'>,
): SignedReading {
  const reading = parseSignOff(payload);
  if (!reading.ok || envelope.payloadType !== signOffPayloadType) {
    const where = reading.ok ? 'payloadType' : reading.where;
    return { at: null, signOff: null, problems: [problem('signature.unreadable', path, { where })] };
  }
  const signOff = reading.value;
  const problems: VerifyProblem[] = [];
  if (signOff.stage !== stage) problems.push(problem('signature.unreadable', path, { where: 'stage' }));
  if (signOff.key !== keyId) problems.push(problem('signature.unreadable', path, { where: 'key' }));
  if (signOff.conclusion !== conclusionOf[signOff.stage])
    problems.push(problem('signature.wrong-conclusion', path, {}));
  if (signOff.packageNumber !== bag.folder) problems.push(problem('signature.other-package', path, {}));
  if (bag.catalogue !== null && signOff.content !== contentDigest(contentOf(bag.catalogue), context.hash)) {
    problems.push(problem('signature.other-content', path, {}));
  }
  return { at: signOff.at, signOff, problems };
}

function certificateProblems(held: HeldSignature, certificate: Certificate): readonly VerifyProblem[] {
  const { path, role, keyId: key, at, signOff } = held;
  const { validFrom: from, validUntil: until, revoked } = certificate;
  const problems: VerifyProblem[] = [];
  const duty = role === 'release' ? 'approver' : role;
  if (!certificate.duties.includes(duty)) problems.push(problem('signature.wrong-duty', path, { key, duty }));
  if (signOff !== null && signOff.person !== certificate.person)
    problems.push(problem('signature.wrong-person', path, { key }));
  const standing = standingAt(certificate, at);
  if (standing === 'not-in-force')
    problems.push(problem('signature.not-in-force', path, { key, at, from, until }));
  if (standing === 'revoked' && revoked !== null) {
    problems.push(problem('signature.revoked', path, { key, at, revokedAt: revoked.at, why: revoked.why }));
  }
  return problems;
}
