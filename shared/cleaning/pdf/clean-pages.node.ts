/** Rewrites the content of every page, and of what it paints, without what is to go. */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';
import { concatBytes } from '../../base/bytes.ts';
import type { ExtractedText } from '../../extraction/extracted-text.ts';
import { type CleaningNote, type CleaningPlan, type KeptReason, wants } from '../cleaning-plan.ts';
import type { Area } from './area.ts';
import { blackenPicture } from './blacken-picture.node.ts';
import { dropUnderMarks } from './drop-beside.node.ts';
import { type FontCodes, fontCodes } from './font-codes.node.ts';
import type { Layers } from './layers.node.ts';
import { placedKinds, takeMarkedAreas, unseenAreas } from './page-areas.node.ts';
import { arrayIn, dictIn, key, nameIn, unpacked } from './pdf-objects.node.ts';
import { type Removal, rewriteContent, type Surroundings } from './rewrite-content.node.ts';
import { apply, identity, type Matrix, multiply } from './text-pen.ts';

export interface PageCleaning {
  readonly document: PDFDocument;
  readonly text: ExtractedText;
  readonly plan: CleaningPlan;
  readonly layers: Layers;
  readonly unable: Map<string, KeptReason>;
  readonly notes: Set<CleaningNote>;
}

/** Gives whether any glyph or pixel is gone. */
export async function cleanPages(cleaning: PageCleaning): Promise<boolean> {
  let changed = false;
  for (const [index, page] of cleaning.document.getPages().entries()) {
    const marked = takeMarkedAreas(page, cleaning.plan);
    if (dropUnderMarks(cleaning.document, page, marked)) cleaning.notes.add('annotations-dropped');
    const unseen = unseenAreas(page, cleaning.text, { number: index + 1, plan: cleaning.plan });
    if (await cleanPage(cleaning, page, { marked, unseen })) changed = true;
  }
  return changed;
}

interface PageWork extends PageCleaning {
  readonly removal: Removal;
  readonly marked: readonly Area[];
  /** Pictures under a mark, to be blackened once everything has been looked at. */
  readonly pictures: { readonly resources: PDFDict; readonly name: string; readonly ctm: Matrix }[];
  readonly fonts: Map<PDFObject, FontCodes>;
  /** Names of objects that a stream still paints, and of those that something else is painted for. */
  readonly painted: Map<PDFDict, { readonly kept: Set<string>; readonly replaced: Set<string> }>;
  depth: number;
  names: number;
  changed: boolean;
}

async function cleanPage(
  cleaning: PageCleaning,
  page: PDFPage,
  { marked, unseen }: { readonly marked: readonly Area[]; readonly unseen: readonly Area[] },
): Promise<boolean> {
  const { plan } = cleaning;
  const removal: Removal = {
    invisible: wants(plan, 'pdf.invisible-text'),
    transparent: wants(plan, 'pdf.transparent-text'),
    areas: [...marked, ...unseen],
    drawings: marked,
    shown: wants(plan, 'pdf.off-page-text') ? shownArea(page) : null,
  };
  const work: PageWork = {
    ...cleaning,
    removal,
    marked,
    pictures: [],
    painted: new Map(),
    fonts: new Map(),
    depth: 0,
    names: 0,
    changed: false,
  };
  const content = pageContent(cleaning.document, page);
  const resources = ownResources(cleaning.document, page);
  if (content === null) {
    refuse(work);
    return false;
  }
  const rewritten = rewriteStream(work, content, { ctm: identity, resources });
  for (const picture of work.pictures) await blacken(work, picture);
  dropUnpainted(work);
  if (rewritten === null && marked.length === 0) return work.changed;
  const body = rewritten ?? content;
  const boxes = marked.map(([x0, y0, x1, y1]) => `${x0} ${y0} ${x1 - x0} ${y1 - y0} re`).join(' ');
  const pieces = marked.length === 0 ? [body] : [ascii('q\n'), body, ascii(`\nQ q 0 g ${boxes} f Q\n`)];
  const { context } = cleaning.document;
  page.node.set(key('Contents'), context.register(context.flateStream(concatBytes(pieces))));
  return true;
}

/** A little more than what is shown: letters at the edge are seen in part. */
function shownArea(page: PDFPage): Area {
  const { x, y, width, height } = page.getCropBox();
  return [x - 1, y - 1, x + width + 1, y + height + 1];
}

const ascii = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** All content streams joined; null when one cannot be unpacked. */
function pageContent(document: PDFDocument, page: PDFPage): Uint8Array | null {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray
      ? contents.asArray().map((each) => document.context.lookup(each))
      : [contents];
  const pieces: Uint8Array[] = [];
  for (const stream of streams) {
    if (stream === undefined) continue;
    const bytes = unpacked(stream);
    if (bytes === null) return null;
    pieces.push(bytes, ascii('\n'));
  }
  return concatBytes(pieces);
}

/** Resources may be inherited and shared with other pages, so the page gets its own to change. */
function ownResources(document: PDFDocument, page: PDFPage): PDFDict {
  const shared = page.node.Resources();
  const own = copyOf(document, shared);
  page.node.set(key('Resources'), own);
  return own;
}

function copyOf(document: PDFDocument, dict: PDFDict | undefined): PDFDict {
  const copy = document.context.obj({});
  for (const [name, value] of dict?.entries() ?? []) copy.set(name, value);
  const objects = dictIn(copy, 'XObject');
  if (objects !== undefined) {
    const own = document.context.obj({});
    for (const [name, value] of objects.entries()) own.set(name, value);
    copy.set(key('XObject'), own);
  }
  return copy;
}

const deepestForm = 24;
const markKinds = ['pdf.unapplied-redaction', 'pdf.dark-highlight'];

/** New bytes, or null when the stream can stay as it is. */
function rewriteStream(
  work: PageWork,
  bytes: Uint8Array,
  { ctm, resources }: { readonly ctm: Matrix; readonly resources: PDFDict },
): Uint8Array | null {
  const rewritten = rewriteContent(bytes, {
    ctm,
    removal: work.removal,
    around: surroundings(work, resources),
  });
  if (rewritten === null) {
    refuse(work);
    return null;
  }
  if (rewritten.isUncertain) for (const kind of placed(work)) work.unable.set(kind, 'font-not-readable');
  if (rewritten.leavesDrawing) {
    for (const kind of markKinds) if (wants(work.plan, kind)) work.unable.set(kind, 'drawing-under-mark');
  }
  if (rewritten.bytes === bytes) return null;
  work.changed = true;
  return rewritten.bytes;
}

function placed({ marked, plan }: PageWork): string[] {
  const kinds = placedKinds.map((kind) => `pdf.${kind}`).filter((kind) => wants(plan, kind));
  return marked.length === 0 ? kinds : [...kinds, ...markKinds];
}

function refuse(work: PageWork): void {
  for (const kind of [...placed(work), 'pdf.invisible-text', 'pdf.transparent-text', 'pdf.hidden-layer']) {
    if (wants(work.plan, kind)) work.unable.set(kind, 'kind-not-cleanable');
  }
}

function surroundings(work: PageWork, resources: PDFDict): Surroundings {
  const entry = (category: string, name: string) => dictIn(resources, category)?.lookup(PDFName.of(name));
  return {
    font(name) {
      const font = entry('Font', name);
      if (!(font instanceof PDFDict)) return undefined;
      if (!work.fonts.has(font)) work.fonts.set(font, fontCodes(font));
      return work.fonts.get(font) ?? undefined;
    },
    alpha(name) {
      const state = entry('ExtGState', name);
      const value = state instanceof PDFDict ? state.lookup(key('ca')) : undefined;
      return value === undefined ? undefined : Number(value.toString());
    },
    isLayerOff: (name) =>
      wants(work.plan, 'pdf.hidden-layer') &&
      work.layers.isOff(dictIn(resources, 'Properties')?.get(PDFName.of(name))),
    object(name, ctm) {
      const instead = paintObject(work, resources, { name, ctm });
      noteObject(work, resources, { name, isKept: instead === undefined });
      return instead;
    },
  };
}

function noteObject(
  { painted }: PageWork,
  resources: PDFDict,
  { name, isKept }: { readonly name: string; readonly isKept: boolean },
): void {
  const names = painted.get(resources) ?? { kept: new Set<string>(), replaced: new Set<string>() };
  painted.set(resources, names);
  names[isKept ? 'kept' : 'replaced'].add(name);
}

/** What is not painted any more would still lie in the file. */
function dropUnpainted({ painted }: PageWork): void {
  for (const [resources, { kept, replaced }] of painted) {
    for (const name of replaced) {
      if (!kept.has(name)) dictIn(resources, 'XObject')?.delete(PDFName.of(name));
    }
  }
}

function paintObject(
  work: PageWork,
  resources: PDFDict,
  { name, ctm }: { readonly name: string; readonly ctm: Matrix },
): string | null | undefined {
  const objects = dictIn(resources, 'XObject');
  const object = objects?.lookup(PDFName.of(name));
  if (objects === undefined || !(object instanceof PDFStream)) return undefined;
  if (wants(work.plan, 'pdf.hidden-layer') && work.layers.isOff(object.dict.get(key('OC')))) return null;
  if (nameIn(object.dict, 'Subtype') === 'Image') {
    if (work.marked.some((area) => touches(ctm, area))) work.pictures.push({ resources, name, ctm });
    return undefined;
  }
  if (nameIn(object.dict, 'Subtype') !== 'Form' || work.depth >= deepestForm) return undefined;
  const bytes = unpacked(object);
  if (bytes === null) {
    refuse(work);
    return undefined;
  }
  return paintForm(work, { object, bytes, objects, ctm, outer: resources });
}

/** A form may be painted in several places, so each that changes becomes a form of its own. */
function paintForm(
  work: PageWork,
  form: {
    readonly object: PDFStream;
    readonly bytes: Uint8Array;
    readonly objects: PDFDict;
    readonly ctm: Matrix;
    readonly outer: PDFDict;
  },
): string | undefined {
  const { context } = work.document;
  const { dict } = form.object;
  const own = copyOf(work.document, dictIn(dict, 'Resources') ?? form.outer);
  const pictures = work.pictures.length;
  work.depth += 1;
  const rewritten = rewriteStream(work, form.bytes, {
    ctm: multiply(formMatrix(dict), form.ctm),
    resources: own,
  });
  work.depth -= 1;
  if (rewritten === null && work.pictures.length === pictures) return undefined;
  const made = context.flateStream(rewritten ?? form.bytes);
  for (const [name, value] of dict.entries()) {
    if (!['Length', 'Filter', 'DecodeParms', 'Resources'].includes(name.decodeText()))
      made.dict.set(name, value);
  }
  made.dict.set(key('Resources'), own);
  work.names += 1;
  const name = `XsClean${work.names}`;
  form.objects.set(PDFName.of(name), context.register(made));
  return name;
}

function formMatrix(dict: PDFDict): Matrix {
  const values =
    arrayIn(dict, 'Matrix')
      ?.asArray()
      .map((each) => Number(each.toString())) ?? [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = values;
  return [a, b, c, d, e, f];
}

/** A picture fills the unit square (8.9.5). */
function touches(ctm: Matrix, [left, low, right, high]: Area): boolean {
  const corners = [apply(ctm, 0, 0), apply(ctm, 1, 0), apply(ctm, 0, 1), apply(ctm, 1, 1)];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  return Math.max(...xs) > left && Math.min(...xs) < right && Math.max(...ys) > low && Math.min(...ys) < high;
}

async function blacken(
  work: PageWork,
  { resources, name, ctm }: PageWork['pictures'][number],
): Promise<void> {
  const objects = dictIn(resources, 'XObject');
  const ref = objects?.get(PDFName.of(name));
  const picture = objects?.lookup(PDFName.of(name));
  if (objects === undefined || !(picture instanceof PDFRawStream)) return;
  const blackened = await blackenPicture(work.document, picture, { ctm, areas: work.marked });
  if (blackened === null) {
    for (const kind of markKinds) work.unable.set(kind, 'picture-under-mark');
    return;
  }
  work.changed = true;
  if (ref instanceof PDFRef || ref !== undefined)
    objects.set(PDFName.of(name), work.document.context.register(blackened));
}
