/** Reads what earlier revisions of a PDF said and the last one does not say any more. */
import { asStop } from '../stop.ts';
import { inflateBounded } from './objects/inflate.node.ts';
import { openObjects, type PdfObjects } from './objects/open-objects.ts';
import { creatorsOf, readStructure, textOf } from './objects/pdf-structure.ts';
import { openPdf } from './open-pdf.node.ts';
import { eachPage, pageText } from './page-text.node.ts';
import type { PdfFile } from './pdf-extras.node.ts';
import { earlierRevisions } from './revisions.ts';

const kind = 'pdf.incremental-updates';
/** Reading the pages of each costs as much as the whole file; those of the last ones before the present one are read. */
const mostRead = 5;
/** Of the others, what is not on pages is compared; beyond this nothing is. */
const mostCompared = 50;

/** Notes each revision that opens by itself, and adds what has gone since: lines, remarks, values, files, scripts. */
export async function readRevisions(
  bytes: Uint8Array,
  present: { readonly shown: string; readonly objects: PdfObjects },
  file: PdfFile,
): Promise<void> {
  const ends = earlierRevisions(bytes);
  if (ends.length === 0) return;
  const { collector, context } = file;
  const known: Known = {
    shownLines: new Set(present.shown.split(/[\n\t]/)),
    words: new Set(wordsBeside(present.objects)),
    file,
  };
  const limits = { inflate: inflateBounded, most: context.limits.entryBytes };
  const unread = ends.length - mostRead;
  for (const [index, end] of ends.entries()) {
    const path = `revision-${index + 1}`;
    if (index < unread) collector.skip(path, 'over-limit');
    if (index < unread - mostCompared) continue;
    const objects = openObjects(bytes.subarray(0, end), limits);
    // What opens only after repair is no revision that was ever saved.
    if (!objects.isWhole) continue;
    await noteRevision(bytes.subarray(0, end), { path, objects, readsPages: index >= unread }, known);
  }
}

interface Known {
  readonly shownLines: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly file: PdfFile;
}

interface Revision {
  readonly path: string;
  readonly objects: PdfObjects;
  readonly readsPages: boolean;
}

async function noteRevision(
  bytes: Uint8Array,
  { path, objects, readsPages }: Revision,
  { shownLines, words, file }: Known,
): Promise<void> {
  const { collector } = file;
  const part = collector.start(path, 'other');
  if (readsPages) {
    await goneLines(bytes, file, (text, place) => {
      if (shownLines.has(text)) return;
      part.separate('\n');
      part.add(text, { place, hidden: kind });
    });
  }
  for (const text of wordsBeside(objects)) {
    if (words.has(text) || shownLines.has(text)) continue;
    part.separate('\n');
    part.add(text, { place: {}, hidden: kind });
  }
  collector.fact({ kind, path, quote: part.textFrom(0) });
  collector.keep(part);
}

/** Everything in words that is not on a page: properties, remarks, values of fields, names of files, scripts. */
function wordsBeside(objects: PdfObjects): readonly string[] {
  if (objects.isEncrypted) return [];
  const { scripts, files, fieldValues, remarks } = readStructure(objects);
  const info = [...(objects.dictionary(objects.trailer.get('Info')) ?? [])]
    .filter(([key]) => !/Date$|^Producer$/.test(key))
    .map(([, value]) => textOf(objects, value));
  const names = files.map(({ name }) => name);
  const all = [...info, ...creatorsOf(objects), ...remarks, ...fieldValues, ...names, ...scripts];
  return [...new Set(all.map((text) => text.trim()).filter((text) => text !== ''))];
}

type Place = { readonly page: number; readonly box: readonly [number, number, number, number] };

async function goneLines(
  bytes: Uint8Array,
  { collector, context }: PdfFile,
  take: (text: string, place: Place) => void,
): Promise<void> {
  try {
    const opening = await openPdf(bytes, context.options);
    if (opening.isEncrypted) return;
    const { document } = opening;
    try {
      await eachPage(document, {
        collector,
        limits: context.limits,
        work: async (page) => {
          const { lines } = await pageText(page, []);
          for (const { text, box } of lines) take(text, { page: page.pageNumber, box });
        },
      });
    } finally {
      await document.loadingTask.destroy();
    }
  } catch (error) {
    // pdf.js asks for more than a catalogue and pages; what else the revision holds was compared.
    if (asStop(error)?.reason !== 'damaged') throw error;
  }
}
