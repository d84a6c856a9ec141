/**
 * Reader for PowerPoint 97 to 2003 presentations ([MS-PPT]): words of slides, notes and comments, hidden slides, words of slides
 * that were deleted and never taken out of the file, embedded files.
 */
import { uint32At } from '../../base/bounded-reader.ts';
import { findPictures, readPictures } from '../ole/drawn-pictures.ts';
import type { OfficeFile } from '../ole/office-file.ts';
import { stop } from '../stop.ts';
import { readDocumentWords } from './document-words.ts';
import { type LiveObjects, readLiveObjects } from './live-objects.ts';
import { macroObjects, readPptObjects } from './ppt-objects.ts';
import { type PptRecord, recordAt, recordsIn, recordType } from './ppt-records.ts';
import { listKind, readSlideList } from './slide-list.ts';
import { addNotes, addSlide, addWords, type PptText } from './slide-parts.ts';
import { readSlideWords } from './slide-text.ts';

const main = 'PowerPoint Document';
const encryptedToken = 0xf3d1c4df;

/** Reads a presentation's own streams and the objects in it; gives the number of its slides. */
export async function readPptStreams(file: OfficeFile): Promise<number | undefined> {
  const { storage, collector } = file;
  const stream = storage.read(main) ?? stop('damaged', 'ppt');
  const user = storage.read('Current User') ?? new Uint8Array(0);
  if (user.length >= 20 && uint32At(user, 12) === encryptedToken) {
    collector.fact({ kind: 'file.encrypted', path: '' });
    collector.skip('', 'encrypted');
    storage.pass('EncryptedSummary');
    return undefined;
  }
  const live = readLiveObjects(stream, user.length >= 20 ? uint32At(user, 16) : 0);
  const document = documentOf(stream, live);
  const count = collector.attempt(main, () =>
    readWords({ file, stream, path: main, lines: new Set() }, live),
  );
  const macros = document === null ? new Set<number>() : macroObjects(stream, document);
  const places = live.places.size > 0 ? live.places : objectPlaces(stream);
  await readPptObjects(file, stream, { places, macros });
  await readPictures(file, 'Pictures', findPictures(storage.read('Pictures') ?? new Uint8Array(0), null));
  return count ?? undefined;
}

function documentOf(stream: Uint8Array, { places, document }: LiveObjects): PptRecord | null {
  const record = document === null ? null : recordAt(stream, places.get(document) ?? -1);
  return record?.type === recordType.document ? record : null;
}

/** Without a save that could be followed, every object of the stream counts. */
function objectPlaces(stream: Uint8Array): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const { start } of recordsIn(stream, 0, stream.length)) places.set(places.size + 1, start - 8);
  return places;
}

function readWords(text: PptText, live: LiveObjects): number {
  const { stream, file } = text;
  const document = documentOf(stream, live);
  if (document === null) {
    file.collector.skip(main, 'damaged');
    return readAllSlides(text);
  }
  const seen = new Set<number>();
  // Slides do not overlap; a list that makes much of the same bytes is made up.
  let left = stream.length * 2;
  const placed = (object: number, type: number): PptRecord | null => {
    const place = live.places.get(object) ?? -1;
    const record = recordAt(stream, place);
    // A slide is read once, however often a list names it.
    if (record === null || record.type !== type || seen.has(record.start)) return null;
    seen.add(record.start);
    left -= record.end - record.start;
    if (left < 0) stop('damaged', 'slides');
    return record;
  };
  const slides = readSlideList(stream, document, listKind.slides);
  const numbers = new Map(slides.map(({ id }, index) => [id, index + 1] as const));
  for (const [index, { object, paragraphs }] of slides.entries()) {
    const record = placed(object, recordType.slide);
    if (record === null) file.collector.skip(`${main}#slide-${index + 1}`, 'damaged');
    else addSlide(text, { record, slide: index + 1, listed: paragraphs });
  }
  for (const { object, paragraphs } of readSlideList(stream, document, listKind.notes)) {
    const record = placed(object, recordType.notes);
    if (record !== null) addNotes(text, { record, listed: paragraphs, numbers });
  }
  for (const { object, paragraphs } of readSlideList(stream, document, listKind.masters)) {
    const record = placed(object, recordType.master);
    if (record === null) continue;
    const words = [...paragraphs, ...readSlideWords(stream, record).paragraphs];
    addWords(text, { path: `${main}#master-${object}`, role: 'other', paragraphs: words, hidden: null });
  }
  readDocumentWords(text, document);
  readEarlierWords(text, seen);
  return slides.length;
}

/** Slides in the order of the stream, when nothing says which of them count. */
function readAllSlides(text: PptText): number {
  let slide = 0;
  for (const record of recordsIn(text.stream, 0, text.stream.length)) {
    if (record.type === recordType.slide) addSlide(text, { record, slide: ++slide, listed: [] });
    if (record.type === recordType.notes) addNotes(text, { record, listed: [], numbers: new Map() });
    if (record.type === recordType.document) {
      for (const { paragraphs } of readSlideList(text.stream, record, listKind.slides)) {
        addWords(text, { path: `${main}#outline`, role: 'slide', paragraphs, hidden: null });
      }
    }
  }
  return slide;
}

/** Words of slides and notes that a later save replaced or deleted. */
function readEarlierWords(text: PptText, seen: ReadonlySet<number>): void {
  const kind = 'ppt.fast-saved';
  const path = `${main}#earlier`;
  const paragraphs = new Set<string>();
  for (const record of recordsIn(text.stream, 0, text.stream.length)) {
    const isPage = record.type === recordType.slide || record.type === recordType.notes;
    if (!isPage || seen.has(record.start)) continue;
    for (const line of readSlideWords(text.stream, record).paragraphs) {
      if (!text.lines.has(line)) paragraphs.add(line);
    }
  }
  if (paragraphs.size === 0) return;
  text.file.collector.fact({ kind, path, quote: [...paragraphs].join('\n') });
  addWords(text, { path, role: 'other', paragraphs: [...paragraphs], hidden: kind });
}
