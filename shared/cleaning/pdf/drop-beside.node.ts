/** What a PDF carries beside its pages: properties, scripts, attached files, remarks (ISO 32000-2, 7.7, 7.11, 12.5, 12.6, 14.3). */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import { type CleaningPlan, wants } from '../cleaning-plan.ts';
import type { Area } from './area.ts';
import { overlaps } from './path-pieces.ts';
import { arrayIn, dictIn, everyDictionary, key, nameIn, numbersIn } from './pdf-objects.node.ts';

const people = ['Author', 'Company', 'Manager'];

/** Takes out what the plan names. */
export function dropBeside(document: PDFDocument, plan: CleaningPlan): void {
  const { catalog } = document;
  dropProperties(document, plan);
  if (wants(plan, 'pdf.attachment')) {
    dictIn(catalog, 'Names')?.delete(key('EmbeddedFiles'));
    catalog.delete(key('Collection'));
    for (const dict of everyDictionary(document)) dict.delete(key('AF'));
  }
  if (wants(plan, 'pdf.javascript')) dropScripts(document);
  dropAnnotations(document, plan);
}

function dropProperties(document: PDFDocument, plan: CleaningPlan): void {
  const { context } = document;
  const person = wants(plan, 'pdf.metadata-person');
  const description = wants(plan, 'pdf.metadata-descr');
  if (!person && !description) return;
  const info = context.lookup(context.trailerInfo.Info);
  if (info instanceof PDFDict) {
    for (const name of info.keys()) {
      const isPerson = people.includes(name.decodeText());
      if (isPerson ? person : description) info.delete(name);
    }
    if (info.keys().length === 0) delete context.trailerInfo.Info;
  }
  delete context.trailerInfo.ID;
  // XMP repeats names and words in ways that cannot be told apart; private data of programs holds whatever they like.
  for (const dict of everyDictionary(document)) {
    for (const entry of ['Metadata', 'PieceInfo', 'LastModified', 'Thumb']) dict.delete(key(entry));
  }
}

const isScript = (value: PDFObject | undefined) =>
  value instanceof PDFDict && nameIn(value, 'S') === 'JavaScript';

function dropScripts(document: PDFDocument): void {
  dictIn(document.catalog, 'Names')?.delete(key('JavaScript'));
  for (const dict of everyDictionary(document)) {
    for (const entry of ['OpenAction', 'A', 'Next'])
      if (isScript(dict.lookup(key(entry)))) dict.delete(key(entry));
    const triggers = dict.lookup(key('AA'));
    if (triggers instanceof PDFDict) {
      for (const name of triggers.keys()) if (isScript(triggers.lookup(name))) triggers.delete(name);
      if (triggers.keys().length === 0) dict.delete(key('AA'));
    }
    const next = dict.lookup(key('Next'));
    if (next instanceof PDFArray) keepOnly(next, (each) => !isScript(each));
    if (dict.lookup(key('JS')) !== undefined) dict.delete(key('JS'));
  }
}

/** Removes items of an array by what they are. */
export function keepOnly(array: PDFArray, isKept: (item: PDFObject, raw: PDFObject) => boolean): PDFObject[] {
  const gone: PDFObject[] = [];
  for (let index = array.size() - 1; index >= 0; index -= 1) {
    const item = array.lookup(index);
    const raw = array.get(index);
    if (item !== undefined && isKept(item, raw)) continue;
    gone.push(raw);
    array.remove(index);
  }
  return gone;
}

/** Markup annotations whose contents are a remark (12.5.6.2), as the reader counts them. */
const remarks = new Set([
  'Text',
  'Highlight',
  'Underline',
  'Squiggly',
  'StrikeOut',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Ink',
  'Stamp',
  'Caret',
  'FileAttachment',
  'Redact',
  'Sound',
  'Projection',
]);
const unseenFlags = 2 | 32;

function isGone(annotation: PDFDict, plan: CleaningPlan): boolean {
  const subtype = nameIn(annotation, 'Subtype');
  const flags = annotation.lookup(key('F'));
  const contents = annotation.lookup(key('Contents'));
  const text = contents instanceof PDFString || contents instanceof PDFHexString ? contents.decodeText() : '';
  const isUnseen = flags instanceof PDFNumber && (flags.asNumber() & unseenFlags) !== 0;
  if (isUnseen && subtype !== 'Popup') return wants(plan, 'pdf.hidden-annotation');
  if (subtype === 'FileAttachment' && wants(plan, 'pdf.attachment')) return true;
  return remarks.has(subtype) && text.trim() !== '' && wants(plan, 'pdf.comment-annotation');
}

function dropAnnotations(document: PDFDocument, plan: CleaningPlan): void {
  const gone = new Set<PDFObject>();
  for (const page of document.getPages()) {
    const list = arrayIn(page.node, 'Annots');
    if (list === undefined) continue;
    for (const raw of keepOnly(list, (item) => !(item instanceof PDFDict) || !isGone(item, plan)))
      gone.add(raw);
    // A pop-up is the window of another annotation, a reply hangs on one.
    const hangsOn = (item: PDFObject) =>
      item instanceof PDFDict && ['Parent', 'IRT'].some((entry) => gone.has(item.get(key(entry)) ?? item));
    keepOnly(list, (item) => !hangsOn(item));
    for (const raw of list.asArray()) {
      const item = document.context.lookup(raw);
      const popup = item instanceof PDFDict ? item.get(key('Popup')) : undefined;
      if (item instanceof PDFDict && popup !== undefined && gone.has(popup)) item.delete(key('Popup'));
    }
  }
  dropFields(dictIn(document.catalog, 'AcroForm'), 'Fields', { gone, depth: 0 });
}

/**
 * Takes away what lies on a page over or under marked areas: notes, stamps, fields and links show or tell words of their own.
 * @returns whether anything went
 */
export function dropUnderMarks(document: PDFDocument, page: PDFPage, areas: readonly Area[]): boolean {
  const list = arrayIn(page.node, 'Annots');
  if (list === undefined || areas.length === 0) return false;
  const isUnder = (item: PDFObject) => {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = item instanceof PDFDict ? numbersIn(arrayIn(item, 'Rect')) : [];
    const box: Area = [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
    return areas.some((area) => overlaps(box, area));
  };
  const gone = new Set<PDFObject>(keepOnly(list, (item) => !isUnder(item)));
  dropFields(dictIn(document.catalog, 'AcroForm'), 'Fields', { gone, depth: 0 });
  return gone.size > 0;
}

const deepestField = 32;

/** A field whose last widget is gone would still hold its value. */
function dropFields(
  holder: PDFDict | undefined,
  entry: 'Fields' | 'Kids',
  { gone, depth }: { readonly gone: Set<PDFObject>; readonly depth: number },
): void {
  const list = arrayIn(holder, entry);
  if (list === undefined || depth > deepestField) return;
  keepOnly(list, (item, raw) => {
    if (raw instanceof PDFRef && gone.has(raw)) return false;
    if (!(item instanceof PDFDict)) return true;
    const before = arrayIn(item, 'Kids')?.size() ?? 0;
    dropFields(item, 'Kids', { gone, depth: depth + 1 });
    return before === 0 || (arrayIn(item, 'Kids')?.size() ?? 0) > 0;
  });
}
