/** A view of a PDF; what draws it is loaded only when one is opened, since it is larger than the rest of the window. */

export interface DrawnPage {
  readonly number: number;
  readonly element: HTMLElement;
  /** In points. */
  readonly size: { readonly width: number; readonly height: number };
}

export interface PdfView {
  readonly pages: number;
  /** Pages that are drawn at the moment. */
  drawn(): readonly DrawnPage[];
  /** Brings a place of a page into the middle; `top` in points from the page's upper edge. */
  show(page: number, top: number): void;
  zoom(step: 'in' | 'out' | 'fit'): void;
  scale(): number;
  close(): void;
}

export interface PdfViewOptions {
  readonly container: HTMLDivElement;
  readonly bytes: Uint8Array;
  readonly pageLabel: (page: number) => string;
  /** A page, or its text, has been drawn or drawn anew. */
  readonly onDrawn: () => void;
  readonly onScale: (scale: number) => void;
}

/** @throws where pdf.js cannot open the document; what it cannot draw of a page stays blank */
export async function openPdfView(options: PdfViewOptions): Promise<PdfView> {
  const { drawPdf } = await import('./pdf-drawing.ts');
  return drawPdf(options);
}
