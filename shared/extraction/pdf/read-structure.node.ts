/** Notes what stands among a PDF's objects beyond what its pages, its catalogue and their annotations told already. */
import { entryPath } from '../archive/open-zip.ts';
import type { PdfObjects } from './objects/open-objects.ts';
import { creatorsOf, readStructure, xfaTexts } from './objects/pdf-structure.ts';
import { jpegSize } from './painted-pictures.ts';
import type { PdfFile } from './pdf-extras.node.ts';
import { notePerson, noteScripts } from './pdf-notes.ts';

/** Nothing is done with a file whose strings are ciphered: pdf.js has read what it could. */
export async function readObjects(
  objects: PdfObjects,
  file: PdfFile,
  paintedSizes: ReadonlySet<string>,
): Promise<void> {
  if (objects.isEncrypted) {
    if (file.document.isPureXfa) file.collector.skip('(form)', 'unsupported-format');
    return;
  }
  const structure = readStructure(objects);
  noteScripts(structure.scripts, '(javascript)', file);
  for (const person of creatorsOf(objects)) notePerson(person, file);
  for (const { name, bytes } of structure.files) {
    const key = `${name} ${bytes?.length ?? 0}`;
    if (file.noted.files.has(key)) continue;
    file.noted.files.add(key);
    await noteFile(name === '' ? 'attachment' : name, bytes, file);
  }
  const hidden = null;
  const lines = (texts: readonly string[]) =>
    [...new Set(texts)].map((text) => ({ text, mark: { place: {}, hidden } }));
  file.collector.lines('(fields)', 'other', lines(structure.fieldValues));
  file.collector.lines('(xfa)', 'other', lines(xfaTexts(objects)));
  for (const { object, bytes } of structure.pictures) {
    // Behind `!`: what a camera wrote belongs to the picture, not to the document.
    const isSeen = paintedSizes.has(jpegSize(bytes) ?? '');
    await file.context.nested(file.collector, `pictures!object-${object}.jpg`, bytes, isSeen);
  }
}

async function noteFile(
  name: string,
  bytes: Uint8Array | null,
  { collector, context }: PdfFile,
): Promise<void> {
  const kind = 'pdf.attachment';
  const path = entryPath(name);
  collector.fact({ kind, path, quote: name });
  collector.lines(`${path}#name`, 'attachment-name', [{ text: name, mark: { place: {}, hidden: kind } }]);
  if (bytes === null) collector.skip(path, 'damaged');
  else await context.nested(collector, path, bytes);
}
