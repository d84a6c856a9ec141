/** The document's list of slides, with the words that stand in the list and not on the slide ([MS-PPT] 2.4.14.3). */
import { uint32At } from '../../base/bounded-reader.ts';
import { type PptRecord, recordsIn, recordType } from './ppt-records.ts';
import { paragraphsOf, textOf } from './slide-text.ts';

export interface ListedSlide {
  /** Number of the object that holds it. */
  readonly object: number;
  /** Number by which notes refer to it. */
  readonly id: number;
  readonly paragraphs: string[];
}

/** Lists within a document: which of them it is stands in the record's instance. */
export const listKind = { slides: 0, masters: 1, notes: 2 } as const;

/** Entries of one list in their order. */
export function readSlideList(stream: Uint8Array, document: PptRecord, kind: number): readonly ListedSlide[] {
  const slides: ListedSlide[] = [];
  for (const list of recordsIn(stream, document.start, document.end)) {
    if (list.type !== recordType.slideList || list.instance !== kind) continue;
    for (const record of recordsIn(stream, list.start, list.end)) {
      if (record.type === recordType.slidePersist && record.end - record.start >= 16) {
        const [object, id] = [uint32At(stream, record.start), uint32At(stream, record.start + 12)];
        slides.push({ object, id, paragraphs: [] });
      }
      const text = textOf(stream, record);
      if (text !== null) slides.at(-1)?.paragraphs.push(...paragraphsOf(text));
    }
  }
  return slides;
}
