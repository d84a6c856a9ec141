/** Headless interpretation desk and release pages: one source in, every form out, with what a person should know about it. */
import * as z from 'zod/mini';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import { type CoveredPoint, coveredPoints } from '../publishing/interpretation/covered-points.ts';
import { type StaleLink, staleLinks } from '../publishing/interpretation/document-facts.ts';
import { interpretationDocument } from '../publishing/interpretation/interpretation-document.ts';
import { interpretationPageAlone } from '../publishing/interpretation/interpretation-print.ts';
import type { InterpretationSource } from '../publishing/interpretation/interpretation-source.ts';
import { interpretationSchema } from '../publishing/interpretation/interpretation-source.ts';
import { longPicture } from '../publishing/interpretation/long-picture.ts';
import { interpretationText } from '../publishing/interpretation/plain-text.ts';
import { type ReadingAdvice, readingAdvice } from '../publishing/interpretation/reading-advice.ts';
import { shownWords } from '../publishing/official/compare-words.ts';
import { documentBlocks } from '../publishing/official/document-blocks.ts';
import { recogniseElements } from '../publishing/official/recognise-elements.ts';
import { documentPage, interpretationPage, type ReleasePages } from '../publishing/pages/release-pages.ts';
import { catalogueSchema } from '../release/catalogue.ts';
import { standardHeader } from '../release/portal/portal-header.ts';
import { portalProfileSchema } from '../release/portal/portal-profile.ts';
import { typesetDocx } from './document-writers.node.ts';
import type { MadeFile, PublishSettings, WrittenOutput } from './publish-files.node.ts';
import { readJsonSource, readScreened, stemOf, writeOutputs } from './publish-files.node.ts';

export interface InterpretationOrder {
  /** JSON source, `xianshen.interpretation/1`. */
  readonly path: string;
  /** The document that is interpreted; null where links and similarity are not to be looked at. */
  readonly document: string | null;
  readonly out: string;
  readonly at: string;
}

export interface InterpretationReport {
  readonly points: readonly CoveredPoint[];
  readonly stale: readonly StaleLink[];
  /** True where the document's bytes are not those that the source was written for. */
  readonly documentChanged: boolean;
  readonly advice: readonly ReadingAdvice[];
  readonly outputs: readonly WrittenOutput[];
}

/** Failures: those of `readJsonSource`, `readScreened` and `writeOutputs`. */
export async function interpretFile(
  order: InterpretationOrder,
  settings: PublishSettings,
): Promise<Result<InterpretationReport>> {
  const source = await readJsonSource(order.path, interpretationSchema);
  if (!source.ok) return source;
  const document = order.document === null ? null : await readScreened(order.document, settings);
  if (document !== null && !document.ok) return document;
  const forms = await interpretationForms(source.value, { stem: stemOf(order.path), at: order.at });
  const outputs = await writeOutputs(order.out, forms, { settings, mustSay: null });
  if (!outputs.ok) return outputs;
  const read = document?.value ?? null;
  const blocks = read === null ? null : documentBlocks(read.text).blocks;
  const { sha256 } = settings.hash;
  return ok({
    points: coveredPoints(source.value),
    stale: blocks === null ? [] : staleLinks(source.value, blocks, sha256),
    documentChanged: read !== null && sha256(read.bytes) !== source.value.document.sha256,
    advice: readingAdvice(source.value, read === null ? '' : shownWords(read.text)),
    outputs: outputs.value,
  });
}

/** docx, a page of its own, plain text and the long picture. */
export async function interpretationForms(
  source: InterpretationSource,
  { stem, at }: { readonly stem: string; readonly at: string },
): Promise<readonly MadeFile[]> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  return [
    { name: `${stem}.docx`, bytes: await typesetDocx(interpretationDocument(source), at) },
    { name: `${stem}.html`, bytes: bytes(interpretationPageAlone(source)) },
    { name: `${stem}.txt`, bytes: bytes(interpretationText(source)) },
    { name: `${stem}.svg`, bytes: bytes(longPicture(source)) },
  ];
}

export const pagesSchema = z.strictObject({
  schema: z.literal('xianshen.pages/1'),
  catalogue: catalogueSchema,
  profile: z.optional(portalProfileSchema),
  notices: z.optional(
    z
      .array(
        z.strictObject({
          notice: z.enum(['correction', 'withdrawal']),
          on: z.iso.date(),
          text: z.string().check(z.minLength(1), z.maxLength(5_000)),
        }),
      )
      .check(z.maxLength(50)),
  ),
});

export interface PagesOrder {
  /** The document as it is released. */
  readonly document: string;
  /** JSON sources: `xianshen.interpretation/1` and `xianshen.pages/1`. */
  readonly interpretation: string;
  readonly pages: string;
  /** Files for download beside the document; copied to the pages. */
  readonly attachments: readonly string[];
  readonly out: string;
}

/** The pair of pages with the files to download. Failures: those of `readJsonSource`, `readScreened` and `writeOutputs`. */
export async function makePages(
  order: PagesOrder,
  settings: PublishSettings,
): Promise<Result<readonly WrittenOutput[]>> {
  const interpretation = await readJsonSource(order.interpretation, interpretationSchema);
  if (!interpretation.ok) return interpretation;
  const wanted = await readJsonSource(order.pages, pagesSchema);
  if (!wanted.ok) return wanted;
  const document = await readScreened(order.document, settings);
  if (!document.ok) return document;
  const files: MadeFile[] = [document.value];
  for (const path of order.attachments) {
    const attachment = await readScreened(path, settings);
    if (!attachment.ok) return attachment;
    files.push(attachment.value);
  }
  const { catalogue, profile, notices = [] } = wanted.value;
  const isWithdrawn = notices.some(({ notice }) => notice === 'withdrawal');
  const pages: ReleasePages = {
    catalogue,
    header: profile?.header ?? standardHeader,
    notices,
    document: recogniseElements(documentBlocks(document.value.text)),
    interpretation: interpretation.value,
    names: { document: 'document.html', interpretation: 'interpretation.html' },
    downloads: files.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: settings.hash.sha256(bytes),
    })),
  };
  const encoder = new TextEncoder();
  const made = [
    { name: 'document.html', bytes: encoder.encode(documentPage(pages)) },
    { name: 'interpretation.html', bytes: encoder.encode(interpretationPage(pages)) },
    ...(isWithdrawn ? [] : files.map(({ name, bytes }) => ({ name, bytes }))),
  ];
  return writeOutputs(order.out, made, { settings, mustSay: null });
}
