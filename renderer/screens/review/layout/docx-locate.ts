/**
 * Finds the words of findings in a drawn page. Drawing and reading break words and blanks differently, so both are compared
 * without blanks, line by line; covered characters stand for any character.
 */
import type { TextPart } from '../../../../shared/extraction/extracted-text.ts';
import { stretchesOf } from '../../../../shared/screening/finding.ts';
import type { NumberedFinding } from '../numbered-findings.ts';

/** UTF-16 offsets into the drawn text. */
export interface LocatedStretch {
  readonly finding: NumberedFinding;
  readonly start: number;
  readonly end: number;
}

const cover = '*';
const blank = /\s|\u200b|\u00ad/u;

interface Squeezed {
  readonly text: string;
  /** Offset in the original of each unit of `text`. */
  readonly origin: readonly number[];
}

interface DrawnPage extends Squeezed {
  /** Offsets into `text` at which a paragraph or cell begins, ascending. */
  readonly starts: readonly number[];
}

/** Where the line of an earlier finding was found: the next line is looked for behind it. */
interface LineFound {
  readonly lineStart: number;
  readonly at: number;
  readonly end: number;
}

/**
 * @param drawn text of the whole drawn document, its text nodes joined without anything between
 * @param starts offsets into it at which a paragraph or cell begins, ascending
 */
export function locateFindings(
  { text: drawn, starts }: { readonly text: string; readonly starts: readonly number[] },
  parts: readonly TextPart[],
  findings: readonly NumberedFinding[],
): readonly LocatedStretch[] {
  const page = squeezedPage(drawn, starts);
  const byPath = new Map(parts.map((part) => [part.path, part]));
  const last = new Map<string, LineFound>();
  return findings
    .toSorted((left, right) => left.place.start - right.place.start)
    .flatMap((finding) => {
      const part = byPath.get(finding.place.part);
      if (part === undefined) return [];
      return stretchesOf(finding).flatMap((stretch) => {
        const line = findLine(page, part.text, { ...stretch, last: last.get(part.path) ?? null });
        if (line === null) return [];
        last.set(part.path, line);
        const found = stretchIn(page, part.text, { ...stretch, line });
        return found === null ? [] : [{ finding, ...found }];
      });
    });
}

function squeezedPage(drawn: string, starts: readonly number[]): DrawnPage {
  const squeezed = squeeze(drawn);
  const places: number[] = [];
  let at = 0;
  for (const start of starts) {
    while (at < squeezed.origin.length && (squeezed.origin[at] ?? 0) < start) at += 1;
    if (places.at(-1) !== at && at < squeezed.text.length) places.push(at);
  }
  return { ...squeezed, starts: places };
}

function findLine(
  page: DrawnPage,
  text: string,
  { start, end, last }: { readonly start: number; readonly end: number; readonly last: LineFound | null },
): LineFound | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (last?.lineStart === lineStart) return last;
  const lineBreak = text.indexOf('\n', end);
  const words = squeeze(text.slice(lineStart, lineBreak === -1 ? text.length : lineBreak)).text;
  const at = search(page, words, last?.end ?? 0);
  return at === -1 ? null : { lineStart, at, end: at + words.length };
}

function stretchIn(
  page: DrawnPage,
  text: string,
  { start, end, line }: { readonly start: number; readonly end: number; readonly line: LineFound },
): { readonly start: number; readonly end: number } | null {
  const before = squeeze(text.slice(line.lineStart, start)).text.length;
  const length = squeeze(text.slice(start, end)).text.length;
  const first = page.origin[line.at + before];
  const last = page.origin[line.at + before + length - 1];
  return length === 0 || first === undefined || last === undefined ? null : { start: first, end: last + 1 };
}

/** Behind the line before, then from the start; where a paragraph begins, then anywhere. -1 where the line is not shown. */
function search(page: DrawnPage, words: string, from: number): number {
  for (const begin of from === 0 ? [0] : [from, 0]) {
    const at = page.starts.find((start, index) => {
      if (start < begin || !fits(page.text, words, start)) return false;
      // A line of covered words alone fits anything as long as it is: it has to fill the paragraph.
      const next = page.starts[index + 1] ?? page.text.length;
      return longestFixed(words).text !== '' || start + words.length === next;
    });
    if (at !== undefined) return at;
  }
  return searchFrom(page.text, words, from);
}

function searchFrom(page: string, words: string, from: number): number {
  const fixed = longestFixed(words);
  if (fixed.text === '') return -1;
  for (let at = page.indexOf(fixed.text, from); at !== -1; at = page.indexOf(fixed.text, at + 1)) {
    const start = at - fixed.at;
    if (start >= from && fits(page, words, start)) return start;
  }
  return -1;
}

/** The longest stretch of a line that is not covered. */
function longestFixed(words: string): { readonly text: string; readonly at: number } {
  let best = { text: '', at: 0 };
  let at = 0;
  for (const piece of words.split(cover)) {
    if (piece.length > best.text.length) best = { text: piece, at };
    at += piece.length + 1;
  }
  return best;
}

function fits(page: string, words: string, start: number): boolean {
  if (start + words.length > page.length) return false;
  for (let index = 0; index < words.length; index += 1) {
    if (words[index] !== cover && words[index] !== page[start + index]) return false;
  }
  return true;
}

function squeeze(original: string): Squeezed {
  const units: string[] = [];
  const origin: number[] = [];
  for (let index = 0; index < original.length; index += 1) {
    const unit = original[index] ?? '';
    if (blank.test(unit)) continue;
    units.push(unit);
    origin.push(index);
  }
  return { text: units.join(''), origin };
}
