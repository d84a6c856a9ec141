/** Takes out of a story the words that the reader found hidden, character by character, and leaves the rest as it stands. */
import type { TextPart } from '../../extraction/extracted-text.ts';
import { isOnValue } from '../office/clean-common.ts';
import {
  attribute,
  elementsOf,
  firstOf,
  type Replacement,
  rewrite,
  type XmlElement,
} from '../office/xml-node.ts';
import { fillCells } from './resolve-changes.ts';
import { type StoryPiece, storyPieces } from './story-pieces.ts';

/** Takes them out. `isGone` tells by kind. */
export function dropHiddenWords(
  root: XmlElement,
  {
    path,
    parts,
    isGone,
  }: {
    readonly path: string;
    readonly parts: readonly TextPart[];
    readonly isGone: (kind: string) => boolean;
  },
): void {
  const flows = storyPieces(root, path);
  for (const part of parts) {
    const pieces = flows.get(part.path);
    if (pieces === undefined) continue;
    for (const [paragraph, shown] of shownByParagraph(part)) {
      const own = pieces.filter((piece) => piece.paragraph === paragraph);
      const text = shown.map(({ text: each }) => each).join('');
      const hidden = shown.flatMap(({ text: each, kind }) =>
        Array.from({ length: each.length }, () => kind !== null && isGone(kind)),
      );
      if (hidden.includes(true)) dropCharacters(own, { text, hidden });
    }
  }
}

interface ShownText {
  readonly text: string;
  readonly kind: string | null;
}

/** Stretches of a part by paragraph; text boxes count none. */
function shownByParagraph(part: TextPart): ReadonlyMap<number, readonly ShownText[]> {
  const isBox = part.path.includes('#');
  const found = new Map<number, ShownText[]>();
  for (const { start, end, place, hidden } of part.segments) {
    const key = isBox ? 0 : (place.paragraph ?? 0);
    const shown = found.get(key) ?? [];
    found.set(key, shown);
    shown.push({ text: part.text.slice(start, end), kind: hidden });
  }
  return found;
}

/**
 * The reader's text holds list numbers that stand in no element, always before the words of a paragraph. So both are compared
 * from their ends, and what has no partner is such a number.
 */
function dropCharacters(
  pieces: readonly StoryPiece[],
  { text, hidden }: { readonly text: string; readonly hidden: readonly boolean[] },
): void {
  let at = text.length - 1;
  for (const piece of [...pieces].reverse()) {
    let kept = '';
    for (let index = piece.text.length - 1; index >= 0; index -= 1) {
      while (at >= 0 && text[at] !== piece.text[index]) at -= 1;
      if (hidden[at] !== true) kept = piece.text[index] + kept;
      at -= 1;
    }
    if (kept.length < piece.text.length) piece.element.children = kept === '' ? [] : [kept];
    if (kept === '' && piece.text.length === 1) markGone(piece.element);
  }
}

const goneName = '(gone)';

function markGone(element: XmlElement): void {
  if (/^(?:w:t|w:delText|m:t)$/.test(element.name)) return;
  Object.assign(element, { name: goneName });
}

/** What hides by its own formatting: rows, and pictures in hidden runs. Signs marked before go with them. */
export function dropHiddenParts(root: XmlElement): void {
  rewrite(root, (element): Replacement => {
    if (element.name === goneName) return 'drop';
    if (element.name === 'w:r' && isHiddenRun(element)) {
      element.children = element.children.filter(
        (child) => typeof child !== 'string' && /^w:(?:rPr|fldChar|instrText|delInstrText)$/.test(child.name),
      );
    }
    if (element.name === 'w:tr') return isHiddenRow(element) ? 'drop' : 'keep';
    if (element.name === 'w:tbl')
      return elementsOf(element).some(({ name }) => /^w:(?:tr|sdt|customXml)$/.test(name)) ? 'keep' : 'drop';
    return 'keep';
  });
  fillCells(root);
}

/** Pictures and shapes that the selection pane switched off (ECMA-376 part 1, 20.4.2.5). */
export function dropHiddenDrawings(root: XmlElement): void {
  rewrite(root, (element) => {
    if (element.name !== 'w:drawing') return 'keep';
    const isOff = elementsOf(element).some((frame) =>
      /^(?:1|true|on)$/.test(attributeOf(firstOf(frame, 'wp:docPr'), 'hidden')),
    );
    return isOff ? 'drop' : 'keep';
  });
}

function attributeOf(element: XmlElement | undefined, name: string): string {
  return element === undefined ? '' : (attribute(element, name) ?? '');
}

function isHiddenRun(run: XmlElement): boolean {
  const vanish = firstOf(firstOf(run, 'w:rPr'), 'w:vanish');
  return vanish !== undefined && isOnValue(vanish);
}

function isHiddenRow(row: XmlElement): boolean {
  const hidden = firstOf(firstOf(row, 'w:trPr'), 'w:hidden');
  return hidden !== undefined && isOnValue(hidden);
}
