/** Reader for PowerPoint presentations with and without macros (ECMA-376 / ISO/IEC 29500, both editions). */
import { type Collector, startCollecting } from '../collector.ts';
import type { ExtractedText, PartRole } from '../extracted-text.ts';
import { readCommonParts } from '../ooxml/common-parts.ts';
import { createOpacity } from '../ooxml/covering.ts';
import { mainPart, type OfficePackage, openPackage } from '../ooxml/package.ts';
import type { ReadContext } from '../reader.ts';
import { stop } from '../stop.ts';
import { readSlideComments } from './comments.ts';
import { readSlideText, slidePlace } from './read-slide.ts';
import { sceneReader } from './slide-models.ts';
import { type SlideSize, type Unseen, unseenOn } from './unseen-shapes.ts';

/** Reads the slides in the order they are shown, then slides that are in the file but not in that order. */
export async function readPptx(bytes: Uint8Array, context: ReadContext): Promise<ExtractedText> {
  const collector = startCollecting('pptx', context.budget);
  const pkg = openPackage(bytes, collector, context);
  const main = mainPart(pkg) ?? stop('damaged', 'pptx');
  const { slides: listed, size } = listedSlides(pkg, main);
  const sceneOf = sceneReader(pkg);
  const unlisted = pkg.names.filter(
    (name) => /^ppt\/slides\/slide\d+\.xml$/i.test(name) && !listed.includes(name),
  );
  for (const [index, part] of [...listed, ...unlisted].entries()) {
    const unseen = pkg.has(part) ? unseenOn(sceneOf(part), size, createOpacity(pkg, part)) : [];
    readSlide(pkg, collector, { part, slide: index + 1, isListed: index < listed.length, unseen });
  }
  readModels(pkg, collector);
  await readCommonParts({ pkg, format: 'pptx', collector, context });
  return collector.finish(listed.length);
}

function listedSlides(pkg: OfficePackage, main: string): { slides: string[]; size: SlideSize } {
  const ids: string[] = [];
  let size: SlideSize = { width: Infinity, height: Infinity };
  pkg.readXml(main, {
    open(name, attributes) {
      if (name === 'p:sldId') ids.push(attributes['r:id'] ?? '');
      if (name === 'p:sldSz') size = { width: Number(attributes.cx), height: Number(attributes.cy) };
    },
  });
  const relationships = pkg.relationships(main);
  const slides = ids.flatMap(
    (id) => relationships.find((each) => each.id === id && !each.isExternal)?.target ?? [],
  );
  return { slides, size };
}

interface SlideToRead {
  readonly part: string;
  readonly slide: number;
  readonly isListed: boolean;
  readonly unseen: readonly Unseen[];
}

function readSlide(
  pkg: OfficePackage,
  collector: Collector,
  { part, slide, isListed, unseen }: SlideToRead,
): void {
  if (!pkg.has(part)) {
    collector.skip(part, 'damaged');
    return;
  }
  const { paragraphs, descriptions, isHidden } = readSlideText(pkg, part, { ownWordsOnly: false });
  const hidden = isHidden || !isListed ? 'pptx.hidden-slide' : null;
  if (hidden !== null) {
    collector.fact({ kind: hidden, path: part, place: { slide }, quote: paragraphs.join('\n') });
  }
  for (const { kind, quote } of unseen) collector.fact({ kind, path: part, place: { slide }, quote });
  addParagraphs(collector, { path: part, role: 'slide', paragraphs, slide, hidden, unseen });
  addParagraphs(collector, {
    path: `${part}#alternative-text`,
    role: 'annotation',
    paragraphs: descriptions,
    slide,
    hidden,
  });
  for (const { kind, target, isExternal } of pkg.relationships(part)) {
    if (kind !== 'notesSlide' || isExternal) continue;
    const notes = readSlideText(pkg, target, { ownWordsOnly: true }).paragraphs;
    if (notes.length > 0) {
      collector.fact({ kind: 'pptx.notes', path: target, place: { slide }, quote: notes.join('\n') });
    }
    addParagraphs(collector, { path: target, role: 'note', paragraphs: notes, slide, hidden: 'pptx.notes' });
  }
  readSlideComments(pkg, { slidePart: part, slide, collector });
}

interface Paragraphs {
  readonly path: string;
  readonly role: PartRole;
  readonly paragraphs: readonly string[];
  readonly slide: number;
  readonly hidden: string | null;
  readonly unseen?: readonly Unseen[];
}

function addParagraphs(collector: Collector, found: Paragraphs): void {
  const { path, role, paragraphs, slide, hidden, unseen = [] } = found;
  const kindOf = (number: number) =>
    hidden ?? unseen.find((each) => each.paragraphs.includes(number))?.kind ?? null;
  collector.lines(
    path,
    role,
    paragraphs.map((text, index) => ({
      text,
      mark: { place: slidePlace(slide, index + 1), hidden: kindOf(index + 1) },
    })),
  );
}

/** Masters and layouts: what they show stands on every slide that uses them; prompts of empty boxes are among it. */
function readModels(pkg: OfficePackage, collector: Collector): void {
  for (const name of pkg.leftOver()) {
    if (!/^ppt\/(?:slidemasters|slidelayouts|notesmasters|handoutmasters)\/[^/]+\.xml$/i.test(name)) continue;
    const { paragraphs } = readSlideText(pkg, name, { ownWordsOnly: true });
    collector.lines(
      name,
      'other',
      paragraphs.map((text) => ({ text, mark: { place: {}, hidden: null } })),
    );
  }
}
