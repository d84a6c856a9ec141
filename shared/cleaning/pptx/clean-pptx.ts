/** A PowerPoint presentation without the chosen kinds of hidden content. */
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
import { attribute, rewrite, type XmlElement } from '../office/xml-node.ts';
import { dropSlideWords } from './drop-slide-words.ts';

const hiddenWords = ['invisible-color', 'tiny-text', 'off-slide', 'hidden-shape', 'text-under-shape'];

/** Cleans the presentation. Stops when it cannot be taken apart. */
export function cleanPptx(
  bytes: Uint8Array,
  {
    text,
    plan,
    context,
  }: { readonly text: ExtractedText; readonly plan: CleaningPlan; readonly context: EditContext },
): CleanedBytes {
  const edit = openOfficeEdit(bytes, context);
  const cleaning = startOfficeCleaning(edit, 'pptx', plan);
  const main = edit.main();
  if (cleaning.wants('hidden-slide')) dropHiddenSlides(cleaning, main);
  if (cleaning.wants('notes'))
    dropEverywhere(cleaning, ({ kind }, source) => kind === 'notesSlide' && isSlide(source));
  if (cleaning.wants('comments')) {
    dropEverywhere(cleaning, ({ kind }) => /^(?:comments|commentAuthors|authors)$/.test(kind));
  }
  const gone = new Set(hiddenWords.filter((kind) => cleaning.wants(kind)).map((kind) => `pptx.${kind}`));
  let masked = 0;
  for (const path of edit.names().filter((name) => isSlide(name) || isModel(name))) {
    const root = edit.tree(path);
    if (root === null) continue;
    const part = text.parts.find((each) => each.path === path);
    if (part !== undefined) dropSlideWords(root, part, gone);
    if (gone.has('pptx.hidden-shape')) dropHiddenShapes(root);
    dropUnused(edit, path);
    masked += maskText(root, { block: 'a:p', texts: new Set(['a:t']) }, plan.masks);
  }
  cleanCommon(cleaning);
  return { bytes: edit.finish(), unable: new Map(), notes: cleaning.notes, masked };
}

const isSlide = (name: string) => /^ppt\/slides\/[^/]+\.xml$/i.test(name);
const isModel = (name: string) => /^ppt\/(?:notesslides|slidelayouts|slidemasters)\/[^/]+\.xml$/i.test(name);

/** Slides leave the list, the sections and the shows that name them, and links that jump to them. */
function dropHiddenSlides(cleaning: OfficeCleaning, main: string): void {
  const { edit } = cleaning;
  const presentation = edit.tree(main);
  if (presentation === null) return;
  const slides = edit.relationships(main).filter(({ kind, isExternal }) => kind === 'slide' && !isExternal);
  const listed = new Set<string>();
  const numbers = new Map<string, string>();
  rewrite(presentation, (element) => {
    if (element.name !== 'p:sldId') return 'keep';
    const id = attribute(element, 'r:id') ?? '';
    listed.add(id);
    numbers.set(id, attribute(element, 'id') ?? '');
    return 'keep';
  });
  const gone = slides.filter(({ id, target }) => !listed.has(id) || isHidden(edit.tree(target)));
  const ids = new Set(gone.map(({ id }) => id));
  const targets = new Set(gone.map(({ target }) => target.toLowerCase()));
  const goneNumbers = new Set([...ids].map((id) => numbers.get(id)));
  rewrite(presentation, (element) =>
    element.name === 'p14:sldId' && goneNumbers.has(attribute(element, 'id')) ? 'drop' : 'keep',
  );
  edit.drop(main, ({ id }) => ids.has(id));
  dropEverywhere(
    cleaning,
    ({ kind, target }, source) => kind === 'slide' && source !== main && targets.has(target.toLowerCase()),
  );
}

function isHidden(slide: XmlElement | null): boolean {
  return slide !== null && /^(?:0|false)$/.test(attribute(slide, 'show') ?? '');
}

const shapes = new Set(['p:sp', 'p:pic', 'p:graphicFrame', 'p:grpSp', 'p:cxnSp']);

/** Shapes that the selection pane switched off (ECMA-376 part 1, 20.1.2.2.8). */
function dropHiddenShapes(root: XmlElement): void {
  rewrite(root, (element) => {
    if (!shapes.has(element.name)) return 'keep';
    const own = element.children.filter((child) => typeof child !== 'string' && /^p:nv/.test(child.name));
    const isOff = own.some(
      (child) =>
        typeof child !== 'string' &&
        child.children.some(
          (each) =>
            typeof each !== 'string' &&
            each.name === 'p:cNvPr' &&
            /^(?:1|true)$/.test(attribute(each, 'hidden') ?? ''),
        ),
    );
    return isOff ? 'drop' : 'keep';
  });
}
