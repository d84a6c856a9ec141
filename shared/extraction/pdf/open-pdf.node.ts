/**
 * Opens a PDF with pdf.js in a way that fetches nothing: character maps and fonts come from the program's own folder, no
 * system font is looked up, no picture decoder is loaded. pdf.js is loaded with the first PDF, not before.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { ReadOptions } from '../reader.ts';
import { stop } from '../stop.ts';

export type PdfOpening =
  | { readonly isEncrypted: false; readonly document: PDFDocumentProxy }
  | { readonly isEncrypted: true };

type PdfLibrary = typeof import('./pdf-library.node.ts');

/** pdf.js, loaded once. */
export function loadPdfLibrary(): Promise<PdfLibrary> {
  return import('./pdf-library.node.ts');
}

/** Stops with `damaged` when it is no readable PDF. */
export async function openPdf(bytes: Uint8Array, options: ReadOptions): Promise<PdfOpening> {
  const library = await loadPdfLibrary();
  const assets = assetsFolder(options);
  const task = library.getDocument({
    // pdf.js takes the buffer over, so it gets its own.
    data: bytes.slice(),
    verbosity: 0,
    BinaryDataFactory: LocalDataFactory,
    ...(assets === null
      ? {}
      : {
          cMapUrl: `${assets}cmaps/`,
          cMapPacked: true,
          standardFontDataUrl: `${assets}standard_fonts/`,
          ...(options.decodesPictures === true ? { wasmUrl: `${assets}wasm/` } : {}),
        }),
    useWorkerFetch: false,
    useSystemFonts: false,
    useWasm: options.decodesPictures === true,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    maxImageSize: 64 * 1024 * 1024,
  });
  try {
    return { isEncrypted: false, document: await task.promise };
  } catch (error) {
    await task.destroy();
    if (error instanceof Error && error.name === 'PasswordException') return { isEncrypted: true };
    // Everything pdf.js says about a file that it cannot open comes as an exception of some kind.
    return stop('damaged', 'pdf');
  }
}

/** What pdf.js asks for while it reads: files of its own, by name, from the given folder only. */
class LocalDataFactory {
  readonly folders: Readonly<Record<string, string | null | undefined>>;

  constructor(folders: Readonly<Record<string, string | null | undefined>>) {
    this.folders = folders;
  }

  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    const folder = this.folders[kind];
    // Names of character maps come from the document.
    if (folder === null || folder === undefined || !/^[\w.-]+$/.test(filename))
      throw new Error('not available');
    return new Uint8Array(await readFile(join(folder, filename)));
  }
}

/** Folder with pdf.js's data, ending in a separator; under plain Node the package's own. */
function assetsFolder({ pdfAssets }: ReadOptions): string | null {
  if (pdfAssets !== undefined) {
    const folder = pdfAssets.startsWith('file:') ? fileURLToPath(pdfAssets) : pdfAssets;
    return folder.endsWith(sep) || folder.endsWith('/') ? folder : `${folder}${sep}`;
  }
  try {
    return `${dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))}${sep}`;
  } catch (error) {
    // Bundled without the package beside it: texts that need a character map are then reported as not inspected.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
