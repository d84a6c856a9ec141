/** How a font's strings split into codes and how far each moves the pen (ISO 32000-2, 9.6.2, 9.7.4). */
import { PDFArray, PDFDict, PDFName, PDFNumber, StandardFontEmbedder, StandardFonts } from 'pdf-lib';

export interface FontCode {
  readonly start: number;
  readonly end: number;
  /** Thousandths of the text size. */
  readonly width: number;
  /** A one-byte space, to which word spacing applies. */
  readonly isSpace: boolean;
}

/** Splits a string; null for fonts whose codes cannot be told apart here. */
export type FontCodes = ((text: Uint8Array) => readonly FontCode[]) | null;

const nameOf = (dict: PDFDict, key: string) => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
};

const numberOf = (dict: PDFDict | undefined, key: string): number | undefined => {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
};

export function fontCodes(font: PDFDict): FontCodes {
  return nameOf(font, 'Subtype') === 'Type0' ? compositeCodes(font) : simpleCodes(font);
}

function simpleCodes(font: PDFDict): FontCodes {
  const widths = font.lookup(PDFName.of('Widths'));
  const first = numberOf(font, 'FirstChar') ?? 0;
  const descriptor = font.lookup(PDFName.of('FontDescriptor'));
  const missing = numberOf(descriptor instanceof PDFDict ? descriptor : undefined, 'MissingWidth') ?? 0;
  const scale = nameOf(font, 'Subtype') === 'Type3' ? type3Scale(font) : 1;
  const listed = widths instanceof PDFArray ? numbersIn(widths) : null;
  const standard = listed === null ? standardWidth(nameOf(font, 'BaseFont')) : null;
  return (text) =>
    Array.from(text, (code, index) => ({
      start: index,
      end: index + 1,
      width: listed === null ? (standard?.(code) ?? 500) : (listed[code - first] ?? missing) * scale,
      isSpace: code === 32,
    }));
}

function type3Scale(font: PDFDict): number {
  const matrix = font.lookup(PDFName.of('FontMatrix'));
  const [a] = matrix instanceof PDFArray ? numbersIn(matrix) : [];
  return (a ?? 0.001) * 1000;
}

function numbersIn(array: PDFArray): number[] {
  return Array.from({ length: array.size() }, (_, index) => {
    const value = array.lookup(index);
    return value instanceof PDFNumber ? value.asNumber() : 0;
  });
}

/** The fourteen fonts that every program knows come without widths. */
function standardWidth(baseFont: string): ((code: number) => number) | null {
  const embedder = standardFont(baseFont);
  if (embedder === null) return null;
  return (code) =>
    code < 32 || code > 126 ? 500 : embedder.widthOfTextAtSize(String.fromCharCode(code), 1000);
}

function standardFont(baseFont: string): StandardFontEmbedder | null {
  const named: string[] = Object.values(StandardFonts);
  const isText = named.includes(baseFont) && baseFont !== 'Symbol' && baseFont !== 'ZapfDingbats';
  // The names are the same list in two declarations.
  return isText ? StandardFontEmbedder.for(baseFont as Parameters<typeof StandardFontEmbedder.for>[0]) : null;
}

const twoBytes = /^(?:Identity-H|.*-UCS2-H|.*-UTF16-H)$/;
const mixedBytes = /^(?:GB-EUC|GBK-EUC|GBKp-EUC|GBpc-EUC|GBK2K)-H$/;

function compositeCodes(font: PDFDict): FontCodes {
  const encoding = nameOf(font, 'Encoding');
  const descendants = font.lookup(PDFName.of('DescendantFonts'));
  const inner = descendants instanceof PDFArray ? descendants.lookup(0) : undefined;
  if (!(inner instanceof PDFDict)) return null;
  const usual = numberOf(inner, 'DW') ?? 1000;
  if (mixedBytes.test(encoding)) return (text) => mixedCodes(text, usual);
  if (!twoBytes.test(encoding)) return null;
  const widths = encoding === 'Identity-H' ? cidWidths(inner) : new Map<number, number>();
  return (text) => {
    const codes: FontCode[] = [];
    for (let at = 0; at + 1 < text.length; at += 2) {
      const cid = ((text[at] ?? 0) << 8) | (text[at + 1] ?? 0);
      const width = widths.get(cid) ?? (encoding !== 'Identity-H' && cid < 0x80 ? 500 : usual);
      codes.push({ start: at, end: at + 2, width, isSpace: false });
    }
    return codes;
  };
}

function mixedCodes(text: Uint8Array, usual: number): FontCode[] {
  const codes: FontCode[] = [];
  for (let at = 0; at < text.length; ) {
    const isWide = (text[at] ?? 0) > 0x80;
    const end = Math.min(text.length, at + (isWide ? 2 : 1));
    codes.push({ start: at, end, width: isWide ? usual : 500, isSpace: text[at] === 32 });
    at = end;
  }
  return codes;
}

/** `c [w1 w2 …]` and `first last w` (9.7.4.3). */
function cidWidths(font: PDFDict): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const list = font.lookup(PDFName.of('W'));
  if (!(list instanceof PDFArray)) return widths;
  for (let at = 0; at + 1 < list.size(); ) {
    const first = list.lookup(at);
    const second = list.lookup(at + 1);
    if (!(first instanceof PDFNumber)) return widths;
    if (second instanceof PDFArray) {
      for (const [index, width] of numbersIn(second).entries()) widths.set(first.asNumber() + index, width);
      at += 2;
      continue;
    }
    const third = at + 2 < list.size() ? list.lookup(at + 2) : undefined;
    if (!(second instanceof PDFNumber) || !(third instanceof PDFNumber)) return widths;
    const last = Math.min(second.asNumber(), first.asNumber() + 0xffff);
    for (let cid = first.asNumber(); cid <= last; cid += 1) widths.set(cid, third.asNumber());
    at += 3;
  }
  return widths;
}
