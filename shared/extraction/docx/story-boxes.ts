/** Text outside the line: text boxes, word art, phonetic guides, and the copies that are kept for old programs. */
import type { PartRole } from '../extracted-text.ts';
import type { ElementHandlers, StoryState } from './story-state.ts';
import { startFlow } from './story-state.ts';

/** Units of the story before a copy that are searched for the same words. */
const comparedUnits = 20_000;

/** Handlers for elements that open a flow of their own. */
export function boxHandlers(state: StoryState): ElementHandlers {
  const hadChoice: boolean[] = [];
  return {
    open: {
      'w:txbxContent': () => pushFlow(state, 'text-box'),
      'w:rt': () => pushFlow(state, 'other'),
      'v:textpath': (attributes) => addWordArt(state, attributes.string ?? ''),
      'mc:AlternateContent': () => hadChoice.push(false),
      'mc:Choice': () => {
        hadChoice[hadChoice.length - 1] = true;
      },
      'mc:Fallback': () => {
        if (!hadChoice.at(-1)) return;
        state.fallback += 1;
        pushFlow(state, 'other');
      },
    },
    close: {
      'w:txbxContent': () => popFlow(state),
      'w:rt': () => popFlow(state),
      'mc:AlternateContent': () => hadChoice.pop(),
      'mc:Fallback': () => {
        if (!hadChoice.at(-1)) return;
        popFlow(state);
        state.fallback -= 1;
      },
    },
  };
}

function pushFlow(state: StoryState, role: PartRole): void {
  state.boxes += 1;
  state.flows.push(state.flow);
  const part = state.document.collector.start(`${state.options.path}#${role}-${state.boxes}`, role);
  const ground = role === 'text-box' ? state.shapeFills.at(-1) : undefined;
  state.flow = startFlow(part, ground ?? 'unknown');
}

function popFlow(state: StoryState): void {
  const outer = state.flows.pop();
  if (outer === undefined) return;
  const { part } = state.flow;
  state.flow = outer;
  const text = part.textFrom(0).trim();
  if (state.fallback > 0 && isCopy(state, text)) return;
  state.boxTexts.add(text);
  state.boxParts.push(part);
}

/** A copy says the same as a box before it or as the line it stands in. A copy that says something else is kept. */
function isCopy({ boxTexts, flow }: StoryState, text: string): boolean {
  return (
    boxTexts.has(text) || flow.part.textFrom(Math.max(0, flow.part.length() - comparedUnits)).includes(text)
  );
}

function addWordArt(state: StoryState, text: string): void {
  if (text.trim() === '') return;
  state.boxes += 1;
  state.document.collector.lines(`${state.options.path}#text-box-${state.boxes}`, 'text-box', [
    { text, mark: { place: state.place, hidden: state.options.hidden } },
  ]);
}
