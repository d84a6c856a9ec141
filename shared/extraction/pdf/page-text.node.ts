/** Text of all pages as one part, and pages whose text cannot be known from the file alone. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { Limits } from '../../intake/limits.ts';
import type { Collector } from '../collector.ts';
import type { PartBuilder } from '../part-builder.ts';
import { asStop } from '../stop.ts';
import { withoutRadicals } from './cjk-radicals.ts';
import { noteHidden, settleLines } from './hidden-lines.ts';
import { type JudgedPage, judgePage, type LayerConfig } from './judge-page.node.ts';
import { type FontStretch, type LayerCheck, lookAtPage, type SeenPage } from './look-at-page.ts';
import { markItems } from './match-glyphs.ts';
import { linesOf, type PdfLine, type PdfTextItem, unmappedShare } from './page-lines.ts';
import type { JudgedGlyph } from './paint/hidden-glyphs.ts';
import type { PdfAnnotation } from './pdf-annotations.ts';
import { type PageSource, readPlainPage } from './plain-page.node.ts';

/** Does something with each page within the bound; a page that cannot be read is noted. */
export async function eachPage(
  document: PDFDocumentProxy,
  {
    collector,
    limits,
    shortcut,
    work,
  }: {
    readonly collector: Collector;
    readonly limits: Pick<Limits, 'pages'>;
    /** Does a page without pdf.js if it can. */
    readonly shortcut?: (number: number) => Promise<boolean>;
    readonly work: (page: PDFPageProxy) => Promise<void>;
  },
): Promise<void> {
  const last = Math.min(document.numPages, limits.pages);
  for (let number = 1; number <= last; number += 1) {
    try {
      if (shortcut !== undefined && (await shortcut(number))) continue;
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

/** How a page lies. */
export interface PageFrame {
  readonly pageNumber: number;
  /** Left, low, right, high. */
  readonly view: readonly number[];
  getViewport(options: { readonly scale: number }): {
    convertToViewportPoint(x: number, y: number): readonly number[];
  };
}

/** What was found on a page, however it was read. */
export interface FoundPage {
  readonly judged: JudgedPage;
  readonly text: PageText;
  /** Whether a font's shapes are in the file. */
  readonly isEmbedded: (font: string) => boolean;
}

/** What a page is read into, and what is known about it already. */
export interface PageTarget {
  /** The page among the file's own objects; null when they cannot be trusted to be the same. */
  readonly source: PageSource | null;
  readonly part: PartBuilder;
  readonly collector: Collector;
  readonly layers: LayerConfig;
  readonly annotations: readonly PdfAnnotation[];
  readonly check: LayerCheck;
}

/** Adds a page's lines to the part and notes what they cannot tell; gives the lines back. */
export async function collectPage(page: PDFPageProxy, target: PageTarget): Promise<readonly PdfLine[]> {
  const { source, layers, annotations } = target;
  const plain = readPlainPage(page, source, annotations);
  if (plain !== null) return collectFound(page, plain, target);
  const lookOf = source === null ? neverKnown : source.document.lookOf;
  const judged = await judgePage(page, { layers, annotationKinds: kindsById(annotations), lookOf });
  const isEmbedded = (font: string) => isInFile(page, font);
  return collectFound(page, { judged, text: await pageText(page, judged.glyphs), isEmbedded }, target);
}

/** Adds what was found on a page. */
export async function collectFound(
  frame: PageFrame,
  { judged, text: { lines, unmatched, items }, isEmbedded }: FoundPage,
  { part, collector, check }: Pick<PageTarget, 'part' | 'collector' | 'check'>,
): Promise<readonly PdfLine[]> {
  const number = frame.pageNumber;
  const path = pagePath(number);
  for (const { text, box, hidden, endsWith } of lines) {
    part.add(text, { place: { page: number, box }, hidden });
    if (endsWith !== '') part.separate(endsWith);
  }
  const whole = lines.map(({ text }) => text.trim()).join('');
  for (const size of judged.pictureSizes) check.paintedSizes.add(size);
  const seen: SeenPage = {
    number,
    lines,
    stretches: check.canRead ? stretchesOf(frame, items, isEmbedded) : [],
    fonts: new Set(items.flatMap(({ fontName }) => fontName ?? [])),
    pictures: judged.pictures,
    paints: showsPicture(judged.operators, whole === ''),
    area: areaOf(frame),
  };
  const shares = await lookAtPage(seen, check, { collector, path, unmapped: unmappedShare(whole) });
  noteHidden(lines, unmatched, { page: number, path, collector, shares });
  if (judged.isCut) collector.skip(path, 'over-limit');
  if (judged.isUncertain) collector.skip(`${path}#pictures`, 'unsupported-format');
  return lines;
}

const neverKnown = () => 'unknown' as const;

function kindsById(annotations: readonly PdfAnnotation[]): ReadonlyMap<string, string> {
  return new Map(annotations.map(({ id, subtype }) => [id, subtype]));
}

/** Level stretches that everybody sees as they are in the file: not hidden, and in fonts that came along. */
function stretchesOf(
  frame: PageFrame,
  items: readonly PdfTextItem[],
  isEmbedded: (font: string) => boolean,
): readonly FontStretch[] {
  const viewport = frame.getViewport({ scale: 1 });
  const embedded = new Map<string, boolean>();
  const isSeen = ({ fontName, transform, hidden = null }: PdfTextItem) => {
    const isLevel = (transform[0] ?? 0) > 0 && Math.abs(transform[1] ?? 0) < 0.01;
    if (fontName === undefined || hidden !== null || !isLevel) return false;
    const isKnown = embedded.get(fontName) ?? isEmbedded(fontName);
    embedded.set(fontName, isKnown);
    return isKnown;
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

function areaOf({ view: [left = 0, low = 0, right = 0, high = 0] }: PageFrame): number {
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
