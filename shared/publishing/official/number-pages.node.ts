/**
 * Draws page numbers into a PDF whose printer left them out. They are marked as artifacts, so that whoever has the pages read aloud
 * does not hear them between the sentences (ISO 32000-1, 14.8.2.2).
 */
import {
  beginText,
  endMarkedContent,
  endText,
  PDFDocument,
  type PDFFont,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  popGraphicsState,
  pushGraphicsState,
  StandardFonts,
  setFontAndSize,
  setTextMatrix,
  showText,
} from 'pdf-lib';
import type { NumberPlace } from './page-numbers.ts';
import { numberPlace } from './page-numbers.ts';

/** The same PDF with a number on each page. */
export async function numberPages(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const [index, sheet] of document.getPages().entries()) {
    const name = sheet.node.newFontDictionary('PageNumber', font.ref);
    const lies = sheet.getWidth() > sheet.getHeight();
    sheet.pushOperators(...numberOperators(numberPlace(index + 1, lies), font, name));
  }
  return document.save({ useObjectStreams: false });
}

function numberOperators(place: NumberPlace, font: PDFFont, name: PDFName): readonly PDFOperator[] {
  const { text, x, y, atRight, size } = place;
  const left = atRight ? x - font.widthOfTextAtSize(text, size) : x;
  return [
    PDFOperator.of(PDFOperatorNames.BeginMarkedContent, [PDFName.of('Artifact')]),
    pushGraphicsState(),
    beginText(),
    setFontAndSize(name, size),
    setTextMatrix(1, 0, 0, 1, left, y),
    showText(font.encodeText(text)),
    endText(),
    popGraphicsState(),
    endMarkedContent(),
  ];
}
