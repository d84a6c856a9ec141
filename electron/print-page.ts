/**
 * The print path: our own HTML in a hidden window without script, in a session of its own that holds this one page and reaches
 * nothing else. The window lives as long as one page is printed.
 */
import { BrowserWindow, type Session, session as sessions } from 'electron';
import { type Drawing, pictureBounds } from '../shared/contract/printer.ts';
import { appOrigin } from './app-protocol.ts';
import { type Bitmap, encodePng } from './encode-png.ts';
import type { PrintOutcome, PrintRequest } from './print-messages.ts';

/** First Chromium that prints `@page` margin boxes. */
const marginBoxesSince = 131;
/** A page of thousands of paragraphs on a slow machine. */
const deadlineMs = 120_000;
/** Phones show pictures of this width without a blur. */
const pictureWidth = 1080;
/** Lines of one capture: below what any graphics driver refuses. */
const tileHeight = 2_000;

const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const;

/** Tells what this runtime can print. */
export function printsMarginBoxes(): boolean {
  return Number.parseInt(process.versions.chrome ?? '', 10) >= marginBoxesSince;
}

/** Never rejects for what a page can do; a program error still does. Needs a ready app. */
export async function printRequested(request: PrintRequest, signal: AbortSignal): Promise<PrintOutcome> {
  if (signal.aborted) return { outcome: 'cancelled' };
  const outcome = await (request.print === 'pdf'
    ? printPdf(request.html, signal)
    : takePicture(request.drawing, signal));
  return signal.aborted ? { outcome: 'cancelled' } : outcome;
}

async function printPdf(html: string, signal: AbortSignal): Promise<PrintOutcome> {
  const bytes = await onPage({ html, width: 800, height: 600, signal }, (window) =>
    window.webContents.printToPDF({
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    }),
  );
  return bytes === null ? { outcome: 'failed' } : { outcome: 'printed', bytes: new Uint8Array(bytes) };
}

async function takePicture({ svg, width, height }: Drawing, signal: AbortSignal): Promise<PrintOutcome> {
  if (height > pictureBounds.height) return { outcome: 'too-large' };
  const scale = pictureWidth / width;
  const lines = Math.ceil(height * scale);
  const tiles: Bitmap[] = [];
  for (let top = 0; top < lines; top += tileHeight) {
    const rows = Math.min(tileHeight, lines - top);
    const box = `0 ${top / scale} ${width} ${rows / scale}`;
    const html = `<!doctype html><html><head><meta charset="utf-8"><style>html,body{margin:0;overflow:hidden;background:#fff}svg{display:block}</style></head><body><svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${rows}" viewBox="${box}">${svg}</svg></body></html>`;
    const tile = await onPage({ html, width: pictureWidth, height: rows, signal }, (window) =>
      capture(window, rows),
    );
    if (tile === null) return { outcome: 'failed' };
    tiles.push(tile);
  }
  const bytes = await encodePng(tiles);
  return bytes.length > pictureBounds.bytes ? { outcome: 'too-large' } : { outcome: 'printed', bytes };
}

async function capture(window: BrowserWindow, rows: number): Promise<Bitmap> {
  const image = await window.webContents.capturePage({ x: 0, y: 0, width: pictureWidth, height: rows });
  const sized =
    image.getSize().width === pictureWidth && image.getSize().height === rows
      ? image
      : image.resize({ width: pictureWidth, height: rows, quality: 'best' });
  // Screens with more dots than pixels give larger bitmaps unless asked for this scale.
  const pixels = new Uint8Array(sized.toBitmap({ scaleFactor: 1 }));
  if (pixels.length !== pictureWidth * rows * 4) throw new Error('a capture of another size');
  return { width: pictureWidth, height: rows, pixels };
}

interface Page {
  readonly html: string;
  readonly width: number;
  readonly height: number;
  readonly signal: AbortSignal;
}

let pages = 0;

/** Null where the page did not come about in time, its process died or nobody wants it any more. */
async function onPage<T>(page: Page, work: (window: BrowserWindow) => Promise<T>): Promise<T | null> {
  pages += 1;
  const address = `${appOrigin}/print/${pages}.html`;
  const session = sessions.fromPartition(`xianshen-print-${pages}`);
  serveOne(session, address, page.html);
  const window = hiddenWindow(session, page);
  let timer: NodeJS.Timeout | undefined;
  const ended = new Promise<null>((settle) => {
    timer = setTimeout(() => settle(null), deadlineMs);
    window.webContents.once('render-process-gone', () => settle(null));
    page.signal.addEventListener('abort', () => settle(null), { once: true });
  });
  try {
    const done = window.loadURL(address).then(() => work(window));
    // Whatever the page still does once it has been given up ends with its window.
    done.catch(() => undefined);
    return await Promise.race([done, ended]);
  } finally {
    clearTimeout(timer);
    window.destroy();
    session.protocol.unhandle('app');
  }
}

function serveOne(session: Session, address: string, html: string): void {
  session.protocol.handle('app', ({ url, method }) =>
    url === address && method === 'GET'
      ? new Response(html, { headers: pageHeaders })
      : new Response(null, { status: 404, headers: pageHeaders }),
  );
}

function hiddenWindow(session: Session, { width, height }: Page): BrowserWindow {
  return new BrowserWindow({
    width,
    height,
    useContentSize: true,
    frame: false,
    show: false,
    webPreferences: {
      session,
      // Drawn without a screen, so that no window manager cuts it to the size of one.
      offscreen: true,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      webSecurity: true,
      webviewTag: false,
      images: true,
      spellcheck: false,
      devTools: false,
    },
  });
}
