/** Lengths of Word documents in points: English metric units, twentieths of a point, lengths of style sheets. */

const perUnit: Readonly<Record<string, number>> = {
  pt: 1,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  pc: 12,
  pi: 12,
  px: 0.75,
};

/** 12,700 to the point. */
export function fromEmu(value: string | undefined): number {
  return value === undefined || value.trim() === '' ? Number.NaN : Number(value) / 12_700;
}

/** Twenty to the point; newer files may name another unit (ECMA-376 part 1, 22.9.2.14). */
export function fromTwips(value: string | undefined): number {
  if (value === undefined || value.trim() === '') return Number.NaN;
  const plain = Number(value);
  return Number.isFinite(plain) ? plain / 20 : fromStyle(value);
}

/** A length with its unit, as style sheets have it; a bare number is in pixels. */
export function fromStyle(value: string | undefined): number {
  const [, number, unit = ''] = /^\s*(-?[\d.]+)\s*([a-z]*)\s*$/i.exec(value ?? '') ?? [];
  if (number === undefined) return Number.NaN;
  if (unit === '') return Number(number) * (Number(number) === 0 ? 0 : 0.75);
  return Number(number) * (perUnit[unit.toLowerCase()] ?? Number.NaN);
}

/** The number, or another where it is none. */
export function or(value: number, otherwise: number): number {
  return Number.isFinite(value) ? value : otherwise;
}
