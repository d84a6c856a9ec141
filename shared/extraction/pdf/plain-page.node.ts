/** Pages that hide nothing, read without pdf.js. */
import { withoutRadicals } from './cjk-radicals.ts';
import type { JudgedPage } from './judge-page.node.ts';
import type { PdfObjects } from './objects/open-objects.ts';
import { pagesOf } from './objects/page-list.ts';
import { asArray, asNumber, type PdfDictionary } from './objects/pdf-value.ts';
import { linesOf } from './page-lines.ts';
import type { FoundPage, PageFrame } from './page-text.node.ts';
import { noCovers } from './paint/hidden-glyphs.ts';
import { numbersOf } from './paint/matrix.ts';
import type { PictureLook } from './paint/page-run.ts';
import { sizeKey } from './painted-pictures.ts';
import type { PdfAnnotation } from './pdf-annotations.ts';
import { pictureLooks } from './picture-looks.ts';
import { quickItems } from './quick/quick-items.ts';
import { inherited, readQuickPage } from './quick/quick-page.ts';
import type { QuickArea, QuickDocument } from './quick/quick-state.ts';

/** A page among the file's own objects. */
export interface PageSource {
  readonly page: PdfDictionary;
  readonly document: SourceDocument;
}

/** What the pages of a file share. */
export interface SourceDocument extends QuickDocument {
  /** Looks of pictures by their size. */
  readonly lookOf: (size: string) => PictureLook;
}

/** All pages; none when strings are ciphered or pdf.js counts other pages. */
export function pageSources(objects: PdfObjects, count: number): readonly PageSource[] {
  if (objects.isEncrypted) return [];
  const pages = pagesOf(objects, count + 1);
  if (pages.length !== count) return [];
  const document: SourceDocument = { objects, fonts: new Map(), lookOf: pictureLooks(objects) };
  return pages.map((page) => ({ page, document }));
}

/** Null when something on the page may hide something else. */
export function readPlainPage(
  frame: PageFrame,
  source: PageSource | null,
  annotations: readonly Pick<PdfAnnotation, 'subtype'>[],
): FoundPage | null {
  if (source === null || annotations.some(({ subtype }) => !noCovers.has(subtype))) return null;
  const [left = 0, low = 0, right = 0, high = 0] = frame.view;
  const quick = readQuickPage(source.page, [left, low, right, high], source.document);
  if (quick === null) return null;
  const viewport = frame.getViewport({ scale: 1 });
  const items = quickItems(quick.texts).map((item) => ({ ...item, str: withoutRadicals(item.str) }));
  const lines = linesOf(items, (x, y) => viewport.convertToViewportPoint(x, y));
  const embedded = new Set(quick.texts.flatMap(({ font, isEmbedded }) => (isEmbedded ? [font] : [])));
  return {
    judged: judgedOf(quick.areas),
    text: { lines, unmatched: [], items },
    isEmbedded: (font) => embedded.has(font),
  };
}

/** How an upright page without annotations and actions lies; null for any other, of which pdf.js has to be asked. */
export function frameOf({ page, document: { objects } }: PageSource, pageNumber: number): PageFrame | null {
  if (page.has('Annots') || page.has('AA') || page.has('UserUnit')) return null;
  if ((asNumber(inherited(objects, page, 'Rotate')) ?? 0) !== 0) return null;
  const boxes = ['MediaBox', 'CropBox'].map((key) =>
    numbersOf(asArray(inherited(objects, page, key)).map((each) => objects.resolve(each))),
  );
  const [media = [], crop = []] = boxes.map(uprightBox);
  if (media.length !== 4) return null;
  const [left = 0, low = 0, right = 0, high = 0] = crop.length === 4 ? common(media, crop) : media;
  if (!(left < right && low < high)) return null;
  return {
    pageNumber,
    view: [left, low, right, high],
    getViewport: () => ({ convertToViewportPoint: (x, y) => [x - left, high - y] }),
  };
}

function uprightBox([x0, y0, x1, y1]: readonly number[]): readonly number[] {
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return [];
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

function common(one: readonly number[], other: readonly number[]): readonly number[] {
  return one.map((value, index) =>
    index < 2 ? Math.max(value, other[index] ?? value) : Math.min(value, other[index] ?? value),
  );
}

function judgedOf(areas: readonly QuickArea[]): JudgedPage {
  const pictures = areas.filter(({ picture }) => picture !== null);
  return {
    glyphs: [],
    operators: new Set(pictures.length > 0 ? ['showText', 'paintImageXObject'] : ['showText']),
    isCut: false,
    isUncertain: false,
    pictures: pictures.map(({ bounds }) => bounds),
    pictureSizes: pictures.map(({ picture }) => sizeKey(picture?.[0] ?? 0, picture?.[1] ?? 0)),
  };
}
