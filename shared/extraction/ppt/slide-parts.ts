/** Puts the words of slides, notes and comments where rules see them, with the facts about what is hidden among them. */
import { uint32At } from '../../base/bounded-reader.ts';
import type { PartRole } from '../extracted-text.ts';
import type { OfficeFile } from '../ole/office-file.ts';
import { type PptRecord, recordsIn, recordType } from './ppt-records.ts';
import { readSlideWords, type SlideComment } from './slide-text.ts';

export interface PptText {
  readonly file: OfficeFile;
  readonly stream: Uint8Array;
  /** Name of the stream. */
  readonly path: string;
  /** Lines that the presentation as last saved holds. */
  readonly lines: Set<string>;
}

interface Words {
  readonly path: string;
  readonly role: PartRole;
  readonly paragraphs: readonly string[];
  readonly hidden: string | null;
  readonly slide?: number;
}

/** Adds words as one part. */
export function addWords({ file, lines }: PptText, { path, role, paragraphs, hidden, slide }: Words): void {
  for (const line of paragraphs) lines.add(line);
  file.collector.lines(
    path,
    role,
    paragraphs.map((text, index) => {
      const place = { ...(slide === undefined ? {} : { slide }), paragraph: index + 1 };
      return { text, mark: { place, hidden } };
    }),
  );
}

interface SlideToAdd {
  readonly record: PptRecord;
  readonly slide: number;
  /** Words that the list of slides holds for it. */
  readonly listed: readonly string[];
}

/** Adds a slide with its comments. */
export function addSlide(text: PptText, { record, slide, listed }: SlideToAdd): void {
  const { collector } = text.file;
  const path = `${text.path}#slide-${slide}`;
  const { paragraphs, comments, descriptions, isHidden } = readSlideWords(text.stream, record);
  const words = [...listed, ...paragraphs];
  const hidden = isHidden ? 'ppt.hidden-slide' : null;
  if (hidden !== null) collector.fact({ kind: hidden, path, place: { slide }, quote: words.join('\n') });
  addWords(text, { path, role: 'slide', paragraphs: words, hidden, slide });
  const described = `${path}#alternative-text`;
  addWords(text, { path: described, role: 'annotation', paragraphs: descriptions, hidden, slide });
  for (const [index, comment] of comments.entries()) {
    addComment(text, comment, { slide, path: `${path}#comment-${index + 1}` });
  }
}

function addComment(
  { file: { collector } }: PptText,
  { author, at, text }: SlideComment,
  { slide, path }: { readonly slide: number; readonly path: string },
): void {
  const kind = 'ppt.comments';
  const place = { slide };
  const about = { ...(author === '' ? {} : { author }), ...(at === undefined ? {} : { at }) };
  collector.fact({ kind, path, place, quote: text, ...about });
  collector.lines(path, 'comment', [{ text, mark: { place, hidden: kind, ...about } }]);
}

interface NotesToAdd {
  readonly record: PptRecord;
  readonly listed: readonly string[];
  /** Numbers of slides by the number that notes refer to. */
  readonly numbers: ReadonlyMap<number, number>;
}

/** Adds a page of notes. */
export function addNotes(text: PptText, { record, listed, numbers }: NotesToAdd): void {
  const words = [...listed, ...readSlideWords(text.stream, record).paragraphs];
  if (words.length === 0) return;
  const kind = 'ppt.notes';
  const slide = numbers.get(slideOf(text.stream, record));
  const path = `${text.path}#notes-${slide ?? 'loose'}`;
  const place = slide === undefined ? {} : { slide };
  text.file.collector.fact({ kind, path, place, quote: words.join('\n') });
  addWords(text, {
    path,
    role: 'note',
    paragraphs: words,
    hidden: kind,
    ...(slide === undefined ? {} : { slide }),
  });
}

function slideOf(stream: Uint8Array, notes: PptRecord): number {
  for (const record of recordsIn(stream, notes.start, notes.end)) {
    const isHead = record.type === recordType.notesAtom && record.end - record.start >= 4;
    if (isHead) return uint32At(stream, record.start);
  }
  return -1;
}
