/** Facts about the text of a page that nobody sees. */
import type { Collector } from '../collector.ts';
import type { SharedText } from './compare-texts.ts';
import type { PdfLine } from './page-lines.ts';
import type { JudgedGlyph } from './paint/hidden-glyphs.ts';

/** Kinds of which each place is a fact of its own: somebody covered just these words. */
const onePlaceEach = new Set(['pdf.text-under-box', 'pdf.image-over-text', 'pdf.unapplied-redaction']);
const mostPlaces = 200;

/** Words that people print on or under a box to say that something was taken out; dates stand in tables (x-ray's lists). */
const harmless =
  /^(?:[\s\W]*(?:confidential|privileged?|name\s+redacted|redac(?:t(?:ed?)?)?|and\s+publicly\s+filed|已?脱敏|涂黑|略))+[\s\W]*$/i;
const onlyDates =
  /^(?:\s*(?:\d{1,4}[-/.年]\s*\d{1,2}(?:[-/.月]\s*\d{1,4}\s*日?)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4})[\s,;]*)+$/i;

/**
 * Gives each line its final kind. What only says that something was taken out is text in the colour of its background, and
 * so is what a white area cuts off in the middle of a word: nobody covers half a word on purpose.
 */
export function settleLines(lines: readonly PdfLine[]): readonly PdfLine[] {
  return lines.map((line, index) => {
    const { hidden, text } = line;
    if (hidden === 'pdf.text-under-paper') {
      const isCut = isInWord(lines[index - 1], line) || isInWord(line, lines[index + 1]);
      return { ...line, hidden: isCut || isHarmless(text) ? 'pdf.white-text' : 'pdf.text-under-box' };
    }
    const isShownToo = hidden === 'pdf.text-under-box' && isHarmless(text);
    return isShownToo ? { ...line, hidden: 'pdf.white-text' } : line;
  });
}

function isInWord(before: PdfLine | undefined, after: PdfLine | undefined): boolean {
  if (before === undefined || after === undefined || before.endsWith !== '') return false;
  return /[a-z0-9]$/i.test(before.text) && /^[a-z0-9]/i.test(after.text);
}

interface HiddenTarget {
  readonly page: number;
  readonly path: string;
  readonly collector: Collector;
  /** How unseen text and picture agree, where they were compared. */
  readonly shares: SharedText | null;
}

/** Notes what is hidden on a page. */
export function noteHidden(
  lines: readonly PdfLine[],
  unmatched: readonly JudgedGlyph[],
  { page, path, collector, shares }: HiddenTarget,
): void {
  const byKind = new Map<string, PdfLine[]>();
  for (const line of lines) {
    if (line.hidden === null) continue;
    const found = byKind.get(line.hidden) ?? [];
    found.push(line);
    byKind.set(line.hidden, found);
  }
  for (const [kind, found] of byKind) {
    const isEach = onePlaceEach.has(kind) && found.length <= mostPlaces;
    if (isEach) {
      for (const { text, box } of found) collector.fact({ kind, path, place: { page, box }, quote: text });
    } else {
      const quote = found.map(({ text }) => text.trim()).join('\n');
      const only = found.length === 1 ? found[0] : undefined;
      const place = only === undefined ? { page } : { page, box: only.box };
      const compared = kind === 'pdf.invisible-text' && shares !== null ? { shares } : {};
      collector.fact({ kind, path, place, count: found.length, quote, ...compared });
    }
  }
  noteUnmatched(unmatched, { page, path, collector });
}

/** Letters that belong to no piece of text are quoted as they are painted. */
function noteUnmatched(
  glyphs: readonly JudgedGlyph[],
  { page, path, collector }: { readonly page: number; readonly path: string; readonly collector: Collector },
): void {
  const letters = new Map<string, string[]>();
  for (const { text, hidden } of glyphs) {
    const kind = hidden === 'pdf.text-under-paper' ? 'pdf.white-text' : hidden;
    if (kind === null) continue;
    const found = letters.get(kind) ?? [];
    found.push(text);
    letters.set(kind, found);
  }
  for (const [named, found] of letters) {
    const quote = found.join('');
    const kind = named === 'pdf.text-under-box' && isHarmless(quote) ? 'pdf.white-text' : named;
    collector.fact({ kind, path, place: { page }, quote });
    collector.lines(`${path}#hidden`, 'other', [{ text: quote, mark: { place: { page }, hidden: kind } }]);
  }
}

function isHarmless(text: string): boolean {
  const letters = text.replace(/\s/g, '');
  const isRepeated = new Set(letters).size === 1 && letters.length > 1;
  return isRepeated || !/[\p{L}\p{N}]/u.test(letters) || harmless.test(text) || onlyDates.test(text);
}
