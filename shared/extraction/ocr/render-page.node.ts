/**
 * Draws pages of a PDF as a reader of it would see them: pdf.js on a canvas of @napi-rs/canvas (Skia): native code, and
 * so in the recogniser's process only. Fonts that are not in the file are not looked up on the machine.
 */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { loadPdfLibrary, openPdf } from '../pdf/open-pdf.node.ts';
import type { Raster } from './raster.ts';

export interface DrawnPage {
  readonly raster: Raster;
  /** Pixels of the raster in a point of the page. */
  readonly scale: number;
}

export interface Drawing {
  /** Rejects when the page cannot be drawn. */
  draw(page: number): Promise<DrawnPage>;
  close(): Promise<void>;
}

const pointsPerInch = 72;
/** Enough for print of eight points; the recognition model needs letters of some 16 pixels. */
const dotsPerInch = 150;
/** Larger pages are drawn smaller. */
const longestSide = 3_600;

/** Null when the file does not open. */
export async function openDrawing(bytes: Uint8Array, pdfAssets: string | null): Promise<Drawing | null> {
  await loadPdfLibrary();
  const opened = await openPdf(bytes, {
    ...(pdfAssets === null ? {} : { pdfAssets }),
    decodesPictures: true,
  });
  if (opened.isEncrypted) return null;
  const { document } = opened;
  return { draw: (page) => drawPage(document, page), close: () => document.loadingTask.destroy() };
}

async function drawPage(document: PDFDocumentProxy, number: number): Promise<DrawnPage> {
  const page = await document.getPage(number);
  const natural = page.getViewport({ scale: 1 });
  const scale = Math.min(
    dotsPerInch / pointsPerInch,
    longestSide / Math.max(1, natural.width, natural.height),
  );
  const viewport = page.getViewport({ scale });
  const width = Math.max(1, Math.round(viewport.width));
  const height = Math.max(1, Math.round(viewport.height));
  const { canvas, context } = createCanvas(document, width, height);
  await page.render({ canvas, canvasContext: context, viewport, background: '#ffffff' }).promise;
  const { data } = context.getImageData(0, 0, width, height);
  page.cleanup();
  return { raster: { width, height, data: withoutAlpha(data) }, scale };
}

type RenderCanvas = Parameters<PDFPageProxy['render']>[0];

/** What pdf.js's own factory makes: it loads @napi-rs/canvas, and throws where that is missing. */
interface CanvasFactory {
  create(
    width: number,
    height: number,
  ): {
    readonly canvas: RenderCanvas['canvas'];
    readonly context: NonNullable<RenderCanvas['canvasContext']>;
  };
}

function createCanvas(document: PDFDocumentProxy, width: number, height: number) {
  // pdf.js declares it as a plain object.
  const factory = document.canvasFactory as CanvasFactory;
  return factory.create(width, height);
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from] ?? 0;
    rgb[to + 1] = rgba[from + 1] ?? 0;
    rgb[to + 2] = rgba[from + 2] ?? 0;
  }
  return rgb;
}
