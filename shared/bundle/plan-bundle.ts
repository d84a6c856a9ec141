/**
 * Plans a release bundle of what was approved: an allow-list of facts goes in, nothing else can. The plan knows every file but
 * holds no released document: their bytes go from the vault straight into the bundle (see bundle-pieces.ts).
 */
import type { LedgerCheckpoint } from '../audit/merkle-tree.ts';
import type { PersonId, Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import { catalogueSchema } from '../release/catalogue.ts';
import type { Envelope } from '../signoff/dsse.ts';
import { envelopeBytes, payloadOf, signEnvelope } from '../signoff/dsse.ts';
import type { SignatureSuite, Signer } from '../signoff/signing.ts';
import type { DossierContent } from '../signoff/statement.ts';
import { contentDigest } from '../signoff/statement.ts';
import type { BagFile } from './manifest.ts';
import {
  bagDeclaration,
  bagInformationText,
  bagPaths,
  envelopePath,
  manifestText,
  sortedByPath,
} from './manifest.ts';
import type { PublicCatalogue } from './public-catalogue.ts';
import { publicCatalogueBytes, publicCatalogueOf } from './public-catalogue.ts';
import type { ReleaseStatement } from './release-statement.ts';
import { releasePayloadType, releaseStatementBytes } from './release-statement.ts';
import type { GivenSignOff } from './standing-sign-offs.ts';
import { standingSignOffs } from './standing-sign-offs.ts';

/** Everything a bundle is made of. */
export interface BundleInput {
  /** What the office signs with. With Ed25519 alone the bundle has format 1, else format 2. */
  readonly suite: SignatureSuite;
  readonly content: DossierContent;
  /** Who holds the approver's key, where the caller has made sure of it; null to accept no key but the one that approved. */
  readonly approvedBy: PersonId | null;
  /** Envelopes of the sign-offs, one for each stage. */
  readonly signOffs: readonly Envelope[];
  readonly reviewNumber: string;
  readonly organ: { readonly name: string; readonly code: string };
  /** Version of the program. */
  readonly program: string;
  /** ISO 8601 in UTC with milliseconds; not before the approver's signature. */
  readonly exportedAt: string;
  readonly ledger: LedgerCheckpoint;
  /** Bytes of the office's current trust file. */
  readonly trustFile: Uint8Array;
}

/** A file under data/. Only of the catalogue are the bytes at hand. */
export interface PayloadFile {
  readonly path: string;
  readonly sha256: Sha256;
  readonly length: number;
  readonly bytes: Uint8Array | null;
}

export interface BundlePlan {
  /** `<package number>.zip`. */
  readonly fileName: string;
  /** Folder that holds everything. */
  readonly folder: string;
  /** Files in front of the payload. */
  readonly head: readonly BagFile[];
  /** Sorted by path. */
  readonly payload: readonly PayloadFile[];
  /** Whether the statement gives the SM3 of each payload file. */
  readonly needsSm3: boolean;
  /** Files behind the payload: signed only now, when each digest is known. */
  readonly tail: (sm3Of: (path: string) => string) => readonly BagFile[];
}

/**
 * Plans a bundle; the rest of it is signed when the payload has been written.
 * @param approver the unlocked key of the person who approved
 * Failures: `bundle.not-approved` unless each stage has signed exactly this content and the approver's key is the one given.
 */
export function planBundle(input: BundleInput, approver: Signer, hash: Hash): Result<BundlePlan> {
  const content = contentDigest(input.content, hash);
  const signOffs = standingSignOffs(input.signOffs, {
    content,
    packageNumber: input.content.packageNumber,
    notAfter: input.exportedAt,
  });
  if (signOffs === null || !isByApprover(signOffs.at(-1), input, approver))
    return fail('bundle.not-approved', {});
  const metadata = catalogueSchema.parse(input.content.catalogue);
  const { attribute } = metadata;
  if (attribute === 'not-open') return fail('bundle.not-approved', {});
  const payload = payloadFiles(publicCatalogueOf(input.content, metadata), hash);
  const head = headFiles(input, payload, hash);
  const folder = input.content.packageNumber;
  return ok({
    fileName: `${folder}.zip`,
    folder,
    head,
    payload,
    needsSm3: input.suite !== 'ed25519',
    tail: (sm3Of) => {
      const statement = releaseStatementBytes(
        statementOf(input, { content, attribute, signOffs, payload, hash, sm3Of }),
      );
      const release = signEnvelope(releasePayloadType, statement, approver);
      return tailFiles(input, { head, payload, signOffs, statement, release, hash });
    },
  });
}

/** The key that approved, or a later one of the same person. */
function isByApprover(
  approval: GivenSignOff | undefined,
  { approvedBy }: BundleInput,
  approver: Signer,
): boolean {
  if (approval === undefined) return false;
  return approval.statement.key === approver.keyId || approval.statement.person === approvedBy;
}

function payloadFiles(catalogue: PublicCatalogue, hash: Hash): readonly PayloadFile[] {
  const bytes = publicCatalogueBytes(catalogue);
  return sortedByPath([
    { path: bagPaths.catalogue, sha256: hash.sha256(bytes), length: bytes.length, bytes },
    ...catalogue.files.map(({ path, sha256, bytes: length }) => ({ path, sha256, length, bytes: null })),
  ]);
}

interface StatementFacts {
  readonly content: Sha256;
  readonly attribute: ReleaseStatement['predicate']['attribute'];
  readonly signOffs: readonly GivenSignOff[];
  readonly payload: readonly PayloadFile[];
  readonly hash: Hash;
  readonly sm3Of: (path: string) => string;
}

function statementOf(input: BundleInput, { payload, sm3Of, ...facts }: StatementFacts): ReleaseStatement {
  const head = {
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'urn:xianshen:release:1',
  } as const;
  const predicate = predicateOf(input, facts);
  if (input.suite === 'ed25519') {
    const subject = payload.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } }));
    return { ...head, subject, predicate: { format: 'xianshen.bundle/1', ...predicate } };
  }
  const subject = payload.map(({ path, sha256 }) => ({
    name: path,
    digest: { sha256, sm3: sm3Of(path) },
  }));
  return {
    ...head,
    subject,
    predicate: { format: 'xianshen.bundle/2', suite: input.suite, ...predicate },
  };
}

function predicateOf(
  input: BundleInput,
  { content, attribute, signOffs, hash }: Omit<StatementFacts, 'payload' | 'sm3Of'>,
): Omit<ReleaseStatement['predicate'], 'format' | 'suite'> {
  return {
    packageNumber: input.content.packageNumber,
    reviewNumber: input.reviewNumber,
    organ: { name: input.organ.name, code: input.organ.code },
    kind: input.content.kind,
    attribute,
    content,
    gates: signOffs.map(({ envelope, statement: { stage, key, at } }) => ({
      stage,
      keyId: key,
      at,
      signOff: hash.sha256(payloadOf(envelope)),
    })),
    ruleSets: (signOffs.at(-1)?.statement.ruleSets ?? []).map((each) => ({ ...each })),
    program: input.program,
    exportedAt: input.exportedAt,
    ledger: { origin: input.ledger.origin, size: input.ledger.size, rootHash: input.ledger.rootHash },
  };
}

function headFiles(input: BundleInput, payload: readonly PayloadFile[], hash: Hash): readonly BagFile[] {
  const information = bagInformationText({
    format: input.suite === 'ed25519' ? 'xianshen.bundle/1' : 'xianshen.bundle/2',
    organName: input.organ.name,
    packageNumber: input.content.packageNumber,
    exportedOn: input.exportedAt.slice(0, 10),
    program: input.program,
    payload,
  });
  return sortedByPath([
    bagFile(bagPaths.declaration, encodeUtf8(bagDeclaration), hash),
    bagFile(bagPaths.information, encodeUtf8(information), hash),
  ]);
}

interface TailFacts {
  readonly head: readonly BagFile[];
  readonly payload: readonly PayloadFile[];
  readonly signOffs: readonly GivenSignOff[];
  readonly statement: Uint8Array;
  readonly release: Envelope;
  readonly hash: Hash;
}

function tailFiles(
  input: BundleInput,
  { head, payload, signOffs, statement, release, hash }: TailFacts,
): readonly BagFile[] {
  const tail = [
    bagFile(bagPaths.payloadManifest, encodeUtf8(manifestText(payload)), hash),
    bagFile(bagPaths.statement, statement, hash),
    bagFile(bagPaths.keys, input.trustFile, hash),
    bagFile(envelopePath('release', release.signatures[0]?.keyid ?? ''), envelopeBytes(release), hash),
    ...signOffs.map(({ envelope, statement: { stage, key } }) =>
      bagFile(envelopePath(stage, key), envelopeBytes(envelope), hash),
    ),
  ];
  const listed = encodeUtf8(manifestText([...head, ...tail]));
  return sortedByPath([...tail, bagFile(bagPaths.tagManifest, listed, hash)]);
}

function bagFile(path: string, bytes: Uint8Array, hash: Hash): BagFile {
  return { path, bytes, sha256: hash.sha256(bytes) };
}
