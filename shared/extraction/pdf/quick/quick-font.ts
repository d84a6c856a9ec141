/**
 * Fonts whose text can be told from the file's own tables: a map to Unicode for every code, and widths. Any other font is
 * left to pdf.js, which knows a hundred ways to guess.
 */
import type { PdfObjects } from '../objects/open-objects.ts';
import {
  asArray,
  asDictionary,
  asName,
  asNumber,
  type PdfDictionary,
  type PdfValue,
} from '../objects/pdf-value.ts';
import { type CharacterMap, parseCharacterMap } from './character-map.ts';

export interface QuickFont {
  /** Its own among the fonts of the document. */
  readonly name: string;
  /** Bytes of one code. */
  readonly codeBytes: 1 | 2;
  /** Undefined when the code has no known meaning. */
  textOf(code: number): string | undefined;
  /** Advance in letter heights. */
  widthOf(code: number): number;
  /** The letters' shapes are in the file. */
  readonly isEmbedded: boolean;
}

const unit = 1 / 1000;
/** Windows' own signs between 0x80 and 0x9f (WinAnsiEncoding, D.2); U+2022 where the table has none. */
const windows =
  '\u20ac\u2022\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u2022\u017d\u2022\u2022\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u2022\u017e\u0178';

/** Null for a font of any other kind. */
export function openQuickFont(objects: PdfObjects, font: PdfDictionary, name: string): QuickFont | null {
  const kind = asName(objects.resolve(font.get('Subtype')));
  if (kind === 'Type0') return openComposite(objects, font, name);
  return kind === 'TrueType' || kind === 'Type1' || kind === 'MMType1'
    ? openSimple(objects, font, name)
    : null;
}

function openComposite(objects: PdfObjects, font: PdfDictionary, name: string): QuickFont | null {
  if (asName(objects.resolve(font.get('Encoding'))) !== 'Identity-H') return null;
  const map = mapOf(objects, font);
  const descendant = objects.dictionary(asArray(objects.resolve(font.get('DescendantFonts')))[0]);
  if (map === null || descendant === null) return null;
  const widths = compositeWidths(objects, asArray(objects.resolve(descendant.get('W'))));
  const usual = (asNumber(objects.resolve(descendant.get('DW'))) ?? 1000) * unit;
  return {
    name,
    codeBytes: 2,
    textOf: (code) => map.get(code),
    widthOf: (code) => widths.get(code) ?? usual,
    isEmbedded: isEmbedded(objects, descendant),
  };
}

function openSimple(objects: PdfObjects, font: PdfDictionary, name: string): QuickFont | null {
  const widths = asArray(objects.resolve(font.get('Widths'))).map(
    (width) => asNumber(objects.resolve(width)) ?? 0,
  );
  const first = asNumber(objects.resolve(font.get('FirstChar'))) ?? 0;
  if (widths.length === 0) return null;
  const hasMap = font.has('ToUnicode');
  const map = hasMap ? mapOf(objects, font) : null;
  const base = asName(objects.resolve(font.get('Encoding')));
  if (map === null && (hasMap || base !== 'WinAnsiEncoding')) return null;
  const embedded = isEmbedded(objects, font);
  return {
    name,
    codeBytes: 1,
    textOf: (code) => (map === null ? windowsSign(code) : map.get(code)),
    widthOf: (code) => (widths[code - first] ?? 0) * unit,
    isEmbedded: embedded,
  };
}

function windowsSign(code: number): string | undefined {
  if (code >= 0x80 && code < 0xa0) return windows[code - 0x80];
  return code < 32 ? undefined : String.fromCharCode(code === 127 ? 0x2022 : code);
}

function mapOf(objects: PdfObjects, font: PdfDictionary): CharacterMap | null {
  const bytes = objects.decode(font.get('ToUnicode'))?.bytes;
  const map = bytes === undefined ? null : parseCharacterMap(bytes);
  return map === null || map.size === 0 ? null : map;
}

/** `c [w1 w2 …]` and `first last w` in turn (9.7.4.3). */
function compositeWidths(objects: PdfObjects, entries: readonly PdfValue[]): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (let at = 0; at + 1 < entries.length; ) {
    const first = asNumber(objects.resolve(entries[at])) ?? 0;
    const next = objects.resolve(entries[at + 1]);
    if (Array.isArray(next)) {
      for (const [index, width] of next.entries())
        widths.set(first + index, (asNumber(objects.resolve(width)) ?? 0) * unit);
      at += 2;
    } else {
      const last = Math.min(asNumber(next) ?? 0, first + 65_535);
      const width = (asNumber(objects.resolve(entries[at + 2])) ?? 0) * unit;
      for (let code = first; code <= last; code += 1) widths.set(code, width);
      at += 3;
    }
  }
  return widths;
}

function isEmbedded(objects: PdfObjects, font: PdfDictionary): boolean {
  const descriptor = asDictionary(objects.resolve(font.get('FontDescriptor')));
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor?.has(key) === true);
}
