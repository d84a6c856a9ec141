/**
 * Picture against text layer. A page is looked at where its text cannot be the whole: hardly any text beside a picture, text
 * that nobody sees, characters without a meaning or an unlikely mixture of them. Of every other document a few lines, one for
 * each font, are compared with what is drawn: a wrong table of characters (ToUnicode, ISO 32000-1, 9.10.3) belongs to a font.
 */
import type { Collector } from '../collector.ts';
import { collectLines, recogniseWithin } from '../ocr/collect-picture.ts';
import type { OpenPages, RecognisedBox, RecognisedLine, Recognition } from '../ocr/recognised.ts';
import type { Budget, ReadContext } from '../reader.ts';
import { compareTexts, lettersOf, type SharedText } from './compare-texts.ts';
import type { PdfLine } from './page-lines.ts';
import { isSuspect } from './suspect-text.ts';

/** A stretch of a line with the fonts that it is set in. */
export interface FontStretch {
  readonly fonts: readonly string[];
  readonly text: string;
  readonly box: RecognisedBox;
}

export interface SeenPage {
  readonly number: number;
  readonly lines: readonly PdfLine[];
  /** Visible level stretches whose font is in the file: only these are drawn as everybody sees them. */
  readonly stretches: readonly FontStretch[];
  /** Fonts of all text on the page. */
  readonly fonts: ReadonlySet<string>;
  /** Painted pictures: left, low, right, high in the page's own coordinates. */
  readonly pictures: readonly (readonly [number, number, number, number])[];
  /** Paints a picture, or curves where there is no text at all. */
  readonly paints: boolean;
  /** Width times height. */
  readonly area: number;
}

/** What has been learnt about a document so far. */
export interface LayerCheck {
  readonly canRead: boolean;
  readonly pages: OpenPages;
  readonly budget: Budget;
  readonly triedFonts: Set<string>;
  readonly wrongFonts: Set<string>;
  readonly knownPictures: Set<string>;
  /** Sizes in pixels of all pictures that pages show. */
  readonly paintedSizes: Set<string>;
  sampledPages: number;
}

/** Nothing learnt yet. `pages.close()` when the document is done. */
export function startLayerCheck(
  bytes: Uint8Array,
  { pictures, budget }: Pick<ReadContext, 'pictures' | 'budget'>,
): LayerCheck {
  return {
    canRead: pictures.canRead,
    pages: pictures.openPages(bytes),
    budget,
    triedFonts: new Set(),
    wrongFonts: new Set(),
    knownPictures: new Set(),
    paintedSizes: new Set(),
    sampledPages: 0,
  };
}

/** Fewer characters on a page with a picture are page numbers and stamps: the page itself is the picture. */
const fewCharacters = 30;
const unmappedTolerated = 0.05;
const mostSampledPages = 3;
const mostSamples = 6;
/** Under this share of common characters the two texts are not the same. */
const sameText = 0.7;
const sameLine = 0.6;
const sureLine = 0.85;
const fewLetters = 5;
/** Pictures lower or narrower than this, in points, hold no legible words. */
const legible = [16, 7] as const;
const largeShare = 0.3;

/**
 * Looks where there is reason to; adds what is seen and not in the text, and says what could not be looked at.
 * @returns how text that nobody sees and the picture agree; null where they were not compared
 */
export async function lookAtPage(
  page: SeenPage,
  check: LayerCheck,
  {
    collector,
    path,
    unmapped,
  }: { readonly collector: Collector; readonly path: string; readonly unmapped: number },
): Promise<SharedText | null> {
  const text = page.lines.map((line) => line.text.trim()).join('');
  const isPicture = text.length < fewCharacters && page.paints;
  const isUnmapped = unmapped > unmappedTolerated;
  if (!check.canRead) {
    const reading = await check.pages.read({ page: page.number });
    if (isUnmapped) collector.skip(path, 'no-text-mapping');
    if (isPicture && !reading.isRead) collector.skip(path, reading.reason);
    return null;
  }
  await tryFonts(page, check);
  const needs =
    isPicture ||
    isUnmapped ||
    isSuspect(text) ||
    page.lines.some(({ hidden }) => hidden === 'pdf.invisible-text') ||
    [...page.fonts].some((font) => check.wrongFonts.has(font)) ||
    hasNewPicture(page, check);
  if (!needs) return null;
  const recognition = await recogniseWithin(check, () => check.pages.read({ page: page.number }));
  if (recognition.isRead) return report(recognition.lines, page, { collector, path, check });
  collector.skip(path, isUnmapped ? 'no-text-mapping' : recognition.reason);
  return null;
}

interface Report {
  readonly collector: Collector;
  readonly path: string;
  readonly check: LayerCheck;
}

function report(
  seen: readonly RecognisedLine[],
  page: SeenPage,
  { collector, path, check }: Report,
): SharedText | null {
  const place = { page: page.number };
  const visible = page.lines.filter((line) => line.hidden === null);
  const unseen = page.lines.filter((line) => line.hidden === 'pdf.invisible-text');
  const layer = compareLines(visible, seen) ?? compareLines(unseen, seen);
  const isWrong = [...page.fonts].some((font) => check.wrongFonts.has(font));
  if (layer !== null && (isWrong || layer.shares.shown < sameText)) {
    const { shares, quote } = layer;
    collector.fact({ kind: 'pdf.text-layer-mismatch', path, place, quote, shares });
  }
  const known = lettersOf(page.lines.map(({ text }) => text).join('')).join('');
  collectLines(
    `${path}#picture`,
    seen.filter(({ text }) => lettersOf(text).length === 0 || !known.includes(lettersOf(text).join(''))),
    { collector, place },
  );
  return compareLines(unseen, seen)?.shares ?? null;
}

/**
 * What is drawn over the lines, against the lines. Pictures show words that belong into no text layer, so what is elsewhere on
 * the page does not count. Null where there is too little of either.
 */
function compareLines(
  lines: readonly PdfLine[],
  seen: readonly RecognisedLine[],
): { readonly shares: SharedText; readonly quote: string } | null {
  const text = lines.map((line) => line.text).join('\n');
  const over = seen.filter(
    ({ confidence, box }) => confidence >= sureLine && lines.some((line) => overlaps(line.box, box)),
  );
  if (lettersOf(text).length < fewLetters) return null;
  const quote = over.map((line) => line.text).join('\n');
  return { shares: compareTexts(quote, text), quote };
}

/** Reads a few lines in fonts that have not been seen yet. */
async function tryFonts({ stretches, number }: SeenPage, check: LayerCheck): Promise<void> {
  if (check.sampledPages >= mostSampledPages) return;
  const tried = samplesOf(stretches, check.triedFonts);
  if (tried.length === 0) return;
  check.sampledPages += 1;
  const ask = () => check.pages.read({ page: number, boxes: tried.map(({ box }) => padded(box)) });
  const recognition: Recognition = await recogniseWithin(check, ask);
  if (!recognition.isRead) return;
  for (const [index, { fonts, text }] of tried.entries()) {
    const line = recognition.lines[index];
    const isSure =
      line !== undefined && line.confidence >= sureLine && lettersOf(line.text).length >= fewLetters;
    if (!isSure || compareTexts(line.text, text).shown >= sameLine) continue;
    for (const font of fonts) check.wrongFonts.add(font);
  }
}

/** Long stretches first, each with a font that none before it had; their fonts count as tried. */
function samplesOf(stretches: readonly FontStretch[], triedFonts: Set<string>): readonly FontStretch[] {
  const byLength = stretches
    .map((stretch) => ({ stretch, letters: lettersOf(stretch.text).length }))
    .filter(({ letters }) => letters >= fewLetters)
    .sort((one, other) => other.letters - one.letters);
  const samples: FontStretch[] = [];
  for (const { stretch } of byLength) {
    if (samples.length >= mostSamples) break;
    if (stretch.fonts.every((font) => triedFonts.has(font))) continue;
    samples.push(stretch);
    for (const font of stretch.fonts) triedFonts.add(font);
  }
  return samples;
}

function padded([left, top, width, height]: RecognisedBox): RecognisedBox {
  const more = height * 0.2;
  return [left - more, top - more, width + 2 * more, height + 2 * more];
}

/** A logo that stands on every page is looked at once; a picture that fills much of a page always. */
function hasNewPicture({ pictures, area }: SeenPage, check: LayerCheck): boolean {
  let isNew = false;
  for (const [left, low, right, high] of pictures) {
    const [width, height] = [right - left, high - low];
    if (width < legible[0] || height < legible[1]) continue;
    const key = [left, low, right, high].map(Math.round).join(' ');
    isNew ||= !check.knownPictures.has(key) || width * height > area * largeShare;
    check.knownPictures.add(key);
  }
  return isNew;
}

function overlaps(one: RecognisedBox, other: RecognisedBox): boolean {
  const across = Math.min(one[0] + one[2], other[0] + other[2]) - Math.max(one[0], other[0]);
  const down = Math.min(one[1] + one[3], other[1] + other[3]) - Math.max(one[1], other[1]);
  return across > 0 && down > Math.min(one[3], other[3]) / 3;
}
