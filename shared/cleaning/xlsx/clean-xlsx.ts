/** An Excel workbook without the chosen kinds of hidden content. */
import type { ExtractedText } from '../../extraction/extracted-text.ts';
import type { CleanedBytes, CleaningPlan, KeptReason } from '../cleaning-plan.ts';
import {
  cleanCommon,
  dropEverywhere,
  type OfficeCleaning,
  startOfficeCleaning,
} from '../office/clean-common.ts';
import { maskText } from '../office/mask-text.ts';
import { type EditContext, openOfficeEdit } from '../office/office-edit.ts';
import { everyElement, rewrite, textIn, type XmlElement } from '../office/xml-node.ts';
import { dropCells } from './drop-cells.ts';
import { dropNotes } from './drop-notes.ts';
import { dropPaleWords } from './drop-pale-words.ts';
import { dropHiddenShapes } from './drop-shapes.ts';
import { dropUnusedStrings } from './drop-strings.ts';
import { maskCells } from './mask-cells.ts';
import { cleanWorkbook } from './workbook-part.ts';

/** Kinds of cells that nobody sees; the reader says where they stand. */
const hiddenCells = ['hidden-rows', 'hidden-columns', 'invisible-format', 'invisible-color', 'tiny-text'];

/** Cleans the workbook. Stops when it cannot be taken apart. */
export function cleanXlsx(
  bytes: Uint8Array,
  {
    text,
    plan,
    context,
  }: { readonly text: ExtractedText; readonly plan: CleaningPlan; readonly context: EditContext },
): CleanedBytes {
  const edit = openOfficeEdit(bytes, context);
  const cleaning = startOfficeCleaning(edit, 'xlsx', plan);
  const unable = new Map<string, KeptReason>();
  const main = edit.main();
  const droppedSheets = cleanWorkbook(cleaning, main);
  const sheets = edit
    .relationships(main)
    .filter(({ kind, isExternal }) => /sheet$/.test(kind) && !isExternal);
  const gone = new Set(hiddenCells.filter((kind) => cleaning.wants(kind)).map((kind) => `xlsx.${kind}`));
  const strings = sharedStrings(edit, main);
  let needsValues = droppedSheets > 0;
  let hasLostWords = false;
  for (const { target } of sheets) {
    if (cleaning.wants('hidden-shape')) dropHiddenShapes(edit, target);
    const root = edit.tree(target);
    const part = text.parts.find(({ path }) => path === target);
    if (root === null || part === undefined) continue;
    if (dropCells(root, part, gone) > 0) needsValues = true;
    const pale = dropPaleWords(root, part, { strings, kinds: gone });
    if (pale.changed > 0) hasLostWords = true;
    for (const kind of pale.left) unable.set(kind, 'kind-not-cleanable');
  }
  dropNotes(
    cleaning,
    sheets.map(({ target }) => target),
  );
  dropSources(cleaning, unable);
  const paths = sheets.map(({ target }) => target);
  if (cleaning.wants('external-link') && dropExternal(cleaning, main)) needsValues = true;
  if (needsValues && formulasToValues(cleaning, paths)) cleaning.notes.add('formulas-became-values');
  const masked = maskWorkbook(cleaning, main, paths);
  if (cleaning.wants('unreferenced-strings') || needsValues || hasLostWords)
    dropUnusedStrings(cleaning, main, paths);
  cleanCommon(cleaning);
  return { bytes: edit.finish(), unable, notes: cleaning.notes, masked };
}

function sharedStrings(edit: OfficeCleaning['edit'], main: string): XmlElement | null {
  const strings = edit.relationships(main).find(({ kind }) => kind === 'sharedStrings');
  return strings === undefined ? null : edit.tree(strings.target);
}

function dropSources(cleaning: OfficeCleaning, unable: Map<string, KeptReason>): void {
  const { edit } = cleaning;
  if (cleaning.wants('revision-log')) {
    dropEverywhere(cleaning, ({ kind }) => kind === 'revisionHeaders' || kind === 'usernames');
  }
  if (cleaning.wants('pivot-cache')) {
    // A slicer is drawn from its cache: without it the sheet would not open.
    if (edit.names().some((name) => /^xl\/slicercaches\//i.test(name))) {
      unable.set('xlsx.pivot-cache', 'kind-not-cleanable');
    } else dropEverywhere(cleaning, ({ kind }) => /^pivot(?:Table|CacheDefinition|CacheRecords)$/.test(kind));
  }
  if (!cleaning.wants('data-connection')) return;
  const isBound = (name: string) => /^xl\/pivotcache\/pivotcachedefinition/i.test(name);
  if (!cleaning.wants('pivot-cache') && edit.names().some(isBound)) {
    unable.set('xlsx.data-connection', 'kind-not-cleanable');
    return;
  }
  dropEverywhere(cleaning, ({ kind }) => kind === 'connections' || kind === 'queryTable');
  for (const name of edit.names().filter((each) => /^xl\/tables\/table\d*\.xml$/i.test(each))) {
    const root = edit.tree(name);
    if (root === null) continue;
    const isQuery = ({ name: attribute }: { readonly name: string }) =>
      /^(?:tableType|connectionId|queryTableFieldId)$/.test(attribute);
    for (const element of [root, ...everyElement(root)]) {
      element.attributes = element.attributes.filter((each) => !isQuery(each));
    }
  }
}

/** Gives whether any link was there; formulas that use one keep what they last showed. */
function dropExternal({ edit }: OfficeCleaning, main: string): boolean {
  const isLink = ({ kind }: { readonly kind: string }) =>
    kind === 'externalLink' || kind === 'xlExternalLinkPath';
  const dropped = edit.drop(main, isLink);
  if (dropped === 0) return false;
  const workbook = edit.tree(main);
  if (workbook !== null) {
    rewrite(workbook, (element) =>
      element.name === 'definedName' && /\[\d+\]/.test(textIn(element)) ? 'drop' : 'keep',
    );
  }
  return true;
}

/** A formula may point at what is gone; what it last showed is what the reader of the copy is to see. */
function formulasToValues({ edit }: OfficeCleaning, sheets: readonly string[]): boolean {
  let changed = 0;
  for (const path of sheets) {
    const root = edit.tree(path);
    if (root === null) continue;
    changed += rewrite(root, ({ name }) =>
      /^(?:f|dataValidations|conditionalFormatting)$/.test(name) ? 'drop' : 'keep',
    );
  }
  edit.drop(edit.main(), ({ kind }) => kind === 'calcChain');
  return changed > 0;
}

function maskWorkbook({ edit, plan }: OfficeCleaning, main: string, sheets: readonly string[]): number {
  if (plan.masks.length === 0) return 0;
  let masked = 0;
  const table = sharedStrings(edit, main);
  const shape = { block: 'si', texts: new Set(['t']) };
  if (table !== null) masked += maskText(table, shape, plan.masks);
  for (const path of sheets) {
    const root = edit.tree(path);
    if (root !== null) masked += maskCells(root, plan.masks);
    for (const { kind, target, isExternal } of edit.relationships(path)) {
      const notes = isExternal || kind !== 'comments' ? null : edit.tree(target);
      if (notes !== null) masked += maskText(notes, { block: 'comment', texts: new Set(['t']) }, plan.masks);
    }
  }
  return masked;
}
