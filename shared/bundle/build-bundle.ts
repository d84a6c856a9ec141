/**
 * Makes a release bundle of what was approved: an allow-list of facts goes in, nothing else can. The bytes of every file are
 * hashed once more at this last moment.
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
import { sm3Hex } from '../signoff/sm3.ts';
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
import type { ZipFile } from './zip-writer.ts';
import { writeZip } from './zip-writer.ts';

/** Everything a bundle is made of. */
export interface BundleInput {
  /** What the office signs with. With Ed25519 alone the bundle has format 1, else format 2. */
  readonly suite: SignatureSuite;
  readonly content: DossierContent;
  /** Who holds the approver's key, where the caller has made sure of it; null to accept no key but the one that approved. */
  readonly approvedBy: PersonId | null;
  /** Envelopes of the sign-offs, one for each stage. */
  readonly signOffs: readonly Envelope[];
  /** Bytes of a part, or null when they are gone. */
  readonly bytesOf: (sha256: Sha256) => Uint8Array | null;
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

export interface BuiltBundle {
  /** `<package number>.zip`. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Files of the bag by path within the ZIP, sorted. */
  readonly entries: readonly ZipFile[];
}

/**
 * Builds and signs a bundle.
 * @param approver the unlocked key of the person who approved
 * Failures: `bundle.not-approved` unless each stage has signed exactly this content and the approver's key is the one given;
 * `vault.missing` and `vault.damaged` when a file is not what was approved.
 */
export function buildBundle(input: BundleInput, approver: Signer, hash: Hash): Result<BuiltBundle> {
  const content = contentDigest(input.content, hash);
  const signOffs = standingSignOffs(input.signOffs, {
    content,
    packageNumber: input.content.packageNumber,
    notAfter: input.exportedAt,
  });
  if (signOffs === null || !isByApprover(signOffs.at(-1), input, approver))
    return fail('bundle.not-approved', {});
  const metadata = catalogueSchema.parse(input.content.catalogue);
  if (metadata.attribute !== 'active') return fail('bundle.not-approved', {});
  const catalogue = publicCatalogueOf(input.content, metadata);
  const payload = payloadFiles(catalogue, input, hash);
  if (!payload.ok) return payload;
  const statement = releaseStatementBytes(
    statementOf(input, { content, signOffs, payload: payload.value, hash }),
  );
  const release = signEnvelope(releasePayloadType, statement, approver);
  const tags = tagFiles(input, { payload: payload.value, signOffs, statement, release, hash });
  const folder = input.content.packageNumber;
  const entries = sortedByPath([...payload.value, ...tags]).map(({ path, bytes }) => ({
    path: `${folder}/${path}`,
    bytes,
  }));
  return ok({ fileName: `${folder}.zip`, entries, bytes: writeZip(entries) });
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

function payloadFiles(
  catalogue: PublicCatalogue,
  input: BundleInput,
  hash: Hash,
): Result<readonly BagFile[]> {
  const files: BagFile[] = [bagFile(bagPaths.catalogue, publicCatalogueBytes(catalogue), hash)];
  for (const { path, sha256 } of catalogue.files) {
    const bytes = input.bytesOf(sha256);
    if (bytes === null) return fail('vault.missing', { digest: sha256 });
    if (hash.sha256(bytes) !== sha256) return fail('vault.damaged', { digest: sha256 });
    files.push({ path, bytes, sha256 });
  }
  return ok(sortedByPath(files));
}

interface StatementFacts {
  readonly content: Sha256;
  readonly signOffs: readonly GivenSignOff[];
  readonly payload: readonly BagFile[];
  readonly hash: Hash;
}

function statementOf(
  input: BundleInput,
  { content, signOffs, payload, hash }: StatementFacts,
): ReleaseStatement {
  const head = {
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'urn:xianshen:release:1',
  } as const;
  const predicate = predicateOf(input, { content, signOffs, hash });
  if (input.suite === 'ed25519') {
    const subject = payload.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } }));
    return { ...head, subject, predicate: { format: 'xianshen.bundle/1', ...predicate } };
  }
  const subject = payload.map(({ path, sha256, bytes }) => ({
    name: path,
    digest: { sha256, sm3: sm3Hex(bytes) },
  }));
  return {
    ...head,
    subject,
    predicate: { format: 'xianshen.bundle/2', suite: input.suite, ...predicate },
  };
}

function predicateOf(
  input: BundleInput,
  { content, signOffs, hash }: Omit<StatementFacts, 'payload'>,
): Omit<ReleaseStatement['predicate'], 'format' | 'suite'> {
  return {
    packageNumber: input.content.packageNumber,
    reviewNumber: input.reviewNumber,
    organ: { name: input.organ.name, code: input.organ.code },
    kind: input.content.kind,
    attribute: 'active',
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

interface TagFacts {
  readonly payload: readonly BagFile[];
  readonly signOffs: readonly GivenSignOff[];
  readonly statement: Uint8Array;
  readonly release: Envelope;
  readonly hash: Hash;
}

function tagFiles(
  input: BundleInput,
  { payload, signOffs, statement, release, hash }: TagFacts,
): readonly BagFile[] {
  const information = bagInformationText({
    format: input.suite === 'ed25519' ? 'xianshen.bundle/1' : 'xianshen.bundle/2',
    organName: input.organ.name,
    packageNumber: input.content.packageNumber,
    exportedOn: input.exportedAt.slice(0, 10),
    program: input.program,
    payload,
  });
  const tags = [
    bagFile(bagPaths.declaration, encodeUtf8(bagDeclaration), hash),
    bagFile(bagPaths.information, encodeUtf8(information), hash),
    bagFile(bagPaths.payloadManifest, encodeUtf8(manifestText(payload)), hash),
    bagFile(bagPaths.statement, statement, hash),
    bagFile(bagPaths.keys, input.trustFile, hash),
    bagFile(envelopePath('release', release.signatures[0]?.keyid ?? ''), envelopeBytes(release), hash),
    ...signOffs.map(({ envelope, statement: { stage, key } }) =>
      bagFile(envelopePath(stage, key), envelopeBytes(envelope), hash),
    ),
  ];
  return [...tags, bagFile(bagPaths.tagManifest, encodeUtf8(manifestText(tags)), hash)];
}

function bagFile(path: string, bytes: Uint8Array, hash: Hash): BagFile {
  return { path, bytes, sha256: hash.sha256(bytes) };
}
