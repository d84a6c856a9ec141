/** Tracked changes (ECMA-376 part 1, 17.13.5): who inserted, deleted or moved which words, and changes without words. */
import type { ElementHandlers, StoryState } from './story-state.ts';

const removing = new Set(['w:del', 'w:moveFrom']);
const wordChanges = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'];
/** Elements that keep properties as they were before. */
const oldPropertyElements = [
  'w:rPrChange',
  'w:pPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:tblGridChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:numberingChange',
];
const cellChanges = ['w:cellIns', 'w:cellDel', 'w:cellMerge'];

/** Handlers for change elements. */
export function changeHandlers(state: StoryState): ElementHandlers {
  const open: Record<string, ElementHandlers['open'][string]> = {};
  const close: Record<string, ElementHandlers['close'][string]> = {};
  for (const name of wordChanges) {
    open[name] = (attributes) => startChange(state, attributes, removing.has(name));
    close[name] = () => endChange(state);
  }
  for (const name of oldPropertyElements) {
    open[name] = () => {
      countWordless(state);
      state.oldProperties += 1;
    };
    close[name] = () => {
      state.oldProperties -= 1;
    };
  }
  for (const name of cellChanges) open[name] = () => countWordless(state);
  return { open, close };
}

/** One fact for all changes that touch no words. */
export function noteWordlessChanges({ wordlessChanges, document, options }: StoryState): void {
  const { count, place } = wordlessChanges;
  if (count > 0) document.collector.fact({ kind: 'docx.tracked-changes', path: options.path, place, count });
}

function startChange(
  state: StoryState,
  attributes: Readonly<Record<string, string>>,
  removes: boolean,
): void {
  state.changes.push({
    removes,
    author: attributes['w:author'],
    at: attributes['w:date'],
    part: state.flow.part,
    start: state.flow.part.length(),
    place: state.place,
  });
}

function endChange(state: StoryState): void {
  const change = state.changes.pop();
  if (change === undefined) return;
  const quote = change.part.textFrom(change.start);
  if (quote.trim() === '') {
    countWordless(state);
    return;
  }
  if (state.fallback > 0) return;
  state.document.collector.fact({
    kind: 'docx.tracked-changes',
    path: state.options.path,
    place: change.place,
    quote,
    ...(change.author === undefined ? {} : { author: change.author }),
    ...(change.at === undefined ? {} : { at: change.at }),
  });
}

function countWordless(state: StoryState): void {
  if (state.fallback > 0) return;
  const { wordlessChanges } = state;
  if (wordlessChanges.count === 0) wordlessChanges.place = state.place;
  wordlessChanges.count += 1;
}
