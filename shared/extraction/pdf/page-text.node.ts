/** Text of all pages as one part, and pages whose text cannot be known from the file alone. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Limits } from '../../intake/limits.ts';
import type { Collector } from '../collector.ts';
import type { PartBuilder } from '../part-builder.ts';
import { asStop } from '../stop.ts';
import { withoutRadicals } from './cjk-radicals.ts';
import { loadPdfLibrary } from './open-pdf.node.ts';
import { linesOf, type PdfLine, type PdfTextItem, unmappedShare } from './page-lines.ts';

/** Fewer characters on a page with a picture are page numbers and stamps: the page itself is the picture. */
const fewCharacters = 30;
const unmappedTolerated = 0.05;

/** Does something with each page within the bound; a page that cannot be read is noted. */
export async function eachPage(
  document: PDFDocumentProxy,
  {
    collector,
    limits,
    work,
  }: {
    readonly collector: Collector;
    readonly limits: Pick<Limits, 'pages'>;
    readonly work: (page: PDFPageProxy) => Promise<void>;
  },
): Promise<void> {
  const last = Math.min(document.numPages, limits.pages);
  for (let number = 1; number <= last; number += 1) {
    try {
      const page = await document.getPage(number);
      await work(page);
      page.cleanup();
    } catch (error) {
      if (asStop(error) !== null) throw error;
      collector.skip(pagePath(number), 'damaged');
    }
  }
  if (document.numPages > last) collector.skip(`${pagePath(last + 1)}…`, 'over-limit');
}

/** How a page is named in paths. */
export function pagePath(number: number): string {
  return `page-${number}`;
}

/** Lines of one page. */
export async function pageLines(page: PDFPageProxy): Promise<PdfLine[]> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const pieces: PdfTextItem[] = items.flatMap((item) =>
    'str' in item ? [{ ...item, str: withoutRadicals(item.str) }] : [],
  );
  return linesOf(pieces, (x, y) => viewport.convertToViewportPoint(x, y));
}

/** Adds a page's lines to the part and notes what they cannot tell. */
export async function collectPage(
  page: PDFPageProxy,
  part: PartBuilder,
  collector: Collector,
): Promise<void> {
  const lines = await pageLines(page);
  for (const { text, box, endsLine } of lines) {
    part.add(text, { place: { page: page.pageNumber, box }, hidden: null });
    part.separate(endsLine ? '\n' : '\t');
  }
  const whole = lines.map(({ text }) => text.trim()).join('');
  if (unmappedShare(whole) > unmappedTolerated) collector.skip(pagePath(page.pageNumber), 'no-text-mapping');
  if (whole.length < fewCharacters && (await showsPicture(page, whole === ''))) {
    collector.skip(pagePath(page.pageNumber), 'picture-without-text');
  }
}

/** A page without any text that paints something may show words as a picture or as curves. */
async function showsPicture(page: PDFPageProxy, anyPainting: boolean): Promise<boolean> {
  const { OPS } = await loadPdfLibrary();
  const { fnArray } = await page.getOperatorList();
  const pictures: readonly number[] = [
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectGroup,
  ];
  const wanted = anyPainting ? [...pictures, OPS.constructPath, OPS.shadingFill, OPS.showText] : pictures;
  return fnArray.some((operation) => wanted.includes(operation));
}
