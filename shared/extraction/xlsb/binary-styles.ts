/** The style part of a binary workbook: which cell formats show nothing ([MS-XLSB] 2.4.149, 2.4.148, 2.4.674, 2.5.4). */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import type { Rgb } from '../ooxml/colors.ts';
import type { Theme } from '../ooxml/theme.ts';
import { type CellFormats, cellFormats, startFormats } from '../xlsx/cell-formats.ts';
import type { Attributes } from '../xml-names.ts';
import { recordKind, wideText } from './binary-records.ts';
import { type BinaryTools, eachRecord } from './read-workbook-part.ts';

/** Where a font's colour stands. */
const fontColor = 12;
const solidFill = 1;
const gradientFill = 0x28;

/** Reads the part; an empty name has no formats. */
export function readBinaryStyles(part: string, tools: BinaryTools, theme: Theme): CellFormats {
  const found = startFormats();
  let takesFormats = false;
  const taken: Readonly<Record<number, (content: Uint8Array) => void>> = {
    [recordKind.numberFormat](content) {
      const code = wideText(content, 2, tools.decode).replace(/\[[^\]]*\]|\s/g, '');
      if (/^;{2,3}$/.test(code)) found.emptyFormats.add(String(uint16At(content, 0)));
    },
    [recordKind.font]: (content) => found.fonts.push(colorAt(content, fontColor)),
    [recordKind.fill]: (content) => found.fills.push(fillOf(content)),
    [recordKind.paletteColor]: (content) => found.palette.push(rgbAt(content, 0)),
    [recordKind.formatsStart]() {
      takesFormats = true;
    },
    [recordKind.formatsEnd]() {
      takesFormats = false;
    },
    [recordKind.cellFormat](content) {
      const number = (at: number) => String(uint16At(content, at));
      if (takesFormats) found.formats.push({ numFmtId: number(2), fontId: number(4), fillId: number(6) });
    },
  };
  eachRecord(part, tools, (kind, content) => taken[kind]?.(content));
  return cellFormats(found, theme);
}

function fillOf(content: Uint8Array): { pattern: string; color: Attributes | null } {
  const pattern = uint32At(content, 0);
  if (pattern === 0) return { pattern: 'none', color: null };
  const name = pattern === solidFill ? 'solid' : pattern === gradientFill ? 'gradient' : 'pattern';
  return { pattern: name, color: colorAt(content, 4) };
}

/** A colour in the words of the XML form; null for one that the program chooses. */
function colorAt(content: Uint8Array, at: number): Attributes | null {
  const type = (content[at] ?? 0) >> 1;
  const index = String(content[at + 1] ?? 0);
  const signed = uint16At(content, at + 2);
  const tint = String((signed < 0x8000 ? signed : signed - 0x1_0000) / 32_767);
  if (type === 1) return { indexed: index, tint };
  if (type === 3) return { theme: index, tint };
  if (type !== 2) return null;
  const digits = (rgbAt(content, at + 4) ?? []).map((part) => part.toString(16).padStart(2, '0'));
  return { rgb: digits.join(''), tint };
}

function rgbAt(content: Uint8Array, at: number): Rgb | null {
  const [red, green, blue] = content.subarray(at, at + 3);
  return red === undefined || green === undefined || blue === undefined ? null : [red, green, blue];
}
