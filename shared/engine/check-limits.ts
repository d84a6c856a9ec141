/** Bounds of a check that a person may set: which ones, in what unit, and between what. The standard ones are in `limits`. */
import type { Limits } from '../intake/limits.ts';
import { limits } from '../intake/limits.ts';

export interface LimitOption {
  /** As in `--limit-file`. */
  readonly name: LimitName;
  readonly limit: keyof Limits;
  /** How many of the limit's own units one of the option's is. */
  readonly unit: number;
  readonly least: number;
  readonly most: number;
}

export const limitNames = [
  'file',
  'inflated',
  'entry',
  'entries',
  'nesting',
  'text',
  'pages',
  'findings',
  'pictures',
  'seconds',
  'memory',
] as const;
export type LimitName = (typeof limitNames)[number];

const megabyte = 1024 * 1024;

/** Nothing may be switched off: each has a highest value that a computer of an office stands. */
const bounds: Readonly<Record<LimitName, Omit<LimitOption, 'name'>>> = {
  file: { limit: 'fileBytes', unit: megabyte, least: 1, most: 2_048 },
  inflated: { limit: 'inflatedBytes', unit: megabyte, least: 1, most: 8_192 },
  entry: { limit: 'entryBytes', unit: megabyte, least: 1, most: 2_048 },
  entries: { limit: 'entries', unit: 1, least: 1, most: 1_000_000 },
  nesting: { limit: 'nesting', unit: 1, least: 1, most: 32 },
  text: { limit: 'textUnits', unit: 1, least: 1_000, most: 400_000_000 },
  pages: { limit: 'pages', unit: 1, least: 1, most: 200_000 },
  findings: { limit: 'findingsPerRule', unit: 1, least: 1, most: 100_000 },
  pictures: { limit: 'recognisedPictures', unit: 1, least: 1, most: 100_000 },
  seconds: { limit: 'extractionMs', unit: 1_000, least: 1, most: 86_400 },
  memory: { limit: 'extractionHeapMegabytes', unit: 1, least: 64, most: 32_768 },
};

export const limitOptions: readonly LimitOption[] = limitNames.map((name) => ({ name, ...bounds[name] }));

/** Standard value in the option's unit. */
export function standardOf({ limit, unit }: LimitOption): number {
  return limits[limit] / unit;
}

/** The value an argument stands for; null for one that is no whole number within the bounds. */
export function parseLimit({ least, most }: LimitOption, argument: string): number | null {
  if (!/^\d{1,9}$/u.test(argument)) return null;
  const value = Number(argument);
  return value >= least && value <= most ? value : null;
}

/** The bounds with those that were set; `chosen` is in the units of the options. */
export function limitsWith(chosen: Readonly<Partial<Record<LimitName, number>>>): Limits {
  const set = limitOptions.flatMap((option) => {
    const value = chosen[option.name];
    return value === undefined ? [] : [[option.limit, value * option.unit] as const];
  });
  return { ...limits, ...Object.fromEntries(set) };
}
