/** Adds words to a story with the mark they deserve: seen, deleted by a tracked change, or hidden by formatting. */
import type { Mark } from '../part-builder.ts';
import type { StoryState } from './story-state.ts';

/** Adds text at the current place. */
export function addText(state: StoryState, text: string): void {
  const isBlank = text.trim() === '';
  const { mark, isOnPage } = currentMark(state, isBlank);
  if (mark.hidden !== null && quoted.has(mark.hidden))
    noteHidden(state, text, { kind: mark.hidden, isOnPage });
  else if (!isBlank) flushHidden(state);
  if (isOnPage) state.onPage.marks.push(mark);
  const { part } = state.flow;
  if (mark.hidden === null || isOnPage) state.scene.words(part, part.length(), text);
  part.add(text, mark);
}

/** Kinds whose words are gathered into one fact for as long as they stand together. */
const quoted = new Set(['docx.hidden-text', 'docx.invisible-color', 'docx.tiny-text']);

/** Puts down the separator that the last paragraph or cell left behind. */
export function addSeparator(state: StoryState): void {
  const { flow } = state;
  if (flow.pending !== null) flow.part.separate(flow.pending);
  flow.pending = null;
}

/** Writes the fact about the hidden words gathered so far. */
export function flushHidden(state: StoryState): void {
  const { hiddenRun } = state;
  state.hiddenRun = null;
  if (hiddenRun === null || hiddenRun.text.trim() === '' || state.fallback > 0) return;
  const { kind, place, text: quote } = hiddenRun;
  const fact = { kind, path: state.options.path, place, quote };
  if (hiddenRun.isOnPage) state.onPage.facts.push(fact);
  else state.document.collector.fact(fact);
}

/** Decides at the end of a story about pale words on the page: a picture behind the text may well show them. */
export function settlePaleWords({ onPage, document }: StoryState): void {
  if (onPage.hasBackdrop) for (const mark of onPage.marks) mark.hidden = null;
  else for (const fact of onPage.facts) document.collector.fact(fact);
}

interface Hiding {
  readonly kind: string;
  readonly isOnPage: boolean;
}

function noteHidden(state: StoryState, text: string, { kind, isOnPage }: Hiding): void {
  if (state.hiddenRun?.place !== state.place || state.hiddenRun.kind !== kind) flushHidden(state);
  state.hiddenRun ??= { kind, isOnPage, place: state.place, text: '' };
  state.hiddenRun.text += text;
}

interface MarkHere {
  readonly mark: { -readonly [K in keyof Mark]: Mark[K] };
  readonly isOnPage: boolean;
}

function currentMark(state: StoryState, isBlank: boolean): MarkHere {
  const { comment, changes, place, options } = state;
  const plain = (mark: Mark): MarkHere => ({ mark: { ...mark }, isOnPage: false });
  if (comment !== null)
    return plain({ place: comment.place, hidden: 'docx.comments', author: comment.author, at: comment.at });
  const change = changes.findLast(({ removes }) => removes) ?? changes.at(-1);
  const { author, at } = change ?? {};
  if (options.hidden !== null) return plain({ place, hidden: options.hidden, author, at });
  if (change?.removes === true) return plain({ place, hidden: 'docx.tracked-changes', author, at });
  if (isHidden(state)) return plain({ place, hidden: 'docx.hidden-text', author, at });
  // Blanks have no colour that anybody could miss.
  const look = isBlank ? null : state.document.looks.invisibility(state.flow, state.tables);
  return { mark: { place, hidden: look?.kind ?? null, author, at }, isOnPage: look?.isOnPage ?? false };
}

function isHidden({ flow, tables, document }: StoryState): boolean {
  if (tables.some(({ hiddenRow }) => hiddenRow)) return true;
  const { run, paragraphStyle } = flow;
  if (run.vanish !== undefined) return run.vanish;
  return document.styles.hides({
    paragraph: paragraphStyle,
    run: run.style,
    table: tables.at(-1)?.style ?? null,
  });
}
