/** Follows the paragraphs of a story: in which stretch they stand, how they are set, and what paper they stand on. */
import type { PartBuilder } from '../../part-builder.ts';
import type { Attributes } from '../../xml-names.ts';
import type { StoryState } from '../story-state.ts';
import { fromEmu, fromTwips, or } from './lengths.ts';
import { type Block, type Float, inlinePicture, type Paper, type Paragraph, type Section } from './scene.ts';
import { natural } from './text-lines.ts';

/** Where the reader stands. */
export interface Spot {
  section: Section;
  block: Block;
  paragraph: Paragraph | null;
  readonly floats: Float[];
  /** Paper of the section that is being described. */
  paper: Record<string, Attributes> | null;
}

export function startSpot(): Spot {
  const section: Section = { paper: null };
  return { section, block: startBlock('flow', section, true), paragraph: null, floats: [], paper: null };
}

export function startBlock(kind: Block['kind'], section: Section, startsPage = false): Block {
  return { kind, section, startsPage, width: null, paragraphs: [] };
}

/** Notes words that are shown, at their place in the part. */
export function noteWords(
  spot: Spot,
  state: StoryState,
  { part, start, text }: { readonly part: PartBuilder; readonly start: number; readonly text: string },
): void {
  if (spot.paragraph === null) return;
  const { run, paragraphStyle } = state.flow;
  const { styles } = state.document;
  const size =
    run.size ?? styles.look(run.style, 'size') ?? styles.paragraphLook(paragraphStyle, 'size') ?? 20;
  spot.paragraph.pieces.push({ place: state.place, part, start, text, size: size / 2 });
}

/** Notes a picture that stands in the line, by its height in points. */
export function notePicture({ paragraph }: Spot, { flow, place }: StoryState, height: number): void {
  if (paragraph === null || !(height > 0)) return;
  const { part } = flow;
  paragraph.pieces.push({ place, part, start: part.length(), text: inlinePicture, size: height / natural });
}

/** What the beginnings of elements say of text. */
export const textOpens: Readonly<
  Record<string, (spot: Spot, attributes: Attributes, state: StoryState, name: string) => void>
> = {
  'w:p': (spot, _, state) => {
    const paragraph: Paragraph = {
      place: state.place,
      style: null,
      own: { spacing: {}, indents: {}, alignment: null },
      pieces: [],
      size: lineSize(state, null),
    };
    spot.paragraph = paragraph;
    spot.block.paragraphs.push(paragraph);
  },
  'w:spacing': (spot, attributes, state) => {
    const paragraph = current(spot, state);
    if (paragraph !== null && state.propertiesOf === null) paragraph.own.spacing = attributes;
  },
  'w:ind': (spot, attributes, state) => {
    const paragraph = current(spot, state);
    if (paragraph !== null) paragraph.own.indents = attributes;
  },
  'w:jc': (spot, attributes, state) => {
    const paragraph = current(spot, state);
    if (paragraph !== null) paragraph.own.alignment = attributes['w:val'] ?? null;
  },
  'w:pageBreakBefore': (spot, attributes, state) => {
    if (current(spot, state) !== null && attributes['w:val'] !== '0' && attributes['w:val'] !== 'false')
      breakPage(spot);
  },
  // Stands where somebody put it, out of the flow.
  'w:framePr': (spot, _, state) => {
    const paragraph = current(spot, state);
    if (paragraph !== null && spot.block.paragraphs.at(-1) === paragraph) spot.block.paragraphs.pop();
  },
  // Within a drawing that floats it does not come here.
  'wp:extent': (spot, attributes, state) => notePicture(spot, state, fromEmu(attributes.cy)),
  'w:lastRenderedPageBreak': breakPage,
  'w:br': (spot, attributes) => {
    if (attributes['w:type'] === 'page') breakPage(spot);
    // A column's height is not known.
    else if (attributes['w:type'] === 'column') nextBlock(spot, false);
  },
  'w:tbl': (spot) => nextBlock(spot, false),
  'w:tcW': (spot, attributes) => {
    const width = fromTwips(attributes['w:w']);
    if (spot.block.kind === 'cell' && (attributes['w:type'] ?? 'dxa') === 'dxa' && width > 0)
      spot.block.width = width;
  },
  'w:sectPr': (spot, _, state) => {
    if (state.oldProperties === 0) spot.paper = {};
  },
  'w:pgSz': notePaper,
  'w:pgMar': notePaper,
  'w:cols': notePaper,
  'w:docGrid': notePaper,
};

/** What the ends of elements say of text. */
export const textCloses: Readonly<Record<string, (spot: Spot, state: StoryState) => void>> = {
  'w:pPr': (spot, state) => {
    const { paragraph } = spot;
    if (paragraph === null || state.oldProperties > 0) return;
    paragraph.style = state.flow.paragraphStyle;
    paragraph.size = lineSize(state, paragraph.style);
  },
  'w:tbl': (spot) => nextBlock(spot, false),
  'w:sectPr': (spot, state) => {
    if (spot.paper === null || state.oldProperties > 0) return;
    spot.section.paper = paperOf(spot.paper);
    spot.section = { paper: null };
    spot.paper = null;
    spot.block = startBlock('flow', spot.section);
  },
};

function lineSize(state: StoryState, style: string | null): number {
  return (state.document.styles.paragraphLook(style, 'size') ?? 20) / 2;
}

/** The paragraph whose own properties go by. */
function current({ paragraph }: Spot, state: StoryState): Paragraph | null {
  const isOwn = state.inParagraphProperties && state.oldProperties === 0 && state.propertiesOf === null;
  return isOwn ? paragraph : null;
}

function nextBlock(spot: Spot, startsPage: boolean): void {
  const { kind, width } = spot.block;
  spot.block = startBlock(kind, spot.section, startsPage);
  spot.block.width = width;
}

/** What stands before the break stays; the rest of the paragraph begins the next page. */
function breakPage(spot: Spot): void {
  const { paragraph, block } = spot;
  if (paragraph === null || block.kind === 'box' || block.paragraphs.at(-1) !== paragraph) return;
  nextBlock(spot, block.kind === 'flow');
  if (paragraph.pieces.length === 0) block.paragraphs.pop();
  const { spacing, ...own } = paragraph.own;
  const rest = { ...spacing, 'w:before': '0', 'w:beforeLines': '0' };
  spot.paragraph =
    paragraph.pieces.length === 0 ? paragraph : { ...paragraph, own: { ...own, spacing: rest }, pieces: [] };
  spot.block.paragraphs.push(spot.paragraph);
}

function notePaper(spot: Spot, attributes: Attributes, { oldProperties }: StoryState, name: string): void {
  if (spot.paper !== null && oldProperties === 0) spot.paper[name] = attributes;
}

function paperOf(described: Readonly<Record<string, Attributes>>): Paper | null {
  const { 'w:pgSz': size, 'w:pgMar': margins, 'w:cols': columns, 'w:docGrid': grid } = described;
  const length = (value: string | undefined) => Math.abs(fromTwips(value));
  const pitch =
    grid?.['w:type'] === undefined || grid['w:type'] === 'default' ? Number.NaN : length(grid['w:linePitch']);
  const paper: Paper = {
    width: length(size?.['w:w']),
    height: length(size?.['w:h']),
    left: length(margins?.['w:left']),
    right: length(margins?.['w:right']),
    top: length(margins?.['w:top']),
    bottom: length(margins?.['w:bottom']),
    columns: or(Number(columns?.['w:num'] ?? 1), 1),
    linePitch: pitch > 0 ? pitch : null,
  };
  const { width, height, left, right, top, bottom } = paper;
  return [width, height, left, right, top, bottom].every(Number.isFinite) ? paper : null;
}
