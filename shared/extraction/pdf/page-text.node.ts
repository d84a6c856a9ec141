/** Text of all pages as one part, and pages whose text cannot be known from the file alone. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Limits } from '../../intake/limits.ts';
import type { Collector } from '../collector.ts';
import type { PartBuilder } from '../part-builder.ts';
import { asStop } from '../stop.ts';
import { withoutRadicals } from './cjk-radicals.ts';
import { noteHidden, settleLines } from './hidden-lines.ts';
import { judgePage, type LayerConfig } from './judge-page.node.ts';
import { markItems } from './match-glyphs.ts';
import { linesOf, type PdfLine, type PdfTextItem, unmappedShare } from './page-lines.ts';
import type { JudgedGlyph } from './paint/hidden-glyphs.ts';
import type { PdfAnnotation } from './pdf-annotations.ts';

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

export interface PageText {
  readonly lines: readonly PdfLine[];
  /** Hidden letters that are in no line. */
  readonly unmatched: readonly JudgedGlyph[];
}

/** Lines of one page, with what nobody sees marked as far as the letters have been judged. */
export async function pageText(page: PDFPageProxy, glyphs: readonly JudgedGlyph[]): Promise<PageText> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const pieces: PdfTextItem[] = items.flatMap((item) =>
    'str' in item ? [{ ...item, str: withoutRadicals(item.str) }] : [],
  );
  const marked = markItems(pieces, glyphs);
  const lines = linesOf(marked.items, (x, y) => viewport.convertToViewportPoint(x, y));
  return { lines: settleLines(lines), unmatched: marked.unmatched };
}

/** What a page is read into, and what is known about it already. */
export interface PageTarget {
  readonly part: PartBuilder;
  readonly collector: Collector;
  readonly layers: LayerConfig;
  readonly annotations: readonly PdfAnnotation[];
}

/** Adds a page's lines to the part and notes what they cannot tell; gives the lines back. */
export async function collectPage(
  page: PDFPageProxy,
  { part, collector, layers, annotations }: PageTarget,
): Promise<readonly PdfLine[]> {
  const number = page.pageNumber;
  const path = pagePath(number);
  const judged = await judgePage(page, layers, new Map(annotations.map(({ id, subtype }) => [id, subtype])));
  const { lines, unmatched } = await pageText(page, judged.glyphs);
  for (const { text, box, hidden, endsWith } of lines) {
    part.add(text, { place: { page: number, box }, hidden });
    if (endsWith !== '') part.separate(endsWith);
  }
  noteHidden(lines, unmatched, { page: number, path, collector });
  if (judged.isCut) collector.skip(path, 'over-limit');
  const whole = lines.map(({ text }) => text.trim()).join('');
  if (unmappedShare(whole) > unmappedTolerated) collector.skip(path, 'no-text-mapping');
  if (whole.length < fewCharacters && showsPicture(judged.operators, whole === '')) {
    collector.skip(path, 'picture-without-text');
  }
  return lines;
}

const pictures = [
  'paintImageXObject',
  'paintInlineImageXObject',
  'paintImageMaskXObject',
  'paintImageXObjectRepeat',
  'paintImageMaskXObjectGroup',
];
const drawings = ['constructPath', 'shadingFill', 'showText'];

/** A page without any text that paints something may show words as a picture or as curves. */
function showsPicture(operators: ReadonlySet<string>, anyPainting: boolean): boolean {
  return [...pictures, ...(anyPainting ? drawings : [])].some((name) => operators.has(name));
}
