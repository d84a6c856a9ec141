/** Language, text size and theme of this window: parsing, stepping, applying. No business data is kept here. */
import type { Language } from '../../shared/messages/catalogue.ts';

/** 90, 100, 125, 150 %. */
export const textSizes = ['small', 'normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

export const languages = ['zh', 'en'] as const satisfies readonly Language[];

export interface Preferences {
  readonly language: Language;
  readonly size: TextSize;
  readonly theme: Theme;
}

export const defaultPreferences: Preferences = { language: 'zh', size: 'normal', theme: 'system' };

const scales: Readonly<Record<TextSize, number>> = { small: 0.9, normal: 1, large: 1.25, largest: 1.5 };

/** Pixels of one rem at a text size; row heights of virtual lists are multiples of it. */
export function remPixels(size: TextSize): number {
  return 16 * scales[size];
}

/** Parses what was stored; whatever is missing or unknown falls back to the default of that one setting. */
export function parsePreferences(untrustedText: string | null): Preferences {
  const untrusted = parseJson(untrustedText);
  return {
    language: pick(languages, untrusted.language, defaultPreferences.language),
    size: pick(textSizes, untrusted.size, defaultPreferences.size),
    theme: pick(themes, untrusted.theme, defaultPreferences.theme),
  };
}

/** The next larger or smaller text size; stays at the ends. */
export function stepSize(size: TextSize, step: 1 | -1): TextSize {
  return textSizes[textSizes.indexOf(size) + step] ?? size;
}

function parseJson(untrustedText: string | null): Readonly<Record<string, unknown>> {
  try {
    const untrusted: unknown = JSON.parse(untrustedText ?? '{}');
    return typeof untrusted === 'object' && untrusted !== null ? { ...untrusted } : {};
  } catch {
    return {};
  }
}

function pick<T extends string>(allowed: readonly T[], untrusted: unknown, otherwise: T): T {
  return allowed.find((each) => each === untrusted) ?? otherwise;
}
