/** One OFD document: its pages with their templates, what is drawn by reference, annotations and bookmarks (7.5 to 7.9, 15). */
import { childOf, childrenOf, childText, descendants, type XmlNode } from '../xml-tree.ts';
import { readAnnotations } from './annotations.ts';
import type { OfdFile } from './ofd-package.ts';
import { readContent } from './read-content.ts';
import { readResources } from './resources.ts';

export interface OfdDocument {
  readonly name: string;
  readonly root: XmlNode | null;
  readonly pages: number;
}

export interface DocumentOptions {
  /** Number of the document's first page within the file. */
  readonly firstPage: number;
  /** Kind for text that shows in this document but not in the present one. */
  readonly hidden?: string;
}

/** Reads everything of the document that is drawn; parts that an earlier call has read are left alone. */
export function readDocument(name: string, file: OfdFile, options: DocumentOptions): OfdDocument {
  const { pkg, collector, context } = file;
  const root = pkg.readTree(name);
  const common = childOf(root, 'CommonData');
  const pageNodes = childrenOf(childOf(root, 'Pages'), 'Page');
  const numbers = new Map<string, number>();
  const templates = new Map<string, string>();
  for (const { attributes } of childrenOf(common, 'TemplatePage')) {
    const template = pkg.find(name, attributes.BaseLoc ?? '');
    if (template !== null) templates.set(attributes.ID ?? '', template);
  }
  for (const [index, { attributes }] of pageNodes.entries()) {
    const page = options.firstPage + index;
    if (page > context.limits.pages) {
      collector.skip(`page-${page}…`, 'over-limit');
      break;
    }
    numbers.set(attributes.ID ?? '', page);
    const part = pkg.find(name, attributes.BaseLoc ?? '');
    if (part === null) collector.skip(`page-${page}`, 'damaged');
    else if (!pkg.isSeen(part)) readPage(part, { ...options, page, templates }, file);
  }
  // A template that no page uses is never shown.
  for (const template of templates.values()) {
    if (!pkg.isSeen(template)) readContent(template, { place: {}, hidden: 'ofd.template-page' }, file);
  }
  for (const kind of ['PublicRes', 'DocumentRes']) {
    for (const { text } of childrenOf(common, kind)) readResources(pkg.find(name, text), file);
  }
  readAnnotations(pkg.find(name, childText(root, 'Annotations')), numbers, file);
  readBookmarks(name, root, file);
  readExtensions(pkg.find(name, childText(root, 'Extensions')), file);
  return { name, root, pages: pageNodes.length };
}

interface PageOptions extends DocumentOptions {
  readonly page: number;
  readonly templates: ReadonlyMap<string, string>;
}

function readPage(part: string, { page, hidden, templates }: PageOptions, file: OfdFile): void {
  const target = { place: { page }, ...(hidden === undefined ? {} : { hidden }) };
  const used = readContent(part, target, file);
  for (const location of used.resources) readResources(file.pkg.find(part, location), file);
  for (const id of used.templates) {
    const template = templates.get(id);
    // Shown on many pages, read with the first of them.
    if (template !== undefined && !file.pkg.isSeen(template)) readContent(template, target, file);
  }
}

function readBookmarks(name: string, root: XmlNode | null, { collector }: OfdFile): void {
  const titles = [...descendants(childOf(root, 'Outlines'), 'OutlineElem')].map(
    ({ attributes }) => attributes.Title,
  );
  const names = [...descendants(childOf(root, 'Bookmarks'), 'Bookmark')].map(
    ({ attributes }) => attributes.Name,
  );
  const addresses = [...descendants(root, 'URI')].map(({ attributes }) => attributes.URI);
  collector.lines(
    `${name}#bookmarks`,
    'bookmark',
    [...titles, ...names, ...addresses].map((text = '') => ({ text, mark: { place: {}, hidden: null } })),
  );
}

/** Data of other programs about the document (17): never drawn. */
function readExtensions(name: string | null, { pkg, collector }: OfdFile): void {
  if (name === null) return;
  const root = pkg.readTree(name);
  const lines = ['Property', 'Data', 'ExtendData'].flatMap((kind) =>
    [...descendants(root, kind)].map(({ text, attributes }) =>
      [attributes.Name ?? '', text.trim()].join(' ').trim(),
    ),
  );
  collector.lines(
    name,
    'other',
    lines.map((text) => ({ text, mark: { place: {}, hidden: 'ofd.custom-data' } })),
  );
}
