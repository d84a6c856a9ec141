/** Colour, ground and size of words, as runs, paragraphs, cells and tables set them (ECMA-376 part 1, 17.3.2, 17.3.5). */
import type { Attributes } from '../xml-names.ts';
import { highlight, shading, textColor } from './run-colors.ts';
import type { ElementHandlers, StoryState } from './story-state.ts';
import { halfPoints } from './styles.ts';

/** Elements whose properties shading may belong to. */
const owners = {
  'w:tblPr': 'table',
  'w:tblPrEx': 'row',
  'w:trPr': 'row',
  'w:tcPr': 'cell',
} as const;

/** Formats of letters that show them whatever their colour. */
const effects = [
  'w:outline',
  'w:emboss',
  'w:imprint',
  'w:shadow',
  'w14:textFill',
  'w14:textOutline',
  'w14:glow',
  'w14:shadow',
];

/** Handlers for the beginnings of elements. */
export function lookHandlers(state: StoryState): ElementHandlers['open'] {
  const open: Record<string, (attributes: Attributes) => void> = {
    'w:rPr': () => {
      if (state.inParagraphProperties) state.propertiesOf = 'paragraph-mark';
    },
    'w:color': (attributes) => {
      if (isOfRun(state)) state.flow.run.color = textColor(attributes, state.document.looks.theme);
    },
    'w:sz': (attributes) => {
      if (isOfRun(state)) state.flow.run.size = halfPoints(attributes);
    },
    'w:highlight': (attributes) => {
      if (isOfRun(state)) state.flow.run.ground = highlight(attributes);
    },
    'w:shd': (attributes) => shade(state, attributes),
    'w:background': (attributes) => {
      const color = textColor({ 'w:val': attributes['w:color'] ?? 'auto' }, state.document.looks.theme);
      // A colour that is switched off in the settings is not shown, so neither white nor that one is sure.
      state.document.looks.page = color === 'auto' ? null : 'unknown';
    },
    'wp:anchor': (attributes) => {
      if (attributes.behindDoc === '1' || attributes.behindDoc === 'true') state.onPage.hasBackdrop = true;
    },
  };
  for (const [name, owner] of Object.entries(owners)) {
    open[name] = () => {
      state.propertiesOf = owner;
    };
  }
  for (const name of effects) {
    open[name] = (attributes) => {
      const value = attributes['w:val'];
      if (isOfRun(state) && value !== '0' && value !== 'false') state.flow.run.hasEffects = true;
    };
  }
  for (const name of ['v:rect', 'v:roundrect', 'v:oval', 'v:group', 'v:background']) {
    open[name] = ({ style = '' }) => {
      if (/z-index:\s*-/.test(style) || name === 'v:background') state.onPage.hasBackdrop = true;
    };
  }
  return open;
}

/** Handlers for the ends of elements. */
export function lookEnds(state: StoryState): ElementHandlers['close'] {
  const end = () => {
    state.propertiesOf = null;
  };
  return Object.fromEntries(['w:rPr', ...Object.keys(owners)].map((name) => [name, end]));
}

function isOfRun({ oldProperties, inParagraphProperties }: StoryState): boolean {
  return oldProperties === 0 && !inParagraphProperties;
}

function shade(state: StoryState, attributes: Attributes): void {
  if (state.oldProperties > 0 || state.propertiesOf === 'paragraph-mark') return;
  const ground = shading(attributes, state.document.looks.theme);
  const { propertiesOf, flow, tables } = state;
  if (propertiesOf === 'table' || propertiesOf === 'row' || propertiesOf === 'cell') {
    const table = tables.pop();
    if (table === undefined) return;
    tables.push(propertiesOf === 'cell' ? { ...table, cellGround: ground } : { ...table, ground });
  } else if (state.inParagraphProperties) flow.paragraphGround = ground;
  // What is highlighted shows the highlight, not the shading below it.
  else flow.run.ground ??= ground;
}
