/** Whether a new file says the same: every character of the old one, in the same order, blanks and breaks aside. */
import type { ExtractedText } from '../../extraction/extracted-text.ts';
import { documentBlocks } from './document-blocks.ts';
import { wordsOf } from './document-element.ts';
import { recogniseElements } from './recognise-elements.ts';

export interface WordsCompared {
  readonly same: boolean;
  /** Characters that are only in the old file, and only in the new one. */
  readonly lost: number;
  readonly added: number;
}

/** Compares in the order in which type is set; where the order differs, characters are counted. */
export function compareWords(before: ExtractedText, after: ExtractedText): WordsCompared {
  const left = shownWords(before);
  const right = shownWords(after);
  if (left === right) return { same: true, lost: 0, added: 0 };
  const counts = new Map<string, number>();
  for (const character of left) counts.set(character, (counts.get(character) ?? 0) + 1);
  let added = 0;
  for (const character of right) {
    const count = counts.get(character) ?? 0;
    if (count === 0) added += 1;
    else counts.set(character, count - 1);
  }
  const lost = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { same: false, lost, added };
}

/** Visible words of body, notes and boxes without blanks. */
export function shownWords(text: ExtractedText): string {
  const { elements } = recogniseElements(documentBlocks(text));
  return elements.map((element) => wordsOf(element).replace(/\s/gu, '')).join('');
}
