/** A Word document without the chosen kinds of hidden content. */
import type { ExtractedText } from '../../extraction/extracted-text.ts';
import type { CleanedBytes, CleaningPlan } from '../cleaning-plan.ts';
import {
  cleanCommon,
  dropEverywhere,
  type OfficeCleaning,
  startOfficeCleaning,
} from '../office/clean-common.ts';
import { dropUnused } from '../office/drop-unused.ts';
import { maskText } from '../office/mask-text.ts';
import { type EditContext, openOfficeEdit } from '../office/office-edit.ts';
import { dropAttributes, everyElement, rewrite, type XmlElement } from '../office/xml-node.ts';
import { dropFields } from './drop-fields.ts';
import { dropHiddenDrawings, dropHiddenParts, dropHiddenWords } from './drop-hidden-words.ts';
import { resolveChanges } from './resolve-changes.ts';

/** Kinds of words that are in sight of nobody; the reader says where they stand. */
const hiddenWords = ['hidden-text', 'invisible-color', 'tiny-text'];
const storyKinds = /^(?:header|footer|footnotes|endnotes|comments)$/;
const maskShape = { block: 'w:p', texts: new Set(['w:t', 'w:delText', 'w:instrText']) };

/** Cleans the document. Stops when it cannot be taken apart. */
export function cleanDocx(
  bytes: Uint8Array,
  {
    text,
    plan,
    context,
  }: { readonly text: ExtractedText; readonly plan: CleaningPlan; readonly context: EditContext },
): CleanedBytes {
  const edit = openOfficeEdit(bytes, context);
  const cleaning = startOfficeCleaning(edit, 'docx', plan);
  const main = edit.main();
  const related = edit
    .relationships(main)
    .filter(({ isExternal, kind }) => !isExternal && storyKinds.test(kind));
  const stories = [...new Set([main, ...related.map(({ target }) => target)])];
  const dropped = cleaning.wants('comments') ? commentParts(related) : [];
  let masked = 0;
  for (const path of stories.filter((each) => !dropped.includes(each))) {
    const root = edit.tree(path);
    if (root === null) continue;
    cleanStory(root, { path, text, cleaning });
    masked += maskText(root, maskShape, plan.masks);
  }
  dropParts(cleaning, main);
  cleanSettings(cleaning, main);
  cleanCommon(cleaning);
  return { bytes: edit.finish(), unable: new Map(), notes: cleaning.notes, masked };
}

function commentParts(related: readonly { readonly kind: string; readonly target: string }[]): string[] {
  return related.filter(({ kind }) => kind === 'comments').map(({ target }) => target);
}

function cleanStory(
  root: XmlElement,
  {
    path,
    text,
    cleaning,
  }: { readonly path: string; readonly text: ExtractedText; readonly cleaning: OfficeCleaning },
): void {
  const gone = new Set(hiddenWords.filter((kind) => cleaning.wants(kind)).map((kind) => `docx.${kind}`));
  const parts = text.parts.filter((part) => part.path === path || part.path.startsWith(`${path}#`));
  dropHiddenWords(root, { path, parts, isGone: (kind) => gone.has(kind) });
  if (gone.has('docx.hidden-text')) dropHiddenParts(root);
  if (cleaning.wants('hidden-shape')) dropHiddenDrawings(root);
  if (cleaning.wants('tracked-changes')) resolveChanges(root, cleaning.plan.changes);
  if (cleaning.wants('comments')) dropCommentMarks(root);
  const choice = { linked: cleaning.wants('linked-field'), localLinks: cleaning.wants('local-path-link') };
  if (dropFields(root, choice) > 0) cleaning.notes.add('fields-became-text');
  if (cleaning.wants('metadata-person')) dropSessionIds(root);
  // A picture in words that are gone would stay in the file.
  dropUnused(cleaning.edit, path);
}

function dropCommentMarks(root: XmlElement): void {
  rewrite(root, ({ name }) =>
    /^w:comment(?:RangeStart|RangeEnd|Reference)$|^w:annotationRef$/.test(name) ? 'drop' : 'keep',
  );
}

/** Marks by which Word tells in which session, and so by whom, a piece was written (17.15.1.70). */
function dropSessionIds(root: XmlElement): void {
  const isSessionId = ({ name }: { readonly name: string }) => /^w:rsid/.test(name);
  dropAttributes(root, isSessionId);
  for (const element of everyElement(root)) dropAttributes(element, isSessionId);
}

function dropParts(cleaning: OfficeCleaning, main: string): void {
  const { edit } = cleaning;
  if (cleaning.wants('comments')) {
    dropEverywhere(cleaning, ({ kind }) => /^comments/i.test(kind));
    edit.drop(main, ({ kind }) => kind === 'people');
  }
  if (cleaning.wants('glossary')) edit.drop(main, ({ kind }) => kind === 'glossaryDocument');
  if (cleaning.wants('sub-document')) edit.drop(main, ({ kind }) => kind === 'subDocument');
  if (cleaning.wants('mail-merge')) {
    dropEverywhere(cleaning, ({ kind }) => /^mailMerge|^recipientData/.test(kind));
  }
}

function cleanSettings(cleaning: OfficeCleaning, main: string): void {
  const { edit } = cleaning;
  const settings = edit
    .relationships(main)
    .find(({ kind, isExternal }) => kind === 'settings' && !isExternal);
  const tree = settings === undefined ? null : edit.tree(settings.target);
  if (tree === null) return;
  const gone = new Set<string>();
  if (cleaning.wants('doc-variables')) gone.add('w:docVars');
  if (cleaning.wants('mail-merge')) gone.add('w:mailMerge');
  if (cleaning.wants('tracked-changes')) gone.add('w:trackRevisions').add('w:revisionView');
  if (cleaning.wants('metadata-person')) gone.add('w:rsids').add('w14:docId').add('w15:docId');
  rewrite(tree, ({ name }) => (gone.has(name) ? 'drop' : 'keep'));
}
