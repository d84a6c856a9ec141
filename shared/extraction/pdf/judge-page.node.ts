/** Asks pdf.js what a page paints and judges its letters. */
import type { PDFPageProxy } from 'pdfjs-dist';
import { loadPdfLibrary } from './open-pdf.node.ts';
import { type JudgedGlyph, judgeGlyphs } from './paint/hidden-glyphs.ts';
import type { Bounds } from './paint/matrix.ts';
import type { PageKnowledge, PictureLook } from './paint/page-run.ts';
import { type Operator, runOperators } from './paint/run-operators.ts';
import { sizeKey } from './painted-pictures.ts';

/** Pictures as pdf.js hands them out: 3 is RGBA, the only kind with an alpha channel (`ImageKind` in its sources). */
const kindWithAlpha = 3;

export interface JudgedPage {
  readonly glyphs: readonly JudgedGlyph[];
  /** Names of operators that occur. */
  readonly operators: ReadonlySet<string>;
  readonly isCut: boolean;
  /** Words lie under a picture of which nobody can tell whether it hides them. */
  readonly isUncertain: boolean;
  /** Places of painted pictures: left, low, right, high. */
  readonly pictures: readonly Bounds[];
  /** Sizes of painted pictures in pixels. */
  readonly pictureSizes: readonly string[];
}

/** Which layers show, as pdf.js tells. */
export interface LayerConfig {
  isVisible(group: unknown): boolean;
}

/** What is known about a page beside what pdf.js makes of it. */
export interface PageSurroundings {
  readonly layers: LayerConfig;
  /** By id, as pdf.js numbers them. */
  readonly annotationKinds: ReadonlyMap<string, string>;
  /** Looks of pictures by their size, from the file's own objects. */
  readonly lookOf: (size: string) => PictureLook;
}

/** Judges the letters of one page. */
export async function judgePage(page: PDFPageProxy, around: PageSurroundings): Promise<JudgedPage> {
  const { OPS } = await loadPdfLibrary();
  const list = await page.getOperatorList({ intent: 'any' });
  const names = new Map(Object.entries(OPS).map(([name, number]) => [number, name]));
  const operators: Operator[] = list.fnArray.map((number, index) => {
    const operands: unknown = list.argsArray[index];
    return { name: names.get(number) ?? '', operands: Array.isArray(operands) ? operands : [] };
  });
  const [left = 0, low = 0, right = 0, high = 0] = page.view;
  const painted = runOperators(operators, knowledgeOf(page, around));
  const glyphs = judgeGlyphs(painted, [left, low, right, high]);
  return {
    glyphs,
    isUncertain: glyphs.some(({ isUncertain, text }) => isUncertain === true && text.trim() !== ''),
    operators: new Set(operators.map(({ name }) => name)),
    isCut: painted.isCut,
    pictures: painted.areas.flatMap(({ kind, shape }) => (kind === 'image' ? [shape.bounds] : [])),
    pictureSizes: operators.flatMap(({ name, operands: [, width, height] }) =>
      name.startsWith('paintImage') && typeof width === 'number' && typeof height === 'number'
        ? [sizeKey(width, height)]
        : [],
    ),
  };
}

function knowledgeOf(
  page: PDFPageProxy,
  { layers, annotationKinds, lookOf }: PageSurroundings,
): PageKnowledge {
  const fonts = new Map<string, ReturnType<PageKnowledge['font']>>();
  return {
    font(name) {
      const known = fonts.get(name) ?? fontFacts(objectOf(page, name));
      fonts.set(name, known);
      return known;
    },
    pictureLook([picture, width, height]) {
      const data = typeof picture === 'string' ? objectOf(page, picture) : picture;
      const kind = fieldOf(data, 'kind');
      if (typeof kind === 'number') {
        return kind !== kindWithAlpha || isSolid(fieldOf(data, 'data')) ? 'opaque' : 'see-through';
      }
      return typeof width === 'number' && typeof height === 'number'
        ? lookOf(sizeKey(width, height))
        : 'unknown';
    },
    isLayerShown: (properties) => layers.isVisible(properties),
    annotationKind: (id) => annotationKinds.get(id) ?? '',
  };
}

/** An alpha channel that is nowhere used. */
function isSolid(data: unknown): boolean {
  if (!(data instanceof Uint8ClampedArray || data instanceof Uint8Array)) return false;
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return data.length > 0;
}

function fontFacts(font: unknown): ReturnType<PageKnowledge['font']> {
  const matrix = fieldOf(font, 'fontMatrix');
  const unit: unknown = Array.isArray(matrix) || matrix instanceof Float64Array ? matrix[0] : undefined;
  return {
    unit: typeof unit === 'number' && unit !== 0 ? unit : 0.001,
    isVertical: fieldOf(font, 'vertical') === true,
  };
}

/** A font or picture that came with the operators; null when it has not come. */
function objectOf(page: PDFPageProxy, id: string): unknown {
  const store = id.startsWith('g_') ? page.commonObjs : page.objs;
  return store.has(id) ? store.get(id) : null;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
