/**
 * What an exchange package holds before it is encrypted: a BagIt 1.0 bag (RFC 8493) in one ZIP, as a release bundle, of the kind
 * `exchange`. The payload is the dossier with its history, the part of the sender's ledger that speaks of it, and the originals
 * by digest. The sender signs a statement over the payload's manifest, the receiver's key among it, so that a package cannot be
 * passed on under the same signature to somebody else.
 */
import * as z from 'zod/mini';
import { equalBytes } from '../base/bytes.ts';
import type { JsonValue } from '../base/canonical-json.ts';
import { canonicalBytes } from '../base/canonical-json.ts';
import { decodeUtf8 } from '../base/decode-utf8.ts';
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { BagFile } from '../bundle/manifest.ts';
import { bagDeclaration, manifestText, sortedByPath } from '../bundle/manifest.ts';
import { readZip } from '../bundle/read-zip.ts';
import { writeZip } from '../bundle/zip-writer.ts';
import type { Envelope } from '../signoff/dsse.ts';
import { envelopeBytes, parseEnvelope, payloadOf, signEnvelope } from '../signoff/dsse.ts';
import { parseCanonical } from '../signoff/parse-canonical.ts';
import { packageNumberText } from '../signoff/parse-statement.ts';
import type { Signer } from '../signoff/signing.ts';
import type { DossierHistory } from './dossier-history.ts';
import { dossierHistory } from './dossier-history.ts';
import type { LedgerPart } from './ledger-part.ts';
import { ledgerPart } from './ledger-part.ts';

export const exchangePayloadType = 'application/vnd.xianshen.exchange+json';

/** What a bag is for: the other machine, or the office's archive. */
export type BagKind = 'exchange' | 'archive';

const paths = {
  declaration: 'bagit.txt',
  information: 'bag-info.txt',
  manifest: 'manifest-sha256.txt',
  tagManifest: 'tagmanifest-sha256.txt',
  signature: 'signatures/sender.dsse.json',
  history: 'data/dossier.json',
  ledger: 'data/ledger.json',
  lineage: 'data/lineage.json',
} as const;
const objectFolder = 'data/objects/';

const digest = z.pipe(
  z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  z.transform((value: string) => brand<Sha256>(value)),
);

const statementSchema = z.strictObject({
  schema: z.literal('xianshen.exchange-statement/1'),
  kind: z.enum(['exchange', 'archive']),
  packageNumber: packageNumberText,
  officeCode: z.string().check(z.regex(/^[0-9A-Z]{2,20}$/)),
  /** Name of the workstation that packed. */
  from: z.string().check(z.minLength(1), z.maxLength(300)),
  /** Id of the exchange key of the workstation that may open it. */
  to: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  packedAt: z.iso.datetime({ precision: 3 }),
  program: z.string().check(z.maxLength(100)),
  manifest: digest,
});

export type ExchangeStatement = z.infer<typeof statementSchema>;
export type StatementFacts = Omit<ExchangeStatement, 'schema' | 'manifest'>;

const lineageSchema = z.array(digest).check(z.maxLength(10_000));

/** What travels. */
export interface ExchangeContent {
  readonly history: DossierHistory;
  readonly lineage: readonly Sha256[];
  readonly ledger: LedgerPart;
  /** Bytes of the originals and internal files, by digest. */
  readonly objects: ReadonlyMap<Sha256, Uint8Array>;
}

/** Writes and signs the bag. */
export function writeExchangeBag(
  content: ExchangeContent,
  facts: StatementFacts,
  { signer, hash }: { readonly signer: Signer; readonly hash: Hash },
): Uint8Array {
  const payload = payloadOfContent(content, hash);
  const statement: ExchangeStatement = {
    schema: 'xianshen.exchange-statement/1',
    ...facts,
    manifest: hash.sha256(encodeUtf8(manifestText(payload))),
  };
  const signed = signEnvelope(exchangePayloadType, canonicalBytes(statementSchema.parse(statement)), signer);
  const files = [...payload, ...tagsOf(payload, { statement, signed, hash })];
  return writeZip(files.map(({ path, bytes }) => ({ path: `${facts.packageNumber}/${path}`, bytes })));
}

function payloadOfContent(content: ExchangeContent, hash: Hash): readonly BagFile[] {
  const { history, lineage, ledger, objects } = content;
  const json = (path: string, value: JsonValue) => bagFile(path, canonicalBytes(value), hash);
  return sortedByPath([
    json(paths.history, { ...history }),
    json(paths.lineage, lineage),
    json(paths.ledger, { ...ledger }),
    ...[...objects].map(([sha256, bytes]) => ({ path: `${objectFolder}${sha256}`, bytes, sha256 })),
  ]);
}

interface Tags {
  readonly statement: ExchangeStatement;
  readonly signed: Envelope;
  readonly hash: Hash;
}

function tagsOf(payload: readonly BagFile[], { statement, signed, hash }: Tags): readonly BagFile[] {
  const octets = payload.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const information = [
    `External-Identifier: ${statement.packageNumber}`,
    `Bagging-Date: ${statement.packedAt.slice(0, 10)}`,
    `Payload-Oxum: ${octets}.${payload.length}`,
    `Bag-Software-Agent: Xianshen ${statement.program}`,
    `Xianshen-Kind: ${statement.kind}`,
  ].map((line) => `${line}\n`);
  const tags = [
    bagFile(paths.declaration, encodeUtf8(bagDeclaration), hash),
    bagFile(paths.information, encodeUtf8(information.join('')), hash),
    bagFile(paths.manifest, encodeUtf8(manifestText(payload)), hash),
    bagFile(paths.signature, envelopeBytes(signed), hash),
  ];
  return [...tags, bagFile(paths.tagManifest, encodeUtf8(manifestText(tags)), hash)];
}

function bagFile(path: string, bytes: Uint8Array, hash: Hash): BagFile {
  return { path, bytes, sha256: hash.sha256(bytes) };
}

export interface ReadExchange {
  readonly content: ExchangeContent;
  readonly statement: ExchangeStatement;
  /** Signature over the statement, still to be checked. */
  readonly envelope: Envelope;
}

/** Reads a bag back; null unless every byte of it is as `writeExchangeBag` writes it. */
export function readExchangeBag(untrustedZip: Uint8Array, hash: Hash): ReadExchange | null {
  const reading = readZip(untrustedZip, 'exchange', hash);
  if (reading.entries === null || reading.problems.length > 0) return null;
  const folder = reading.entries[0]?.path.split('/')[0] ?? '';
  const files = new Map<string, BagFile>();
  for (const { path, bytes } of reading.entries) {
    if (!path.startsWith(`${folder}/`)) return null;
    files.set(path.slice(folder.length + 1), bagFile(path.slice(folder.length + 1), bytes, hash));
  }
  const envelope = parseEnvelope(files.get(paths.signature)?.bytes ?? new Uint8Array());
  if (envelope === null || envelope.payloadType !== exchangePayloadType) return null;
  const statement = parseCanonical(statementSchema, payloadOf(envelope));
  if (!statement.ok || statement.value.packageNumber !== folder) return null;
  const payload = [...files.values()].filter(({ path }) => path.startsWith('data/'));
  if (hash.sha256(encodeUtf8(manifestText(payload))) !== statement.value.manifest) return null;
  const tags = tagsOf(payload, { statement: statement.value, signed: envelope, hash });
  const isExact = tags.every(({ path, bytes }) =>
    equalBytes(files.get(path)?.bytes ?? new Uint8Array(), bytes),
  );
  if (!isExact || files.size !== payload.length + tags.length) return null;
  const content = contentOf(files, payload);
  if (content === null || content.history.packageNumber !== folder) return null;
  return { content, statement: statement.value, envelope };
}

function contentOf(files: ReadonlyMap<string, BagFile>, payload: readonly BagFile[]): ExchangeContent | null {
  const history = jsonAt(files, paths.history, dossierHistory);
  const lineage = jsonAt(files, paths.lineage, lineageSchema);
  const ledger = jsonAt(files, paths.ledger, ledgerPart);
  if (history === null || lineage === null || ledger === null) return null;
  const objects = new Map<Sha256, Uint8Array>();
  for (const { path, bytes, sha256 } of payload) {
    if (path === paths.history || path === paths.lineage || path === paths.ledger) continue;
    if (path !== `${objectFolder}${sha256}`) return null;
    objects.set(sha256, bytes);
  }
  const named = new Set([...history.files, ...history.internalFiles].map(({ sha256 }) => sha256));
  const isComplete = named.size === objects.size && [...named].every((sha256) => objects.has(sha256));
  return isComplete ? { history, lineage, ledger, objects } : null;
}

/** Large histories exceed what `parseCanonical` takes, so form and canonical bytes are compared here. */
function jsonAt<T extends JsonValue>(
  files: ReadonlyMap<string, BagFile>,
  path: string,
  schema: z.ZodMiniType<T>,
): T | null {
  const untrustedBytes = files.get(path)?.bytes;
  const untrustedText = untrustedBytes === undefined ? null : decodeUtf8(untrustedBytes);
  if (untrustedBytes === undefined || untrustedText === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(untrustedText));
    return parsed.success && equalBytes(canonicalBytes(parsed.data), untrustedBytes) ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}
