/**
 * Which cell formats show nothing: a number format like `;;;` with an empty section for every kind of value, or words in the
 * colour of the cell (ECMA-376 part 1, 18.8).
 */
import { black, isIndistinct, parseRgb, type Rgb, tinted, white } from '../ooxml/colors.ts';
import type { OfficePackage } from '../ooxml/package.ts';
import type { Theme } from '../ooxml/theme.ts';
import type { Attributes } from '../xml-names.ts';
import { createPalette } from './palette.ts';

export type InvisibleKind = 'xlsx.invisible-format' | 'xlsx.invisible-color';

/** How cells look, by index of the cell format (`s` of a cell). */
export interface CellFormats {
  readonly invisible: ReadonlyMap<number, InvisibleKind>;
  /** Colour of the cell; null where it is not one. */
  groundOf(format: number): Rgb | null;
  /** A colour as fonts and stretches of a string name it; null when it is not known. */
  colorOf(attributes: Attributes): Rgb | null;
}

/** Slots of the theme in the order in which spreadsheets number them. */
const themeSlots = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
];

/** What a style part says, in the words of its XML; binary workbooks say the same. */
export interface FoundFormats {
  readonly emptyFormats: Set<string>;
  /** Attributes of each font's colour; null for none. */
  readonly fonts: (Attributes | null)[];
  readonly fills: { pattern: string; color: Attributes | null }[];
  readonly formats: Attributes[];
  readonly palette: (Rgb | null)[];
}

/** Nothing found yet. */
export function startFormats(): FoundFormats {
  return { emptyFormats: new Set(), fonts: [], fills: [], formats: [], palette: [] };
}

/** Reads the style part. */
export function readCellFormats(pkg: OfficePackage, part: string | null, theme: Theme): CellFormats {
  const found = startFormats();
  if (part !== null) pkg.readXml(part, styleHandlers(found));
  return cellFormats(found, theme);
}

/** Judges all cell formats. */
export function cellFormats(found: FoundFormats, theme: Theme): CellFormats {
  const invisible = new Map<number, InvisibleKind>();
  const paletteColor = createPalette(found.palette);
  const ofTheme = ({ theme: slot }: Attributes) =>
    slot === undefined ? null : theme.get(themeSlots[Number(slot)] ?? '');
  const ofPalette = ({ indexed }: Attributes) =>
    indexed === undefined ? null : paletteColor(Number(indexed));
  const colorOf = (attributes: Attributes): Rgb | null => {
    const color = parseRgb(attributes.rgb) ?? ofTheme(attributes) ?? ofPalette(attributes);
    return color ? tinted(color, Number(attributes.tint ?? 0)) : null;
  };
  const grounds: (Rgb | null)[] = [];
  for (const [index, { numFmtId = '', fontId, fillId }] of found.formats.entries()) {
    const font = found.fonts[Number(fontId ?? 0)] ?? null;
    const text = font === null ? black : colorOf(font);
    const ground = groundOf(found.fills[Number(fillId ?? 0)], colorOf);
    grounds[index] = ground;
    if (found.emptyFormats.has(numFmtId)) invisible.set(index, 'xlsx.invisible-format');
    else if (text !== null && ground !== null && isIndistinct(text, ground))
      invisible.set(index, 'xlsx.invisible-color');
  }
  return { invisible, colorOf, groundOf: (format) => grounds[format] ?? (format in grounds ? null : white) };
}

/** Colour of a cell that is filled with one colour or not at all; null for patterns and gradients. */
function groundOf(
  fill: FoundFormats['fills'][number] | undefined,
  colorOf: (color: Attributes) => Rgb | null,
) {
  if (fill === undefined || fill.pattern === 'none') return white;
  if (fill.pattern !== 'solid') return null;
  return fill.color === null ? null : colorOf(fill.color);
}

function styleHandlers(found: FoundFormats) {
  const path: string[] = [];
  const inside = (name: string) => path.includes(name);
  const opened: Readonly<Record<string, (attributes: Attributes) => void>> = {
    numFmt({ numFmtId = '', formatCode = '' }) {
      if (/^;{2,3}$/.test(formatCode.replace(/\[[^\]]*\]|\s/g, ''))) found.emptyFormats.add(numFmtId);
    },
    font: () => inside('fonts') && found.fonts.push(null),
    color(attributes) {
      if (inside('fonts')) found.fonts[found.fonts.length - 1] = attributes;
    },
    fill: () => inside('fills') && found.fills.push({ pattern: 'gradient', color: null }),
    patternFill({ patternType = 'none' }) {
      const last = found.fills.at(-1);
      if (inside('fills') && last !== undefined) last.pattern = patternType;
    },
    fgColor(attributes) {
      const last = found.fills.at(-1);
      if (inside('fills') && last !== undefined) last.color = attributes;
    },
    xf: (attributes) => inside('cellXfs') && found.formats.push(attributes),
    rgbColor: ({ rgb }) => found.palette.push(parseRgb(rgb)),
  };
  return {
    open(name: string, attributes: Attributes) {
      opened[name]?.(attributes);
      path.push(name);
    },
    close() {
      path.pop();
    },
  };
}
