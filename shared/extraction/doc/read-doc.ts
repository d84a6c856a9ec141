/**
 * Reader for Word 97 to 2003 documents, and for what WPS writes in their form ([MS-DOC]). Page numbers do not exist in the
 * file: places are paragraph numbers, counted from 1 through body and tables.
 */
import type { PartRole } from '../extracted-text.ts';
import { type DrawnPicture, readPictures } from '../ole/drawn-pictures.ts';
import type { DrawnWords } from '../ole/drawn-words.ts';
import type { OfficeFile } from '../ole/office-file.ts';
import { stop } from '../stop.ts';
import { readComments } from './comments.ts';
import { readDocumentNames } from './document-names.ts';
import { readFileInformation, type SubDocument, tableIndex, wordVersion } from './fib.ts';
import { readLeftOver } from './left-over-text.ts';
import { readOlderText } from './older-text.ts';
import { type DocDocument, openDoc } from './open-doc.ts';
import { addDrawingWords, floatingPictures, textPictures } from './pictures.ts';
import { readStory, type StoryEnd, type StoryRange } from './story.ts';
import { readPositions } from './string-tables.ts';

const main = 'WordDocument';

/** Reads a document's own streams and the objects in it. */
export async function readDocStreams(file: OfficeFile): Promise<undefined> {
  const { storage, collector } = file;
  const stream = storage.read(main) ?? stop('damaged', 'doc');
  const version = wordVersion(stream);
  // Both are known streams even when the document does not use them.
  storage.pass('0Table');
  storage.pass('1Table');
  if (version === 'older') readOlderText(file, stream);
  else if (version === 'none') collector.skip(main, 'damaged');
  else {
    const pictures = collector.attempt(main, () => readDocument(file, stream)) ?? [];
    await readPictures(file, 'Pictures', pictures);
  }
  await readObjects(file);
}

/** Adds everything that is text; gives the pictures. */
function readDocument(file: OfficeFile, stream: Uint8Array): readonly DrawnPicture[] {
  const information = readFileInformation(stream);
  if (information.isEncrypted) {
    file.collector.fact({ kind: 'file.encrypted', path: '' });
    file.collector.skip('', 'encrypted');
    return [];
  }
  const document = openDoc(file, stream, information);
  const { paragraphs } = addStory(document, 'main', { path: main, role: 'body' });
  addStory(document, 'footnotes', { path: `${main}#footnotes`, role: 'note' });
  addStory(document, 'endnotes', { path: `${main}#endnotes`, role: 'note' });
  addStory(document, 'textBoxes', { path: `${main}#text-boxes`, role: 'text-box' });
  addStory(document, 'headerTextBoxes', { path: `${main}#header-text-boxes`, role: 'text-box' });
  addStory(document, 'macros', { path: `${main}#macros`, role: 'other' });
  addHeaders(document);
  readComments(document, paragraphs);
  readDocumentNames(document);
  readLeftOver(document);
  return addDrawings(document);
}

/** Words of drawings, among them watermarks, which are letters drawn as a picture; gives the pictures. */
function addDrawings({ file: { collector, storage }, stream, table }: DocDocument): readonly DrawnPicture[] {
  const words: DrawnWords = { shown: [], descriptions: [] };
  const drawings = table(tableIndex.drawings);
  addDrawingWords(drawings, words);
  const inText = textPictures(storage.read('Data') ?? new Uint8Array(0), words);
  const marked = (texts: readonly string[]) =>
    texts.map((text) => ({ text, mark: { place: {}, hidden: null } }));
  collector.lines(`${main}#drawn-letters`, 'text-box', marked(words.shown));
  collector.lines(`${main}#alternative-text`, 'annotation', marked(words.descriptions));
  return [...inText, ...floatingPictures(drawings, stream)];
}

interface StoryTarget {
  readonly path: string;
  readonly role: PartRole;
}

function addStory(document: DocDocument, name: SubDocument, { path, role }: StoryTarget): StoryEnd {
  const { collector } = document.file;
  const part = collector.start(path, role);
  return keepStory(document, { ...document.range(name), part, path });
}

function keepStory(document: DocDocument, range: StoryRange): StoryEnd {
  const { collector } = document.file;
  const end = readStory(document, range);
  collector.keep(range.part);
  collector.lines(`${range.path}#fields`, 'other', end.fields);
  return end;
}

/** Kinds of headers within a section ([MS-DOC] 2.8.22): even, odd; even and odd footer; first; first footer. */
const headerRoles: readonly PartRole[] = ['header', 'header', 'footer', 'footer', 'header', 'footer'];
/** Separators of notes stand in front of the first section's headers. */
const separators = 6;

function addHeaders(document: DocDocument): void {
  const { from, to } = document.range('headers');
  const { positions } = readPositions(document.table(tableIndex.headers), 0);
  let last = from;
  for (const [index, position] of positions.entries()) {
    const end = Math.min(to, from + (positions[index + 1] ?? 0));
    const start = from + position;
    if (start < last || end <= start) continue;
    last = end;
    const role = index < separators ? 'other' : (headerRoles[(index - separators) % 6] ?? 'header');
    const path = `${main}#header-${index + 1}`;
    keepStory(document, { from: start, to: end, part: document.file.collector.start(path, role), path });
  }
  // What no position covers is text all the same.
  const path = `${main}#headers`;
  if (last < to)
    keepStory(document, { from: last, to, part: document.file.collector.start(path, 'header'), path });
}

/** Objects of other programs, each in a storage of its own ([MS-DOC] 2.1.4). */
async function readObjects({ storage, collector, openObject }: OfficeFile): Promise<void> {
  const pool = storage.inside('ObjectPool');
  for (const name of pool.storages) {
    const path = `ObjectPool/${name}`;
    collector.fact({ kind: 'doc.embedded-object', path });
    await openObject(pool.inside(name), path);
  }
}
