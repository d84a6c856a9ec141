/** Words and the signs between them. */
import type { ElementHandlers, StoryState } from './story-state.ts';
import { addText } from './story-text.ts';

/** Handlers for text elements. */
export function inlineHandlers(state: StoryState): ElementHandlers {
  const listen = () => {
    state.sink = (text) => addText(state, text);
  };
  const deaf = () => {
    state.sink = null;
  };
  // Inside w:pPr a `w:tab` is a tab stop, not a tab.
  const sign = (text: string) => () => {
    if (!state.inParagraphProperties && state.oldProperties === 0) addText(state, text);
  };
  return {
    open: {
      'w:t': listen,
      'w:delText': listen,
      'm:t': listen,
      'w:tab': sign('\t'),
      'w:ptab': sign('\t'),
      'w:br': sign('\n'),
      'w:cr': sign('\n'),
      'w:noBreakHyphen': sign('-'),
      'w:sym': (attributes) => addText(state, symbol(attributes['w:char'] ?? '')),
    },
    close: { 'w:t': deaf, 'w:delText': deaf, 'm:t': deaf },
  };
}

/** Symbol fonts are addressed in the private use area; what the sign looks like is not known from its code. */
function symbol(code: string): string {
  const value = Number.parseInt(code, 16);
  if (!Number.isFinite(value) || value < 0x20 || value > 0xffff) return '';
  return value >= 0xe000 && value <= 0xf8ff ? '\u25a1' : String.fromCharCode(value).toWellFormed();
}
