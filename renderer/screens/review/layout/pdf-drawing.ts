/**
 * PDF pages drawn by pdf.js and its own viewer, from bytes in memory: nothing is fetched but character maps and fonts of the
 * program, no script of the document runs, no link is followed. Pages are drawn where they are seen.
 */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { AnnotationMode, GlobalWorkerOptions, getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.mjs?worker&url';
import { EventBus, LinkTarget, PDFViewer, SimpleLinkService } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import 'pdfjs-dist/legacy/web/pdf_viewer.css';
import type { DrawnPage, PdfView, PdfViewOptions } from './pdf-viewer.ts';
import { ownWorker } from './trusted-sinks.ts';

const dataFolder = (name: string): string => new URL(`pdfjs/${name}/`, document.baseURI).href;

/** Smallest and largest zoom, as shares of the size on paper. */
const zoomBounds = { smallest: 0.25, largest: 5 } as const;

/** See `openPdfView`. */
export async function drawPdf(options: PdfViewOptions): Promise<PdfView> {
  const worker = ownWorker(workerAddress);
  GlobalWorkerOptions.workerPort = worker;
  const task = getDocument({
    // pdf.js hands the buffer over to its worker: the caller keeps what it has.
    data: options.bytes.slice(),
    cMapUrl: dataFolder('cmaps'),
    standardFontDataUrl: dataFolder('standard_fonts'),
    wasmUrl: dataFolder('wasm'),
    // The page's policy evaluates nothing, WebAssembly neither; the slower decoders are scripts of the program.
    useWasm: false,
    enableXfa: false,
    // Pages are looked up when they are shown: of a thousand, the first is drawn as soon as that of a short document.
    disableAutoFetch: true,
    stopAtErrors: false,
    maxImageSize: 64 * 1024 * 1024,
    verbosity: 0,
  });
  const end = (): void => {
    void task.destroy().finally(() => worker.terminate());
  };
  try {
    return await viewOf(await task.promise, options, end);
  } catch (error) {
    end();
    throw error;
  }
}

async function viewOf(pdf: PDFDocumentProxy, options: PdfViewOptions, end: () => void): Promise<PdfView> {
  const eventBus = new EventBus();
  const linkService = new SimpleLinkService();
  linkService.externalLinkEnabled = false;
  linkService.externalLinkTarget = LinkTarget.NONE;
  const closing = new AbortController();
  const settings: ConstructorParameters<typeof PDFViewer>[0] = {
    container: options.container,
    eventBus,
    linkService,
    annotationMode: AnnotationMode.ENABLE,
    enableAutoLinking: false,
    removePageBorders: true,
    supportsPinchToZoom: false,
    maxCanvasPixels: 2 ** 24,
  };
  // Both are options of the viewer that its types leave out, or name by a class that is not handed out.
  const further = { l10n: wordless(options.pageLabel), abortSignal: closing.signal };
  const viewer = new PDFViewer(Object.assign(settings, further));
  const framed = new Promise<void>((resolve) => eventBus.on('pagesinit', () => resolve()));
  eventBus.on('pagerendered', options.onDrawn);
  eventBus.on('textlayerrendered', options.onDrawn);
  eventBus.on('scalechanging', () => options.onScale(viewer.currentScale));
  viewer.setDocument(pdf);
  // A document whose first page cannot be opened never gets frames for its pages.
  await Promise.all([viewer.firstPagePromise, framed]);
  // With it, copying everything would take the text from the file instead of from the page, where words are covered.
  options.container.querySelector('#hiddenCopyElement')?.remove();
  viewer.currentScaleValue = 'page-width';
  return {
    pages: pdf.numPages,
    drawn: () => drawnPages(viewer),
    show: (page, top) => show(viewer, options.container, { page, top }),
    zoom: (step) => zoom(viewer, step),
    scale: () => viewer.currentScale,
    close: () => {
      closing.abort();
      viewer.cleanup();
      viewer.setDocument(null);
      end();
    },
  };
}

function drawnPages(viewer: PDFViewer): readonly DrawnPage[] {
  return [...viewer.getCachedPageViews()].flatMap((view) => {
    const { div, pdfPage, id } = view;
    if (!(div instanceof HTMLElement) || pdfPage === null || pdfPage === undefined) return [];
    const { width, height } = pdfPage.getViewport({ scale: 1 });
    return [{ number: Number(id), element: div, size: { width, height } }];
  });
}

function show(viewer: PDFViewer, container: HTMLElement, place: { page: number; top: number }): void {
  const view = viewer.getPageView(place.page - 1);
  const element = view?.div;
  if (!(element instanceof HTMLElement)) return;
  const middle = element.offsetTop + place.top * Number(view.viewport.scale);
  const { scrollTop, clientHeight } = container;
  // What can be seen well already stays where it is.
  const isSeen = middle > scrollTop + clientHeight * 0.1 && middle < scrollTop + clientHeight * 0.9;
  if (!isSeen) container.scrollTop = middle - clientHeight / 2;
}

function zoom(viewer: PDFViewer, step: 'in' | 'out' | 'fit'): void {
  if (step === 'fit') {
    viewer.currentScaleValue = 'page-width';
    return;
  }
  const factor = step === 'in' ? 1.2 : 1 / 1.2;
  const { smallest, largest } = zoomBounds;
  viewer.currentScale = Math.min(largest, Math.max(smallest, viewer.currentScale * factor));
}

/** The viewer's own words are English and few; of all of them only the page's name is shown, in the window's language. */
function wordless(pageLabel: (page: number) => string) {
  const name = (element: Element): void => {
    const args: unknown = JSON.parse(element.getAttribute('data-l10n-args') ?? '{}');
    if (typeof args === 'object' && args !== null && 'page' in args) {
      element.setAttribute('aria-label', pageLabel(Number(args.page)));
    }
  };
  return {
    getLanguage: () => 'zh-cn',
    getDirection: () => 'ltr' as const,
    get: async () => '',
    translate: async (element: HTMLElement) => {
      for (const each of [element, ...element.querySelectorAll('[data-l10n-id="pdfjs-page-landmark"]')]) {
        if (each.getAttribute('data-l10n-id') === 'pdfjs-page-landmark') name(each);
      }
    },
    translateOnce: async () => undefined,
    destroy: async () => undefined,
    pause: () => undefined,
    resume: () => undefined,
  };
}
