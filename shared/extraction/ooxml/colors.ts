/** Colours as office files write them, and whether words in one can be told from a ground in another (ECMA-376 part 1, 20.1.2.3, 18.8.19). */

/** Red, green, blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

export const white: Rgb = [255, 255, 255];
export const black: Rgb = [0, 0, 0];

/**
 * Ratio of contrast (WCAG 2.2, 1.4.3) below which words are taken for invisible. 21 is black on white, 1 the same colour;
 * the palest grey that programs offer for grounds (F2F2F2) has 1.12 on white, the palest that people write in (D9D9D9) 1.4.
 */
const indistinct = 1.15;

/** Tells whether words in this colour cannot be seen on this ground. */
export function isIndistinct(text: Rgb, ground: Rgb): boolean {
  const [lighter, darker] = [luminance(text), luminance(ground)].sort((left, right) => right - left);
  const differs = Math.max(...text.map((part, index) => Math.abs(part - (ground[index] ?? 0))));
  // Two strong colours of like brightness, red on green, are ugly and can be read.
  return differs <= 56 && ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05) < indistinct;
}

/** `RRGGBB`, `#RRGGBB` or `AARRGGBB`; null for anything else, `auto` among it. */
export function parseRgb(text: string | undefined): Rgb | null {
  const digits = /^#?(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(text?.trim() ?? '')?.[1];
  if (digits === undefined) return null;
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}

/** Lighter towards white for 0 to 1, darker towards black for −1 to 0: `tint` of a spreadsheet (18.8.19). */
export function tinted(color: Rgb, tint: number): Rgb {
  if (!(tint >= -1 && tint <= 1) || tint === 0) return color;
  return withLightness(color, (light) => (tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint));
}

/** The colour with its lightness (0 to 1 of hue, saturation and lightness) changed. */
export function withLightness(color: Rgb, change: (lightness: number) => number): Rgb {
  const [hue, saturation, lightness] = toHsl(color);
  return fromHsl(hue, saturation, Math.min(1, Math.max(0, change(lightness))));
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function toHsl(color: Rgb): [number, number, number] {
  const [red = 0, green = 0, blue = 0] = color.map((part) => part / 255);
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const lightness = (most + least) / 2;
  const range = most - least;
  if (range === 0) return [0, 0, lightness];
  const saturation = range / (1 - Math.abs(2 * lightness - 1));
  if (most === red) return [((green - blue) / range + 6) % 6, saturation, lightness];
  if (most === green) return [(blue - red) / range + 2, saturation, lightness];
  return [(red - green) / range + 4, saturation, lightness];
}

function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const range = (1 - Math.abs(2 * lightness - 1)) * saturation;
  const least = lightness - range / 2;
  const part = (shift: number) => {
    const position = (hue + shift) % 6;
    const share = Math.min(1, Math.max(0, 2 - Math.abs(position - 2)));
    return Math.round((least + range * share) * 255);
  };
  // Each part is full for two sixths of the circle; red's begin at 5, green's at 1, blue's at 3.
  return [part(2), part(0), part(4)];
}
