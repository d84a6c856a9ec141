/** Words of a file by the page and place they stand at, for a format of which only words and places are known. */
import type { TextPart } from '../../../../shared/extraction/extracted-text.ts';
import type { Box } from './finding-boxes.ts';

export interface PlacedWord {
  readonly text: string;
  readonly box: Box;
  readonly isHidden: boolean;
}

export interface PlacedPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly words: readonly PlacedWord[];
}

/** A4 in points; a page whose words reach further is larger. */
const sheet = { width: 595, height: 842 } as const;

/** Pages in order, those without words left out. */
export function placedPages(parts: readonly TextPart[]): readonly PlacedPage[] {
  const pages = new Map<number, PlacedWord[]>();
  for (const { text, segments } of parts) {
    for (const { start, end, hidden, place } of segments) {
      const { page = 1, box } = place;
      if (box === undefined) continue;
      const words = pages.get(page) ?? [];
      words.push({ text: text.slice(start, end), box, isHidden: hidden !== null });
      pages.set(page, words);
    }
  }
  return [...pages]
    .sort(([left], [right]) => left - right)
    .map(([number, words]) => ({ number, words, ...sizeFor(words) }));
}

function sizeFor(words: readonly PlacedWord[]): { readonly width: number; readonly height: number } {
  let { width, height }: { width: number; height: number } = sheet;
  for (const { box } of words) {
    width = Math.max(width, box[0] + box[2]);
    height = Math.max(height, box[1] + box[3]);
  }
  return { width, height };
}
