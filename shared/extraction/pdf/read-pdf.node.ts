/** Reader for PDF: text of every page with its place, and everything a PDF carries out of sight. */
import type { PDFPageProxy } from 'pdfjs-dist';
import { startCollecting } from '../collector.ts';
import type { ExtractedText } from '../extracted-text.ts';
import type { ReadContext } from '../reader.ts';
import { asStop } from '../stop.ts';
import { startLayerCheck } from './look-at-page.ts';
import { noteRedactions } from './note-redactions.ts';
import { inflateBounded } from './objects/inflate.node.ts';
import { openObjects, type PdfObjects } from './objects/open-objects.ts';
import { openPdf, type PdfOpening } from './open-pdf.node.ts';
import { collectFound, collectPage, eachPage, type PageTarget } from './page-text.node.ts';
import { collectAnnotations, type PdfAnnotation, parseAnnotation, scriptsOf } from './pdf-annotations.ts';
import { type PdfFile, readAttachment, readExtras } from './pdf-extras.node.ts';
import { noteScripts, nothingNoted } from './pdf-notes.ts';
import { frameOf, type PageSource, pageSources, readPlainPage } from './plain-page.node.ts';
import { readRevisions } from './read-revisions.node.ts';
import { readObjects } from './read-structure.node.ts';

/** Stops with `damaged` when it does not open; a file with a password is reported and left alone. */
export async function readPdf(bytes: Uint8Array, context: ReadContext): Promise<ExtractedText> {
  const collector = startCollecting('pdf', context.budget);
  const objects = openObjects(bytes, { inflate: inflateBounded, most: context.limits.entryBytes });
  const opening = await openDocument(bytes, objects, context);
  if (opening.isEncrypted) {
    collector.fact({ kind: 'file.encrypted', path: '' });
    collector.skip('', 'encrypted');
    return collector.finish();
  }
  const { document } = opening;
  const file: PdfFile = { document, collector, context, noted: nothingNoted() };
  const check = startLayerCheck(bytes, context);
  try {
    const part = collector.start('pages', 'page');
    const layers = await document.getOptionalContentConfig();
    const sources = pageSources(objects, document.numPages);
    await eachPage(document, {
      collector,
      limits: context.limits,
      shortcut: (number) => collectPlain(sources[number - 1], number, { part, collector, check }),
      work: async (page) => {
        const source = sources[page.pageNumber - 1] ?? null;
        const annotations = source?.page.has('Annots') === false ? [] : await annotationsOf(page);
        const lines = await collectPage(page, { source, part, collector, layers, annotations, check });
        noteRedactions(lines, annotations, { page, collector });
        const hasActions = source?.page.has('AA') !== false;
        await readAnnotations(page, { annotations, hasActions }, file);
      },
    });
    collector.keep(part);
    await readExtras(file);
    await readObjects(objects, file, check.paintedSizes);
    await readRevisions(bytes, { shown: part.textFrom(0), objects }, file);
    return collector.finish(document.numPages);
  } finally {
    check.pages.close();
    await document.loadingTask.destroy();
  }
}

/** A file that is ciphered in a way that pdf.js does not know cannot be inspected, and is not damaged. */
async function openDocument(
  bytes: Uint8Array,
  { isEncrypted }: PdfObjects,
  { options }: ReadContext,
): Promise<PdfOpening> {
  try {
    return await openPdf(bytes, options);
  } catch (error) {
    if (isEncrypted && asStop(error)?.reason === 'damaged') return { isEncrypted: true };
    throw error;
  }
}

/** Does a page that hides nothing and carries nothing beside its content. */
async function collectPlain(
  source: PageSource | undefined,
  number: number,
  target: Pick<PageTarget, 'part' | 'collector' | 'check'>,
): Promise<boolean> {
  const frame = source === undefined ? null : frameOf(source, number);
  const found = source === undefined || frame === null ? null : readPlainPage(frame, source, []);
  if (frame === null || found === null) return false;
  await collectFound(frame, found, target);
  return true;
}

async function annotationsOf(page: PDFPageProxy): Promise<readonly PdfAnnotation[]> {
  const untrusted: readonly Readonly<Record<string, unknown>>[] = await page.getAnnotations({
    intent: 'any',
  });
  return untrusted.map(parseAnnotation);
}

async function readAnnotations(
  page: PDFPageProxy,
  {
    annotations,
    hasActions,
  }: { readonly annotations: readonly PdfAnnotation[]; readonly hasActions: boolean },
  file: PdfFile,
): Promise<void> {
  const { collector } = file;
  collectAnnotations(annotations, page.pageNumber, collector);
  const scripts = [
    ...annotations.flatMap(({ scripts: own }) => own),
    ...(hasActions ? scriptsOf(await page.getJSActions()) : []),
  ];
  noteScripts(scripts, `page-${page.pageNumber}#javascript`, file);
  for (const { subtype, fileId, fileName } of annotations) {
    if (subtype === 'FileAttachment' && fileId !== '') {
      await readAttachment(file, { id: fileId, name: fileName === '' ? fileId : fileName });
    }
  }
}
