/** What a PDF keeps beside its pages: properties, scripts, attachments, bookmarks, layers (ISO 32000-2, 7.11, 8.11, 12.3, 14.3). */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { entryPath } from '../archive/open-zip.ts';
import type { Collector } from '../collector.ts';
import type { ReadContext } from '../reader.ts';
import { asStop } from '../stop.ts';
import { scriptsOf } from './pdf-annotations.ts';
import { type Noted, notePerson, noteScripts } from './pdf-notes.ts';

export interface PdfFile {
  readonly document: PDFDocumentProxy;
  readonly collector: Collector;
  readonly context: ReadContext;
  readonly noted: Noted;
}

/** An attached file: the id that pdf.js knows it by, and its name. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
}

/** Reads one kind of thing after the other; one that is damaged does not stop the rest. */
export async function readExtras(file: PdfFile): Promise<void> {
  const steps: readonly (readonly [string, (file: PdfFile) => Promise<void>])[] = [
    ['(properties)', readProperties],
    ['(javascript)', readScripts],
    ['(attachments)', readNamedAttachments],
    ['(bookmarks)', readBookmarks],
    ['(layers)', readLayers],
  ];
  for (const [path, step] of steps) {
    try {
      await step(file);
    } catch (error) {
      // Anything pdf.js throws here is its complaint about this piece of the file.
      file.collector.skip(path, asStop(error)?.reason ?? 'damaged');
    }
  }
}

const people = ['Author', 'Company', 'Manager'];
const descriptions = ['Title', 'Subject', 'Keywords', 'Creator'];

async function readProperties(file: PdfFile): Promise<void> {
  const { info, metadata } = await file.document.getMetadata();
  const values = flatInfo(info);
  const others = new Set<string>();
  for (const [name, text] of values) {
    if (people.includes(name)) notePerson(text, file);
    else others.add(text);
  }
  for (const creator of asTexts(metadata?.get('dc:creator'))) notePerson(creator, file);
  file.collector.lines(
    '(properties)',
    'properties',
    [...others].map((text) => ({ text, mark: { place: {}, hidden: 'pdf.metadata-descr' } })),
  );
}

/** Standard entries and the author's own ones. */
function flatInfo(info: object): [string, string][] {
  const values: [string, string][] = [];
  for (const [name, value] of Object.entries(info)) {
    if (typeof value === 'string' && [...people, ...descriptions].includes(name)) values.push([name, value]);
    if (name === 'Custom' && typeof value === 'object' && value !== null) {
      for (const [own, text] of Object.entries(value)) if (typeof text === 'string') values.push([own, text]);
    }
  }
  return values;
}

function asTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

async function readScripts(file: PdfFile): Promise<void> {
  noteScripts(scriptsOf(await file.document.getJSActions()), '(javascript)', file);
}

async function readNamedAttachments(file: PdfFile): Promise<void> {
  const attachments = await file.document.getAttachments();
  if (attachments === null) return;
  for (const [id, entry] of attachments) {
    const name: unknown = Reflect.get(entry, 'filename');
    await readAttachment(file, { id, name: typeof name === 'string' && name !== '' ? name : id });
  }
}

/** Notes an attached file and opens it. */
export async function readAttachment(
  { document, collector, context, noted }: PdfFile,
  { id, name }: Attachment,
): Promise<void> {
  const kind = 'pdf.attachment';
  const path = entryPath(name);
  collector.fact({ kind, path, quote: name });
  collector.lines(`${path}#name`, 'attachment-name', [{ text: name, mark: { place: {}, hidden: kind } }]);
  const content: unknown = await document.getAttachmentContent(id);
  noted.files.add(`${name} ${content instanceof Uint8Array ? content.length : 0}`);
  if (content instanceof Uint8Array) await context.nested(collector, path, content);
  else collector.skip(path, 'damaged');
}

const deepestOutline = 64;

async function readBookmarks({ document, collector }: PdfFile): Promise<void> {
  type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;
  const titles: string[] = [];
  const walk = (outline: Outline, depth: number) => {
    if (depth > deepestOutline) return;
    for (const { title, items } of outline ?? []) {
      titles.push(title);
      walk(items, depth + 1);
    }
  };
  walk(await document.getOutline(), 0);
  collector.lines(
    '(bookmarks)',
    'bookmark',
    titles.map((text) => ({ text, mark: { place: {}, hidden: null } })),
  );
}

async function readLayers({ document, collector }: PdfFile): Promise<void> {
  const layers = await document.getOptionalContentConfig();
  const groups: Iterable<readonly [string, { readonly name: unknown; readonly visible: boolean }]> = layers;
  for (const [, { name, visible }] of groups) {
    const quote = typeof name === 'string' ? name : '';
    if (!visible) collector.fact({ kind: 'pdf.hidden-layer', path: '(layers)', quote });
  }
}
