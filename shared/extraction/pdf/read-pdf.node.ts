/** Reader for PDF: text of every page with its place, and everything a PDF carries out of sight. */
import type { PDFPageProxy } from 'pdfjs-dist';
import { startCollecting } from '../collector.ts';
import type { ExtractedText } from '../extracted-text.ts';
import type { ReadContext } from '../reader.ts';
import { noteRedactions } from './note-redactions.ts';
import { openPdf } from './open-pdf.node.ts';
import { collectPage, eachPage } from './page-text.node.ts';
import { collectAnnotations, type PdfAnnotation, parseAnnotation, scriptsOf } from './pdf-annotations.ts';
import { noteScripts, type PdfFile, readAttachment, readExtras } from './pdf-extras.node.ts';
import { readRevisions } from './read-revisions.node.ts';

/** Stops with `damaged` when it does not open; a file with a password is reported and left alone. */
export async function readPdf(bytes: Uint8Array, context: ReadContext): Promise<ExtractedText> {
  const collector = startCollecting('pdf', context.budget);
  const opening = await openPdf(bytes, context.options);
  if (opening.isEncrypted) {
    collector.fact({ kind: 'file.encrypted', path: '' });
    collector.skip('', 'encrypted');
    return collector.finish();
  }
  const { document } = opening;
  const file: PdfFile = { document, collector, context };
  try {
    const part = collector.start('pages', 'page');
    const layers = await document.getOptionalContentConfig();
    await eachPage(document, {
      collector,
      limits: context.limits,
      work: async (page) => {
        const annotations = await annotationsOf(page);
        const lines = await collectPage(page, { part, collector, layers, annotations });
        noteRedactions(lines, annotations, { page, collector });
        await readAnnotations(page, annotations, file);
      },
    });
    collector.keep(part);
    if (document.isPureXfa) collector.skip('(form)', 'unsupported-format');
    await readExtras(file);
    await readRevisions(bytes, part.textFrom(0), file);
    return collector.finish(document.numPages);
  } finally {
    await document.loadingTask.destroy();
  }
}

async function annotationsOf(page: PDFPageProxy): Promise<readonly PdfAnnotation[]> {
  const untrusted: readonly Readonly<Record<string, unknown>>[] = await page.getAnnotations({
    intent: 'any',
  });
  return untrusted.map(parseAnnotation);
}

async function readAnnotations(
  page: PDFPageProxy,
  annotations: readonly PdfAnnotation[],
  file: PdfFile,
): Promise<void> {
  const { collector } = file;
  collectAnnotations(annotations, page.pageNumber, collector);
  const scripts = [
    ...annotations.flatMap(({ scripts: own }) => own),
    ...scriptsOf(await page.getJSActions()),
  ];
  noteScripts(scripts, `page-${page.pageNumber}#javascript`, collector);
  for (const { subtype, fileId, fileName } of annotations) {
    if (subtype === 'FileAttachment' && fileId !== '') {
      await readAttachment(file, { id: fileId, name: fileName === '' ? fileId : fileName });
    }
  }
}
