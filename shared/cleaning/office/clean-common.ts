/** What all office formats have in common: properties, added data, macros, embedded files, links that lead out, signatures. */
import { isLocalPath } from '../../extraction/ooxml/links.ts';
import type { CleaningNote, CleaningPlan } from '../cleaning-plan.ts';
import { wants } from '../cleaning-plan.ts';
import { cleanPicture } from '../image/clean-picture.ts';
import type { OfficeEdit } from './office-edit.ts';
import { attribute, elementsOf, firstOf, rewrite, textIn, type XmlElement } from './xml-node.ts';

export type OfficeFormat = 'docx' | 'xlsx' | 'pptx';

export interface OfficeCleaning {
  readonly edit: OfficeEdit;
  readonly format: OfficeFormat;
  readonly plan: CleaningPlan;
  readonly notes: Set<CleaningNote>;
  /** Tells whether a kind of this format is to be taken out. */
  wants(kind: string): boolean;
}

export function startOfficeCleaning(
  edit: OfficeEdit,
  format: OfficeFormat,
  plan: CleaningPlan,
): OfficeCleaning {
  return {
    edit,
    format,
    plan,
    notes: new Set(),
    wants: (kind) => wants(plan, `${format}.${kind}`),
  };
}

/** Does everything that does not depend on the format. */
export function cleanCommon(cleaning: OfficeCleaning): void {
  cleanProperties(cleaning);
  dropSignatures(cleaning);
  if (cleaning.wants('custom-xml')) dropCustomXml(cleaning);
  if (cleaning.wants('macros')) dropMacros(cleaning);
  if (cleaning.wants('embedded-object')) dropEmbedded(cleaning);
  if (cleaning.wants('activex'))
    dropEverywhere(cleaning, ({ kind }) => /^(?:control|activeXControl)/.test(kind));
  dropLinks(cleaning);
  cleanPictures(cleaning);
}

/** Takes relationships away wherever they are; gives how many. */
export function dropEverywhere(
  { edit }: OfficeCleaning,
  isDropped: (relationship: ReturnType<OfficeEdit['relationships']>[number], source: string) => boolean,
): number {
  let dropped = 0;
  for (const name of edit.names()) {
    const source = /^(.*?)_rels\/([^/]*)\.rels$/i.exec(name);
    if (source === null) continue;
    const from = `${source[1] ?? ''}${source[2] ?? ''}`;
    dropped += edit.drop(from, (relationship) => isDropped(relationship, from));
  }
  return dropped;
}

/** Names of properties without their prefixes, which programs choose as they like. */
const people = new Set(['creator', 'lastModifiedBy', 'Company', 'Manager']);
/** Programs fill these by themselves; they tell whose template it was and where the file lay. */
const paths = new Set(['Template', 'HyperlinkBase']);
/** Names of sheets and titles of slides, also of those that are taken out. */
const listings = new Set(['HeadingPairs', 'TitlesOfParts']);
/** Counts, times and names of programs. Whatever else stands there may hold words. */
const wordless = new Set([
  'Application',
  'AppVersion',
  'DocSecurity',
  'TotalTime',
  'Pages',
  'Words',
  'Characters',
  'CharactersWithSpaces',
  'Lines',
  'Paragraphs',
  'Slides',
  'Notes',
  'HiddenSlides',
  'MMClips',
  'ScaleCrop',
  'LinksUpToDate',
  'SharedDoc',
  'HyperlinksChanged',
  'PresentationFormat',
  'created',
  'modified',
  'revision',
  'lastPrinted',
  'language',
]);

function cleanProperties(cleaning: OfficeCleaning): void {
  const { edit } = cleaning;
  const isGone = (name: string) => {
    if (listings.has(name)) return true;
    if (people.has(name)) return cleaning.wants('metadata-person');
    if (paths.has(name)) return cleaning.wants('metadata-path');
    return !wordless.has(name) && cleaning.wants('metadata-descr');
  };
  for (const { kind, target } of edit.relationships('')) {
    if (!/^(?:core-properties|metadata\/core-properties|extended-?[pP]roperties)$/.test(kind)) continue;
    const root = edit.tree(target);
    if (root === null) continue;
    root.children = root.children.filter(
      (child) => typeof child === 'string' || !isGone(child.raw.slice(child.raw.indexOf(':') + 1)),
    );
  }
  if (cleaning.wants('custom-properties')) edit.drop('', ({ kind }) => /^custom-?[pP]roperties$/.test(kind));
  if (cleaning.wants('metadata-person')) {
    edit.drop('', ({ kind }) => kind === 'thumbnail' || kind === 'classificationlabels');
    dropEverywhere(cleaning, ({ kind }) => kind === 'printerSettings' || kind === 'people');
  }
}

/** A signature over the whole file cannot hold any more. */
function dropSignatures(cleaning: OfficeCleaning): void {
  if (cleaning.edit.drop('', ({ kind }) => kind === 'origin') > 0) cleaning.notes.add('signature-dropped');
}

function dropCustomXml(cleaning: OfficeCleaning): void {
  dropEverywhere(cleaning, ({ kind, target }) => kind === 'customXml' && /(?:^|\/)customxml\//i.test(target));
  const { edit } = cleaning;
  for (const name of edit.names()) {
    if (!/^word\/[^/]+\.xml$/i.test(name)) continue;
    const tree = edit.tree(name);
    // A field bound to an item that is gone would be emptied when the document is opened.
    if (tree !== null) rewrite(tree, (element) => (element.name === 'w:dataBinding' ? 'drop' : 'keep'));
  }
}

/** Types of the main part with macros, and without. */
const withoutMacros: readonly (readonly [RegExp, string])[] = [
  [
    /ms-word\.document\.macroEnabled/i,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  ],
  [
    /ms-word\.template\.macroEnabled/i,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
  ],
  [
    /ms-excel\.sheet\.macroEnabled/i,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  ],
  [
    /ms-excel\.template\.macroEnabled/i,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml',
  ],
  [
    /ms-powerpoint\.presentation\.macroEnabled/i,
    'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
  ],
  [
    /ms-powerpoint\.slideshow\.macroEnabled/i,
    'application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml',
  ],
  [
    /ms-powerpoint\.template\.macroEnabled/i,
    'application/vnd.openxmlformats-officedocument.presentationml.template.main+xml',
  ],
];

function dropMacros(cleaning: OfficeCleaning): void {
  const { edit } = cleaning;
  dropEverywhere(
    cleaning,
    ({ kind, target, isExternal }) =>
      !isExternal &&
      (/^vbaProject|^wordVbaData|^xlMacrosheet|^keyMapCustomizations/.test(kind) ||
        /vbaproject\.bin$/i.test(target)),
  );
  const main = edit.main();
  const plain = withoutMacros.find(([pattern]) => pattern.test(edit.contentType(main)))?.[1];
  if (plain !== undefined) edit.setContentType(main, plain);
}

/** The picture that shows an object stays; the file behind it goes. */
function dropEmbedded(cleaning: OfficeCleaning): void {
  const { edit } = cleaning;
  for (const name of edit.names()) {
    if (!/\.xml$/i.test(name) || !/^ppt\/slide/i.test(name)) continue;
    const tree = edit.tree(name);
    if (tree !== null && rewrite(tree, pictureOfFrame) > 0) cleaning.notes.add('objects-became-pictures');
  }
  const isEmbedded = (target: string) => /(?:^|\/)embeddings\/[^/]+$/i.test(target);
  const dropped = dropEverywhere(cleaning, ({ target, isExternal }) => !isExternal && isEmbedded(target));
  if (dropped > 0) cleaning.notes.add('objects-became-pictures');
}

/** PowerPoint frames an object and its picture together; the picture alone can stand in the same place. */
function pictureOfFrame(element: XmlElement): 'keep' | 'drop' | readonly XmlElement[] {
  if (element.name !== 'p:graphicFrame') return 'keep';
  const found = findDeep(element, 'p:oleObj');
  if (found === null) return 'keep';
  const picture = findDeep(element, 'p:pic');
  return picture === null ? 'drop' : [picture];
}

function findDeep(element: XmlElement, name: string): XmlElement | null {
  for (const child of elementsOf(element)) {
    const found = child.name === name ? child : findDeep(child, name);
    if (found !== null) return found;
  }
  return null;
}

function dropLinks(cleaning: OfficeCleaning): void {
  dropEverywhere(cleaning, ({ kind, target, isExternal }) => {
    if (!isExternal) return false;
    if (kind === 'attachedTemplate') return cleaning.wants('external-template');
    if (kind === 'hyperlink') return isLocalPath(target) && cleaning.wants('local-path-link');
    return cleaning.wants(kind === 'subDocument' ? 'sub-document' : 'external-link');
  });
}

/** What pictures say about camera, place and people. */
function cleanPictures({ edit, plan }: OfficeCleaning): void {
  for (const name of edit.names()) {
    if (!/\.(?:jpe?g|png|gif|webp)$/i.test(name)) continue;
    const bytes = edit.bytes(name);
    const cleaned = bytes === null ? null : cleanPicture(bytes, plan);
    if (cleaned !== null && cleaned !== bytes) edit.setBytes(name, cleaned);
  }
}

/** Text of the first element of a name below another; empty when there is none. */
export function wordsOf(element: XmlElement, name: string): string {
  const found = firstOf(element, name);
  return found === undefined ? '' : textIn(found);
}

/** Value of an on/off element or attribute of a word-processing file: present means on. */
export function isOnValue(element: XmlElement): boolean {
  const value = attribute(element, 'w:val');
  return value === undefined || !['0', 'false', 'off'].includes(value);
}
