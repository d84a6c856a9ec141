/**
 * Carries what was found out about painted letters over to the pieces of text that pdf.js puts together. Both come from the
 * same content in the same order, so they are laid side by side; blanks and composed forms differ and are skipped over.
 */
import { withoutRadicals } from './cjk-radicals.ts';
import type { PdfTextItem } from './page-lines.ts';
import type { HiddenBy, JudgedGlyph } from './paint/hidden-glyphs.ts';

/** How far a piece is looked for when it does not follow at once. */
const searched = 4096;

export interface MarkedText {
  /** The items, cut where visibility changes. */
  readonly items: readonly PdfTextItem[];
  /** Hidden letters that belong to no item: pdf.js leaves some out. */
  readonly unmatched: readonly JudgedGlyph[];
}

/** Marks what is hidden. Nothing is changed when no letter is. */
export function markItems(items: readonly PdfTextItem[], glyphs: readonly JudgedGlyph[]): MarkedText {
  if (!glyphs.some(({ hidden }) => hidden !== null)) return { items, unmatched: [] };
  const stream = spell(glyphs);
  const matched = new Set<number>();
  let at = 0;
  const marked = items.flatMap((item) => {
    const letters = lettersOf(item.str);
    const found = find(stream.text, letters.map(({ letter }) => letter).join(''), at);
    if (found === null) return [item];
    at = found + letters.length;
    for (let index = found; index < at; index += 1) matched.add(stream.owners[index] ?? -1);
    return cut(
      item,
      kindsOf(item.str, letters, (index) => glyphs[stream.owners[found + index] ?? -1]?.hidden ?? null),
    );
  });
  return {
    items: marked,
    unmatched: glyphs.filter(({ hidden }, index) => hidden !== null && !matched.has(index)),
  };
}

interface Letter {
  readonly letter: string;
  /** Position in the item. */
  readonly at: number;
}

/** UTF-16 units that are no blanks, compatibility forms taken apart. */
function lettersOf(text: string): readonly Letter[] {
  const letters: Letter[] = [];
  let at = 0;
  for (const character of text) {
    for (const letter of plain(character)) letters.push({ letter, at });
    at += character.length;
  }
  return letters;
}

/** All letters in a row, and for each the glyph it belongs to. */
function spell(glyphs: readonly JudgedGlyph[]): {
  readonly text: string;
  readonly owners: readonly number[];
} {
  const pieces: string[] = [];
  const owners: number[] = [];
  for (const [index, { text }] of glyphs.entries()) {
    const letters = plain(text);
    pieces.push(letters.join(''));
    for (const _ of letters) owners.push(index);
  }
  return { text: pieces.join(''), owners };
}

function plain(text: string): readonly string[] {
  return withoutRadicals(text.normalize('NFKC'))
    .replace(/[\s\u200b-\u200f\ufeff]/g, '')
    .split('');
}

function find(stream: string, letters: string, from: number): number | null {
  if (letters === '') return null;
  if (stream.startsWith(letters, from)) return from;
  const ahead = stream.slice(from, from + searched + letters.length).indexOf(letters);
  return ahead === -1 ? null : from + ahead;
}

/** Kind of each UTF-16 unit of the text; a blank between two letters alike is like them. */
function kindsOf(
  text: string,
  letters: readonly Letter[],
  kindOf: (index: number) => HiddenBy | null,
): readonly (HiddenBy | null)[] {
  const known = new Map<number, HiddenBy | null>();
  for (const [index, { at }] of letters.entries()) known.set(at, kindOf(index));
  const kinds: (HiddenBy | null)[] = [];
  let last: HiddenBy | null = known.values().next().value ?? null;
  for (let at = 0; at < text.length; at += 1) {
    last = known.has(at) ? (known.get(at) ?? null) : last;
    kinds.push(last);
  }
  return kinds;
}

/** Pieces of one kind each; widths are shared out by the number of characters. */
function cut(item: PdfTextItem, kinds: readonly (HiddenBy | null)[]): PdfTextItem[] {
  const { str, transform, width } = item;
  const pieces: PdfTextItem[] = [];
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform;
  const along = Math.hypot(a, b) || 1;
  let start = 0;
  for (let end = 1; end <= str.length; end += 1) {
    if (end < str.length && kinds[end] === kinds[start]) continue;
    const offset = (width * start) / str.length;
    pieces.push({
      ...item,
      str: str.slice(start, end),
      transform: [a, b, c, d, x + (a / along) * offset, y + (b / along) * offset],
      width: (width * (end - start)) / str.length,
      hasEOL: item.hasEOL && end === str.length,
      hidden: kinds[start] ?? null,
    });
    start = end;
  }
  return pieces;
}
