/** data/catalogue.json: the public metadata of a release, its files, and which file explains which. Signed with the content. */
import * as z from 'zod/mini';
import type { JsonValue } from '../base/canonical-json.ts';
import { canonicalBytes } from '../base/canonical-json.ts';
import type { Catalogue } from '../release/catalogue.ts';
import { catalogueSchema } from '../release/catalogue.ts';
import type { ContentPart } from '../release/parts.ts';
import { partSlots } from '../release/parts.ts';
import type { CanonicalReading } from '../signoff/parse-canonical.ts';
import { parseCanonical } from '../signoff/parse-canonical.ts';
import { digest, packageNumberText } from '../signoff/parse-statement.ts';
import type { DossierContent } from '../signoff/statement.ts';
import { sortedByPath } from './manifest.ts';
import { payloadPath } from './payload-path.ts';

const paths = z.array(z.string().check(z.maxLength(500))).check(z.maxLength(1_000));

const publicFile = z.strictObject({
  slot: z.enum(partSlots),
  position: z.int().check(z.gte(1)),
  /** Name as the office gave it. */
  name: z.string().check(z.maxLength(500)),
  mediaType: z.string().check(z.maxLength(200)),
  bytes: z.int().check(z.gte(0)),
  sha256: digest,
  /** Where it lies in the bundle. */
  path: z.string().check(z.maxLength(500)),
  /** Of a document: the files that explain it. */
  interpretedBy: paths,
  /** Of an interpretation: the documents that it explains. */
  interprets: paths,
});

const publicCatalogue = z.strictObject({
  schema: z.literal('xianshen.catalogue/1'),
  packageNumber: packageNumberText,
  kind: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,59}$/)),
  metadata: catalogueSchema,
  files: z.array(publicFile).check(z.maxLength(1_000)),
});

export type PublicFile = z.infer<typeof publicFile>;
export type PublicCatalogue = z.infer<typeof publicCatalogue>;

/** Makes the public catalogue of a dossier: each document is linked with each interpretation, both ways. */
export function publicCatalogueOf(content: DossierContent, metadata: Catalogue): PublicCatalogue {
  const located = content.parts.map((part) => ({ ...part, path: payloadPath(part) }));
  const pathsOf = (slot: ContentPart['slot']) =>
    sortedByPath(located.filter((part) => part.slot === slot)).map(({ path }) => path);
  const files = located.map(({ slot, position, name, mediaType, bytes, sha256, path }) => ({
    slot,
    position,
    name,
    mediaType,
    bytes,
    sha256,
    path,
    interpretedBy: slot === 'document' ? pathsOf('interpretation') : [],
    interprets: slot === 'interpretation' ? pathsOf('document') : [],
  }));
  const { packageNumber, kind } = content;
  return { schema: 'xianshen.catalogue/1', packageNumber, kind, metadata, files: [...sortedByPath(files)] };
}

/** The content that people signed, as the catalogue tells it. */
export function contentOf({ packageNumber, kind, metadata, files }: PublicCatalogue): DossierContent {
  const catalogue: { readonly [field: string]: JsonValue } = metadata;
  return { packageNumber, kind, catalogue, parts: files };
}

/** Exact bytes of data/catalogue.json. */
export function publicCatalogueBytes(catalogue: PublicCatalogue): Uint8Array {
  return canonicalBytes(catalogue);
}

/** Parses data/catalogue.json. */
export function parsePublicCatalogue(untrustedBytes: Uint8Array): CanonicalReading<PublicCatalogue> {
  return parseCanonical(publicCatalogue, untrustedBytes);
}
