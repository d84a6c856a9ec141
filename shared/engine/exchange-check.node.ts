/** Whether a package may be believed: encrypted to us, whole, signed by one of us, and its history signed by whom it names. */
import { basename } from 'node:path';
import { decodeBase64 } from '../base/base64.ts';
import { equalBytes } from '../base/bytes.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { certifiedSigner } from '../exchange/certified-signer.ts';
import type { DossierHistory } from '../exchange/dossier-history.ts';
import type { ExchangeKeyPair } from '../exchange/exchange-cipher.node.ts';
import { decryptWith, exchangeKeyId } from '../exchange/exchange-cipher.node.ts';
import type { ReadExchange } from '../exchange/exchange-package.ts';
import { readExchangeBag } from '../exchange/exchange-package.ts';
import { isProvenPart, isSoundPart } from '../exchange/ledger-part.ts';
import { isCompleteAnswer } from '../release/review-answers.ts';
import { parseEnvelope, payloadOf } from '../signoff/dsse.ts';
import { parseSignOff } from '../signoff/parse-statement.ts';
import { contentDigest, signOffPayloadType } from '../signoff/statement.ts';
import type { TrustFile } from '../signoff/trust-file.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';
import { readPeople } from '../store/read-office.node.ts';
import { answersRecordedSince } from '../store/read-recording.node.ts';
import type { EngineContext } from './engine-context.node.ts';

type Trusting = Pick<EngineContext, 'ports' | 'store' | 'kinds'>;

/**
 * Decrypts and checks a package as a whole.
 * Failures: `exchange.unreadable`, `exchange.not-for-us`, `exchange.damaged`, `exchange.other-office`, `exchange.not-signed`.
 */
export function readPackage(
  untrustedBytes: Uint8Array,
  key: ExchangeKeyPair,
  { path, trust, ports }: { readonly path: string; readonly trust: TrustFile } & Pick<EngineContext, 'ports'>,
): Result<ReadExchange> {
  const name = basename(path);
  const opened = decryptWith(key, untrustedBytes);
  if (!opened.ok) {
    if (opened.why === 'receiver') return fail('exchange.not-for-us', {});
    return opened.why === 'form' ? fail('exchange.unreadable', { name }) : fail('exchange.damaged', { name });
  }
  const read = readExchangeBag(opened.bytes, ports.hash);
  if (read === null) return fail('exchange.damaged', { name });
  const { kind, officeCode, to } = read.statement;
  if (officeCode !== trust.office.code) return fail('exchange.other-office', {});
  // Sent on under the same signature to somebody it was not signed for.
  if (kind !== 'exchange' || to !== exchangeKeyId(key.publicKey)) return fail('exchange.not-for-us', {});
  return isSignedByOne(read, trust) ? ok(read) : fail('exchange.not-signed', {});
}

/** Tells whether the statement is signed by somebody certified in force when it was packed. */
export function isSignedByOne({ envelope, statement }: ReadExchange, trust: TrustFile): boolean {
  return certifiedSigner(envelope, statement.packedAt, { trust, verifySignature }) !== null;
}

/**
 * Checks what the history says against signatures, people and files.
 * Failures: `exchange.people-unknown`, `dossier.kind-unknown`, `exchange.answers-missing`, `exchange.history-refused`.
 */
export function checkHistory(context: Trusting, read: ReadExchange, trust: TrustFile): Result<null> {
  const { history, ledger } = read.content;
  const { hash } = context.ports;
  if (!isKnownToUs(context, history)) return fail('exchange.people-unknown', {});
  if (!context.kinds.some(({ id }) => id === history.kind)) {
    return fail('dossier.kind-unknown', { kind: history.kind });
  }
  const since = answersRecordedSince(context.store.readable);
  // Signed elsewhere by an older program before this one asked: taken as of then. Signed since: refused, here as in the tables.
  if (history.signOffs.some((row) => !('answered' in row) && row.at >= since)) {
    return fail('exchange.answers-missing', {});
  }
  const isProven =
    history.signOffs.every((row) => !('answered' in row) || isCompleteAnswer(row.stage, row.answered)) &&
    isSoundPart(ledger, history.id, hash) &&
    isProvenPart(ledger, { hash, verifySignature }) &&
    signOffsHold(history, trust) &&
    sizesHold(read) &&
    contentHolds(history, contentDigest(contentOf(history), hash));
  return isProven ? ok(null) : fail('exchange.history-refused', {});
}

/** Everybody named holds, here as well, the duty that they acted in. */
function isKnownToUs({ store }: Trusting, history: DossierHistory): boolean {
  const people = readPeople(store.readable);
  const acts: readonly (readonly [string, string])[] = [
    [history.openedBy, 'handler'],
    ...history.files.map(({ addedBy }) => [addedBy, 'handler'] as const),
    ...history.internalFiles.map(({ addedBy }) => [addedBy, 'handler'] as const),
    ...history.steps.map(({ by }) => [by, 'handler'] as const),
    ...history.decisions.map(({ by, duty }) => [by, duty] as const),
    ...history.signOffs.map(({ person, stage }) => [person, stage] as const),
    ...history.events.map(({ by, duty }) => [by, duty] as const),
    ...history.exports.map(({ by }) => [by, 'approver'] as const),
  ];
  const holds = (person: string, duty: string) =>
    people.some((each) => each.id === person && each.duty === duty);
  return (
    acts.every(([person, duty]) => holds(person, duty)) &&
    history.returns.every(({ by }) => holds(by, 'secrecy-reviewer') || holds(by, 'approver'))
  );
}

/** Each sign-off is one that its person signed with a key certified then, for this stage, and says what the row says. */
export function signOffsHold(history: DossierHistory, trust: TrustFile): boolean {
  return history.signOffs.every((row) => {
    const envelopeFile = decodeBase64(row.envelope);
    const envelope = envelopeFile === null ? null : parseEnvelope(envelopeFile);
    const statementBytes = decodeBase64(row.statement);
    if (envelope === null || statementBytes === null || envelope.payloadType !== signOffPayloadType)
      return false;
    if (!equalBytes(payloadOf(envelope), statementBytes)) return false;
    const signer = certifiedSigner(envelope, row.at, { trust, verifySignature });
    const parsed = parseSignOff(statementBytes);
    if (signer === null || !parsed.ok) return false;
    const { dossier, packageNumber, stage, person, key, content, review, at } = parsed.value;
    return (
      signer.person === person &&
      signer.keyId === key &&
      signer.duties.includes(stage) &&
      dossier === history.id &&
      packageNumber === history.packageNumber &&
      stage === row.stage &&
      person === row.person &&
      key === row.key &&
      content === row.content &&
      review === row.review &&
      at === row.at
    );
  });
}

function sizesHold({ content: { history, objects } }: ReadExchange): boolean {
  return [...history.files, ...history.internalFiles].every(
    ({ sha256, bytes }) => objects.get(sha256)?.length === bytes,
  );
}

/** The signatures of the present round speak of the very content that came along. */
function contentHolds(history: DossierHistory, digest: string): boolean {
  return history.signOffs
    .filter(({ round }) => round === history.round)
    .every(({ content }) => content === digest);
}

/** What the signatures are about, as the engine computes it. */
export function contentOf({ packageNumber, kind, catalogue, files }: DossierHistory) {
  const present = files
    .filter(({ removedAt }) => removedAt === null)
    .sort((left, right) => left.place - right.place);
  const parts = present.map(({ slot, place, name, sha256, bytes, mediaType }) => {
    const position = present.filter((each) => each.slot === slot && each.place <= place).length;
    return { slot, position, name, sha256, bytes, mediaType };
  });
  return { packageNumber, kind, catalogue, parts };
}
