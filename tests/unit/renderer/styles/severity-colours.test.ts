/** Colours of severities and states, told apart by people who see fewer colours, and readable on their grounds. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const tokens = readFileSync(new URL('../../../../renderer/styles/tokens.css', import.meta.url), 'utf8');

type Rgb = readonly [number, number, number];

/** Light and dark value of a token. */
function token(name: string): readonly [Rgb, Rgb] {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens);
  const [, light = '', dark = ''] = found ?? [];
  return [linear(light), linear(dark)];
}

function linear(hex: string): Rgb {
  const part = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** Machado, Oliveira, Fernandes 2009, severity 1.0, on linear values. */
const sights: Readonly<Record<string, readonly Rgb[]>> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const apply = (matrix: readonly Rgb[], colour: Rgb): Rgb => {
  const rows = matrix.map((row) => row.reduce((sum, factor, at) => sum + factor * (colour[at] ?? 0), 0));
  const [red = 0, green = 0, blue = 0] = rows.map((value) => Math.min(1, Math.max(0, value)));
  return [red, green, blue];
};

/** CIE L*a*b* under D65. */
function lab(colour: Rgb): Rgb {
  const xyz = apply(
    [
      [0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047],
      [0.2126729, 0.7151522, 0.072175],
      [0.0193339 / 1.08883, 0.119192 / 1.08883, 0.9503041 / 1.08883],
    ],
    colour,
  );
  const bent = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (t * (24389 / 27) + 16) / 116);
  const [x = 0, y = 0, z = 0] = xyz.map(bent);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(left: Rgb, right: Rgb): number {
  const [a, b] = [lab(left), lab(right)];
  return Math.hypot(...a.map((value, at) => value - (b[at] ?? 0)));
}

function contrast(left: Rgb, right: Rgb): number {
  const light = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [high, low] = [light(left), light(right)].toSorted((a, b) => b - a);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const severities = ['hard', 'soft', 'info', 'done'] as const;
const pairs = severities.flatMap((left, at) =>
  severities.slice(at + 1).map((right) => [left, right] as const),
);

test.for(Object.keys(sights))('keeps severities apart for %s sight, light and dark', (sight) => {
  const matrix = sights[sight] ?? [];
  for (const [left, right] of pairs) {
    for (const look of [0, 1] as const) {
      const seen = [token(left)[look], token(right)[look]].map((colour) => apply(matrix, colour));
      const apart = distance(seen[0] ?? [0, 0, 0], seen[1] ?? [0, 0, 0]);
      expect(apart, `${left} and ${right}, ${look === 0 ? 'light' : 'dark'}`).toBeGreaterThanOrEqual(13);
    }
  }
});

test('keeps words readable on the tint of their severity, and marks visible on the panel', () => {
  for (const name of [...severities, 'ignored'] as const) {
    for (const look of [0, 1] as const) {
      expect(
        contrast(token(`${name}-text`)[look], token(`${name}-tint`)[look]),
        `${name} text`,
      ).toBeGreaterThan(4.5);
      expect(contrast(token(name)[look], token('panel')[look]), `${name} mark`).toBeGreaterThan(3);
    }
  }
});
