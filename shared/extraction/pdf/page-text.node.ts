/** Text of all pages as one part, and pages whose text cannot be known from the file alone. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Limits } from '../../intake/limits.ts';
import type { Collector } from '../collector.ts';
import type { PartBuilder } from '../part-builder.ts';
import { asStop } from '../stop.ts';
import { withoutRadicals } from './cjk-radicals.ts';
import { noteHidden, settleLines } from './hidden-lines.ts';
import { judgePage, type LayerConfig } from './judge-page.node.ts';
import { type FontStretch, type LayerCheck, lookAtPage, type SeenPage } from './look-at-page.ts';
import { markItems } from './match-glyphs.ts';
import { linesOf, type PdfLine, type PdfTextItem, unmappedShare } from './page-lines.ts';
import type { JudgedGlyph } from './paint/hidden-glyphs.ts';
import type { PdfAnnotation } from './pdf-annotations.ts';

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
  /** The pieces that the lines were put together from. */
  readonly items: readonly PdfTextItem[];
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
  return { lines: settleLines(lines), unmatched: marked.unmatched, items: marked.items };
}

/** What a page is read into, and what is known about it already. */
export interface PageTarget {
  readonly part: PartBuilder;
  readonly collector: Collector;
  readonly layers: LayerConfig;
  readonly annotations: readonly PdfAnnotation[];
  readonly check: LayerCheck;
}

/** Adds a page's lines to the part and notes what they cannot tell; gives the lines back. */
export async function collectPage(
  page: PDFPageProxy,
  { part, collector, layers, annotations, check }: PageTarget,
): Promise<readonly PdfLine[]> {
  const number = page.pageNumber;
  const path = pagePath(number);
  const judged = await judgePage(page, layers, new Map(annotations.map(({ id, subtype }) => [id, subtype])));
  const { lines, unmatched, items } = await pageText(page, judged.glyphs);
  for (const { text, box, hidden, endsWith } of lines) {
    part.add(text, { place: { page: number, box }, hidden });
    if (endsWith !== '') part.separate(endsWith);
  }
  const whole = lines.map(({ text }) => text.trim()).join('');
  for (const size of judged.pictureSizes) check.paintedSizes.add(size);
  const seen: SeenPage = {
    number,
    lines,
    stretches: stretchesOf(page, items),
    fonts: new Set(items.flatMap(({ fontName }) => fontName ?? [])),
    pictures: judged.pictures,
    paints: showsPicture(judged.operators, whole === ''),
    area: areaOf(page),
  };
  const shares = await lookAtPage(seen, check, { collector, path, unmapped: unmappedShare(whole) });
  noteHidden(lines, unmatched, { page: number, path, collector, shares });
  if (judged.isCut) collector.skip(path, 'over-limit');
  return lines;
}

/** Level stretches that everybody sees as they are in the file: not hidden, and in fonts that came along. */
function stretchesOf(page: PDFPageProxy, items: readonly PdfTextItem[]): readonly FontStretch[] {
  const viewport = page.getViewport({ scale: 1 });
  const embedded = new Map<string, boolean>();
  const isSeen = ({ fontName, transform, hidden = null }: PdfTextItem) => {
    const isLevel = (transform[0] ?? 0) > 0 && Math.abs(transform[1] ?? 0) < 0.01;
    if (fontName === undefined || hidden !== null || !isLevel) return false;
    const isEmbedded = embedded.get(fontName) ?? isInFile(page, fontName);
    embedded.set(fontName, isEmbedded);
    return isEmbedded;
  };
  const stretches: FontStretch[] = [];
  let run: PdfTextItem[] = [];
  const flush = () => {
    const lines = linesOf(run, (x, y) => viewport.convertToViewportPoint(x, y));
    const fonts = run.flatMap(({ fontName, str }) => (str.trim() === '' ? [] : (fontName ?? [])));
    const [line] = lines;
    // What is set apart on one line becomes several lines; only whole ones can be told from their items.
    if (line !== undefined && lines.length === 1) stretches.push({ fonts, text: line.text, box: line.box });
    run = [];
  };
  for (const item of items) {
    if (!isSeen(item) && item.str.trim() !== '') flush();
    else run.push(item);
    if (item.hasEOL) flush();
  }
  flush();
  return stretches;
}

function isInFile(page: PDFPageProxy, fontName: string): boolean {
  if (!page.commonObjs.has(fontName)) return false;
  const font: unknown = page.commonObjs.get(fontName);
  return typeof font === 'object' && font !== null && Reflect.get(font, 'missingFile') !== true;
}

function areaOf({ view: [left = 0, low = 0, right = 0, high = 0] }: PDFPageProxy): number {
  return (right - left) * (high - low);
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
