/** Walks through the characters of a story and adds its words, with the mark that their format deserves. */
import { silentField } from '../docx/story-fields.ts';
import type { SegmentPlace } from '../extracted-text.ts';
import type { Mark, PartBuilder } from '../part-builder.ts';
import { noUnit } from './document-text.ts';
import type { FormattedRun } from './formatted-runs.ts';
import type { DocDocument } from './open-doc.ts';
import { type StoryFacts, startFacts } from './story-facts.ts';
import { momentOf } from './string-tables.ts';

export interface StoryRange {
  readonly from: number;
  readonly to: number;
  readonly part: PartBuilder;
  /** Path for facts. */
  readonly path: string;
  /** Mark of everything in it, for a comment. */
  readonly mark?: Mark;
}

export interface StoryEnd {
  /** Position of each paragraph's first character. */
  readonly paragraphs: readonly number[];
  /** Field codes, to be added beside the story. */
  readonly fields: readonly { readonly text: string; readonly mark: Mark }[];
}

interface StoryState {
  readonly document: DocDocument;
  readonly range: StoryRange;
  readonly facts: StoryFacts;
  readonly paragraphs: number[];
  readonly fields: { text: string; mark: Mark }[];
  /** Fields that are open; the code of each until its result begins. */
  readonly open: { code: string | null }[];
  codes: number;
  place: SegmentPlace;
  hasLineBreak: boolean;
  tabs: number;
}

/** Adds the story's words to its part and its facts to the collector. */
export function readStory(document: DocDocument, range: StoryRange): StoryEnd {
  const state: StoryState = {
    document,
    range,
    facts: startFacts(document, range.path),
    paragraphs: [range.from],
    fields: [],
    open: [],
    codes: 0,
    place: { paragraph: 1 },
    hasLineBreak: false,
    tabs: 0,
  };
  for (let index = firstRun(document.runs, range.from); index < document.runs.length; index += 1) {
    const run = document.runs[index];
    if (run === undefined || run.start >= range.to) break;
    readRun(state, run);
  }
  while (state.open.length > 0) endField(state);
  state.facts.finish();
  return { paragraphs: state.paragraphs, fields: state.fields };
}

function firstRun(runs: readonly FormattedRun[], at: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function readRun(state: StoryState, run: FormattedRun): void {
  const { units } = state.document;
  const end = Math.min(run.end, state.range.to);
  let text = '';
  for (let at = Math.max(run.start, state.range.from); at < end; at += 1) {
    const unit = units[at] ?? 0;
    if (unit >= 0x20 || unit === tab) {
      if (unit !== noUnit) text += String.fromCharCode(unit);
      continue;
    }
    if (unit === hyphen) text += '-';
    if (!breaks.has(unit)) continue;
    addText(state, run, text);
    text = '';
    control(state, run, { unit, at });
  }
  addText(state, run, text);
}

const tab = 0x09;
const hyphen = 0x1e;
const cellEnd = 0x07;
const paragraphEnd = 0x0d;
const fieldBegin = 0x13;
const fieldSeparator = 0x14;
const fieldEnd = 0x15;
/** Characters that end a line or are part of a field; others below space stand for pictures, references and page numbers. */
const breaks = new Set([cellEnd, 0x0b, 0x0c, paragraphEnd, 0x0e, fieldBegin, fieldSeparator, fieldEnd]);

function control(
  state: StoryState,
  run: FormattedRun,
  { unit, at }: { readonly unit: number; readonly at: number },
): void {
  if (unit === fieldBegin) {
    state.open.push({ code: '' });
    state.codes += 1;
  } else if (unit === fieldSeparator) endCode(state);
  else if (unit === fieldEnd) endField(state);
  else if (unit === cellEnd && !run.endsRow) {
    state.tabs += 1;
    startParagraph(state, at + 1);
  } else {
    state.hasLineBreak = true;
    state.tabs = 0;
    if (unit === paragraphEnd) startParagraph(state, at + 1);
  }
}

function startParagraph(state: StoryState, at: number): void {
  state.paragraphs.push(at);
  state.place = { paragraph: state.paragraphs.length };
}

function endCode(state: StoryState): void {
  const field = state.open.at(-1);
  if (field === undefined || field.code === null) return;
  const text = field.code.trim();
  field.code = null;
  state.codes -= 1;
  if (silentField.test(text)) return;
  const mark = { place: state.place, hidden: state.range.mark?.hidden ?? null };
  state.fields.push({ text, mark });
}

function endField(state: StoryState): void {
  endCode(state);
  state.open.pop();
}

function addText(state: StoryState, run: FormattedRun, text: string): void {
  if (text === '') return;
  const { part } = state.range;
  state.facts.note(run, text, state.place);
  const field = state.open.at(-1);
  if (state.codes > 0) {
    if (typeof field?.code === 'string') field.code += text;
    return;
  }
  if (state.hasLineBreak) part.separate('\n');
  for (; state.tabs > 0; state.tabs -= 1) part.separate('\t');
  state.hasLineBreak = false;
  part.add(text, state.range.mark ?? markOf(state, run));
}

function markOf({ document, place }: StoryState, run: FormattedRun): Mark {
  const tracked = run.deletion ?? run.insertion;
  const kind = run.deletion !== null ? 'doc.tracked-changes' : run.isHidden ? 'doc.hidden-text' : null;
  if (tracked === null) return { place, hidden: kind };
  const author = document.changeAuthor(tracked.author);
  return { place, hidden: kind, author, at: momentOf(tracked.at) };
}
