/** Comments of a Word document, each with its author, its moment and the paragraph it hangs on ([MS-DOC] 2.8.6, 2.9.4, 2.9.5). */
import { uint16At, uint32At } from '../../base/bounded-reader.ts';
import { untilNul, utf16At } from '../ole/binary-text.ts';
import type { Mark } from '../part-builder.ts';
import { tableIndex } from './fib.ts';
import type { DocDocument } from './open-doc.ts';
import { readStory } from './story.ts';
import { momentOf, readNames, readPositions } from './string-tables.ts';

const path = 'WordDocument#comments';
const referenceBytes = 30;
const dateBytes = 18;
const kind = 'doc.comments';

/** Adds the comments. `paragraphs` are the first positions of the main story's paragraphs. */
export function readComments(document: DocDocument, paragraphs: readonly number[]): void {
  const { file, table } = document;
  const { from, to } = document.range('comments');
  if (to <= from) return;
  const part = file.collector.start(path, 'comment');
  const references = readPositions(table(tableIndex.commentReferences), referenceBytes);
  const { positions } = readPositions(table(tableIndex.comments), 0);
  const authors = readNames(table(tableIndex.commentAuthors));
  const dates = table(tableIndex.commentDates);
  let last = from;
  let count = 0;
  for (const [index, reference] of references.data.entries()) {
    const start = from + (positions[index] ?? 0);
    const end = Math.min(to, from + (positions[index + 1] ?? 0));
    // Positions that run backwards are made up; the words are read below all the same.
    if (start < last || end <= start) continue;
    const mark: Mark = {
      place: { paragraph: paragraphAt(paragraphs, references.positions[index] ?? 0) },
      hidden: kind,
      author: authorOf(reference, authors),
      at: dates.length >= (index + 1) * dateBytes ? momentOf(uint32At(dates, index * dateBytes)) : undefined,
    };
    addComment(document, { from: start, to: end, part, mark });
    last = end;
    count += 1;
  }
  if (count === 0) addComment(document, { from, to, part, mark: { place: {}, hidden: kind } });
  file.collector.keep(part);
}

interface CommentRange {
  readonly from: number;
  readonly to: number;
  readonly part: ReturnType<DocDocument['file']['collector']['start']>;
  readonly mark: Mark;
}

function addComment(document: DocDocument, range: CommentRange): void {
  const { part, mark } = range;
  part.separate('\n');
  const start = part.length();
  readStory(document, { ...range, path });
  const { author, at } = mark;
  document.file.collector.fact({
    kind,
    path,
    place: mark.place,
    quote: part.textFrom(start),
    ...(author === undefined ? {} : { author }),
    ...(at === undefined ? {} : { at }),
  });
}

/** The full name where the file has it, else the initials. */
function authorOf(reference: Uint8Array, authors: readonly string[]): string | undefined {
  const name = authors[uint16At(reference, 20)]?.trim() ?? '';
  const initials = untilNul(utf16At(reference, 2, Math.min(9, uint16At(reference, 0)))).trim();
  return name || initials || undefined;
}

function paragraphAt(paragraphs: readonly number[], position: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((paragraphs[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}
