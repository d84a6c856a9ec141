/** The envelopes: each holds, its key is certified and in force, and it signs exactly this content or statement. */
import { equalBytes } from '../base/bytes.ts';
import type { PersonId, Sha256 } from '../base/ids.ts';
import type { Envelope } from '../signoff/dsse.ts';
import { isSignedBy, parseEnvelope, payloadOf } from '../signoff/dsse.ts';
import { conclusionOf, parseSignOff } from '../signoff/parse-statement.ts';
import { signatureSuites } from '../signoff/signing.ts';
import type { SigningStage, SignOffStatement } from '../signoff/statement.ts';
import { contentDigest, signOffPayloadType } from '../signoff/statement.ts';
import type { Certificate, TrustFile } from '../signoff/trust-file.ts';
import { standingAt } from '../signoff/trust-file.ts';
import type { ReadBag, VerifyContext } from './bag.ts';
import type { EnvelopeRole } from './manifest.ts';
import { bagPaths, readEnvelopePath, sortedByPath } from './manifest.ts';
import { contentOf } from './public-catalogue.ts';
import { releasePayloadType, suiteOf } from './release-statement.ts';
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
  const { path, role, keyId, payload } = file;
  if (!isInForm(file, bag))
    return { held: [], problems: [problem('signature.unreadable', path, { where: 'signatures' })] };
  const signed = role === 'release' ? checkRelease(file, bag) : checkSignOff(file, role, { bag, context });
  if (trust === null || signed.at === null) return { held: [], problems: signed.problems };
  const { certificates, problems } = checkKeys(file, { bag, trust, context });
  const [certificate] = certificates;
  if (certificate === undefined || problems.length > 0)
    return { held: [], problems: [...signed.problems, ...problems] };
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
  const ofKeys = certificates.flatMap((each) => certificateProblems(held, each));
  return { held: [held], problems: [...signed.problems, ...ofKeys] };
}

/** As many signatures as the statement says, at most one of each algorithm; the file's name is that of the first. */
function isInForm({ keyId, envelope: { signatures } }: EnvelopeFile, { statement }: ReadBag): boolean {
  const most = statement === null ? 2 : signatureSuites[suiteOf(statement)].length;
  return signatures.length <= most && signatures[0]?.keyid === keyId;
}

interface KeyReading {
  /** Of the keys whose signatures hold, the one of the file's name first. */
  readonly certificates: readonly Certificate[];
  readonly problems: readonly VerifyProblem[];
}

/** Every signature of an envelope must hold: one that does not says that something is wrong, whatever the other says. */
function checkKeys(
  { path, envelope }: EnvelopeFile,
  { bag, trust, context }: Surroundings & { readonly trust: TrustFile },
): KeyReading {
  const certificates: Certificate[] = [];
  const problems: VerifyProblem[] = [];
  for (const { keyid: key } of envelope.signatures) {
    const certificate = trust.certificates.find((each) => each.keyId === key);
    if (certificate === undefined) problems.push(problem('signature.unknown-key', path, { key }));
    else if (!isSignedBy(envelope, certificate, context.verifySignature))
      problems.push(problem('signature.invalid', path, { key }));
    else certificates.push(certificate);
  }
  const [first, second] = certificates;
  if (first !== undefined && second !== undefined && first.person !== second.person)
    problems.push(problem('signature.wrong-person', path, { key: second.keyId }));
  if (bag.statement !== null && problems.length === 0) {
    const missing = signatureSuites[suiteOf(bag.statement)].filter(
      (each, index) => certificates[index]?.algorithm !== each,
    );
    problems.push(...missing.map((algorithm) => problem('signature.algorithm-missing', path, { algorithm })));
  }
  return { certificates, problems };
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
  const { path, role, at, signOff } = held;
  const { keyId: key, validFrom: from, validUntil: until, revoked } = certificate;
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
