/** What a Word document keeps beside its text: who saved it where, its template and title once more, bookmarks. */
import { tableIndex } from './fib.ts';
import type { DocDocument } from './open-doc.ts';
import { readStrings } from './string-tables.ts';

/** Positions in the table of associated strings ([MS-DOC] 2.9.273). */
const templateString = 1;
const authorStrings = new Set([6, 7]);
const passwordString = 17;

/** Adds them. */
export function readDocumentNames(document: DocDocument): void {
  readSaveHistory(document);
  readAssociations(document);
  const { collector, context } = document.file;
  collector.lines(
    'WordDocument#bookmarks',
    'bookmark',
    readStrings(document.table(tableIndex.bookmarkNames), context.decode)
      // Names with an underscore in front are made by Word.
      .filter((name) => !name.startsWith('_'))
      .map((text) => ({ text, mark: { place: {}, hidden: null } })),
  );
}

/** Up to ten of the last who saved the document, with the path at that time ([MS-DOC] 2.9.282). */
function readSaveHistory({ file: { collector, context }, table }: DocDocument): void {
  const strings = readStrings(table(tableIndex.savedBy), context.decode);
  const path = 'WordDocument#saved-by';
  const kind = 'doc.save-history';
  const saved: { readonly author: string; readonly folder: string }[] = [];
  for (let index = 0; index < strings.length; index += 2) {
    saved.push({ author: strings[index] ?? '', folder: strings[index + 1] ?? '' });
  }
  for (const { author, folder } of saved) {
    const quote = [author, folder].filter((each) => each !== '').join('\t');
    if (quote !== '') collector.fact({ kind, path, quote, ...(author === '' ? {} : { author }) });
  }
  collector.lines(
    path,
    'properties',
    saved
      .flatMap(({ author, folder }) => [author, folder])
      .map((text) => ({ text, mark: { place: {}, hidden: kind } })),
  );
}

function readAssociations({ file: { collector, context }, table }: DocDocument): void {
  const strings = readStrings(table(tableIndex.associations), context.decode);
  const path = 'WordDocument#associations';
  const kindOf = (index: number, text: string) => {
    if (authorStrings.has(index)) return 'doc.metadata-person';
    return index === templateString && /[\\/:]/.test(text) ? 'doc.external-template' : 'doc.metadata-descr';
  };
  collector.lines(
    path,
    'properties',
    strings.flatMap((text, index) =>
      index === passwordString ? [] : [{ text, mark: { place: {}, hidden: kindOf(index, text) } }],
    ),
  );
}
