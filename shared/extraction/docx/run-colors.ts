/** Colours of words and of the ground behind them, as a Word document writes them (ECMA-376 part 1, 17.3.2.6, 17.3.2.15, 17.3.5). */
import { parseRgb, type Rgb, withLightness } from '../ooxml/colors.ts';
import type { Theme } from '../ooxml/theme.ts';
import type { Attributes } from '../xml-names.ts';

/** Colour of words; `auto` is black or white, whichever can be read; null when nothing is said. */
export type TextColor = Rgb | 'auto' | null;

/** Colour behind words; `unknown` for patterns; null when nothing is said, so that what lies below counts. */
export type Ground = Rgb | 'unknown' | null;

/** Names of theme colours in Word, and those of the theme they usually stand for (17.18.97, 17.15.1.20). */
const slots: Readonly<Record<string, string>> = {
  dark1: 'dk1',
  light1: 'lt1',
  dark2: 'dk2',
  light2: 'lt2',
  text1: 'dk1',
  background1: 'lt1',
  text2: 'dk2',
  background2: 'lt2',
  hyperlink: 'hlink',
  followedHyperlink: 'folHlink',
};

/** 17.18.40. */
const highlights: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000FF',
  cyan: '00FFFF',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGray: '808080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  green: '00FF00',
  lightGray: 'C0C0C0',
  magenta: 'FF00FF',
  red: 'FF0000',
  white: 'FFFFFF',
  yellow: 'FFFF00',
};

/** Reads `w:color`. */
export function textColor(attributes: Attributes, theme: Theme): TextColor {
  const ofTheme = themeColor(theme, {
    name: attributes['w:themeColor'],
    tint: attributes['w:themeTint'],
    shade: attributes['w:themeShade'],
  });
  return ofTheme ?? parseRgb(attributes['w:val']) ?? 'auto';
}

/** Reads `w:shd`. */
export function shading(attributes: Attributes, theme: Theme): Ground {
  const pattern = attributes['w:val'] ?? 'clear';
  if (pattern === 'solid') {
    const front = textColor(
      { 'w:val': attributes['w:color'] ?? 'auto', 'w:themeColor': attributes['w:themeColor'] ?? '' },
      theme,
    );
    return front === 'auto' ? 'unknown' : front;
  }
  if (pattern !== 'clear' && pattern !== 'nil') return 'unknown';
  const ofTheme = themeColor(theme, {
    name: attributes['w:themeFill'],
    tint: attributes['w:themeFillTint'],
    shade: attributes['w:themeFillShade'],
  });
  return ofTheme ?? parseRgb(attributes['w:fill']);
}

/** Reads `w:highlight`. */
export function highlight(attributes: Attributes): Ground {
  return parseRgb(highlights[attributes['w:val'] ?? '']);
}

interface ThemeUse {
  readonly name: string | undefined;
  /** Two hexadecimal digits: how much of the colour's own lightness is left. */
  readonly tint: string | undefined;
  readonly shade: string | undefined;
}

function themeColor(theme: Theme, { name = '', tint, shade }: ThemeUse): Rgb | null {
  const color = theme.get(slots[name] ?? name);
  if (color === undefined) return null;
  if (tint !== undefined) {
    const left = Number.parseInt(tint, 16) / 255;
    return withLightness(color, (light) => light * left + 1 - left);
  }
  if (shade === undefined) return color;
  const left = Number.parseInt(shade, 16) / 255;
  return withLightness(color, (light) => light * left);
}
