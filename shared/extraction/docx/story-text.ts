/** Adds words to a story with the mark they deserve: seen, deleted by a tracked change, or hidden by formatting. */
import type { Mark } from '../part-builder.ts';
import type { StoryState } from './story-state.ts';

/** Adds text at the current place. */
export function addText(state: StoryState, text: string): void {
  const mark = currentMark(state);
  if (mark.hidden === 'docx.hidden-text') noteHidden(state, text);
  else if (text.trim() !== '') flushHidden(state);
  state.flow.part.add(text, mark);
}

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
  state.document.collector.fact({
    kind: 'docx.hidden-text',
    path: state.options.path,
    place: hiddenRun.place,
    quote: hiddenRun.text,
  });
}

function noteHidden(state: StoryState, text: string): void {
  if (state.hiddenRun?.place !== state.place) flushHidden(state);
  state.hiddenRun ??= { place: state.place, text: '' };
  state.hiddenRun.text += text;
}

function currentMark(state: StoryState): Mark {
  const { comment, changes, place, options } = state;
  if (comment !== null)
    return { place: comment.place, hidden: 'docx.comments', author: comment.author, at: comment.at };
  const change = changes.findLast(({ removes }) => removes) ?? changes.at(-1);
  const { author, at } = change ?? {};
  if (options.hidden !== null) return { place, hidden: options.hidden, author, at };
  if (change?.removes === true) return { place, hidden: 'docx.tracked-changes', author, at };
  return { place, hidden: isHidden(state) ? 'docx.hidden-text' : null, author, at };
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
