/** Paragraphs, tables and runs of a story: where text stands and how it is formatted. */
import { lookEnds, lookHandlers } from './story-looks.ts';
import { type ElementHandlers, type OpenTable, type StoryState, startRun } from './story-state.ts';
import { addSeparator, addText, flushHidden } from './story-text.ts';
import { isOn } from './styles.ts';
import { gridHandlers } from './table-grid.ts';

const startTable: OpenTable = { style: null, hiddenRow: false, ground: null, cellGround: null };

/** Handlers for block elements. */
export function blockHandlers(state: StoryState): ElementHandlers {
  const grid = gridHandlers(state);
  const beginRun = () => {
    state.flow.run = startRun();
  };
  return {
    open: {
      'w:p': () => {
        startParagraph(state);
        grid.paragraph();
      },
      'w:pPr': () => {
        if (state.oldProperties === 0) state.inParagraphProperties = true;
      },
      'w:r': beginRun,
      'm:r': beginRun,
      'w:tbl': () => {
        state.tables.push(startTable);
        grid.openTable();
      },
      'w:tc': () => {
        withTable(state, (table) => ({ ...table, cellGround: null }));
        grid.openCell();
      },
      'w:tr': () => {
        withTable(state, (table) => ({ ...table, hiddenRow: false }));
        grid.openRow();
      },
      ...grid.properties,
      ...propertyHandlers(state),
      ...lookHandlers(state),
    },
    close: {
      ...lookEnds(state),
      'w:p': () => endBlock(state, '\n'),
      'w:pPr': () => {
        if (state.oldProperties === 0) endParagraphProperties(state);
      },
      'w:tc': () => {
        grid.closeCell();
        endBlock(state, '\t');
      },
      'w:tr': () => {
        withTable(state, (table) => ({ ...table, hiddenRow: false }));
        endBlock(state, '\n');
      },
      'w:tbl': () => {
        grid.closeTable();
        state.tables.pop();
        endBlock(state, '\n');
      },
    },
  };
}

/** Properties as they are now; those before a tracked change are passed over. */
function propertyHandlers(state: StoryState): ElementHandlers['open'] {
  const now =
    (set: (attributes: Readonly<Record<string, string>>) => void) =>
    (attributes: Readonly<Record<string, string>>) => {
      if (state.oldProperties === 0) set(attributes);
    };
  return {
    'w:pStyle': now((attributes) => {
      state.flow.paragraphStyle = attributes['w:val'] ?? null;
    }),
    'w:numId': now((attributes) => {
      state.flow.numbering = { ...state.flow.numbering, numberingId: attributes['w:val'] ?? '' };
    }),
    'w:ilvl': now((attributes) => {
      state.flow.numbering = { ...state.flow.numbering, level: Number(attributes['w:val'] ?? 0) };
    }),
    'w:rStyle': now((attributes) => {
      if (!state.inParagraphProperties) state.flow.run.style = attributes['w:val'] ?? null;
    }),
    'w:vanish': now((attributes) => {
      if (!state.inParagraphProperties) state.flow.run.vanish = isOn(attributes);
    }),
    'w:tblStyle': now((attributes) =>
      withTable(state, (table) => ({ ...table, style: attributes['w:val'] ?? null })),
    ),
    'w:hidden': now((attributes) => withTable(state, (table) => ({ ...table, hiddenRow: isOn(attributes) }))),
  };
}

function startParagraph(state: StoryState): void {
  const { flow } = state;
  addSeparator(state);
  flow.paragraphStyle = null;
  flow.numbering = {};
  flow.paragraphGround = null;
  flow.run = startRun();
  if (flow.isBox) return;
  state.paragraphs += 1;
  state.place = { paragraph: state.paragraphs };
}

/** A list number is shown before the first word, so it is added as soon as the paragraph's properties are known. */
function endParagraphProperties(state: StoryState): void {
  const { flow, document } = state;
  state.inParagraphProperties = false;
  const ofStyle = document.styles.numbering(flow.paragraphStyle);
  const numberingId = flow.numbering.numberingId ?? ofStyle?.numberingId;
  if (numberingId === undefined || numberingId === '0') return;
  const label = document.numbering.next({ numberingId, level: flow.numbering.level ?? ofStyle?.level ?? 0 });
  if (label !== '') addText(state, label);
}

function endBlock(state: StoryState, pending: '\n' | '\t'): void {
  flushHidden(state);
  state.flow.pending = pending;
}

function withTable(state: StoryState, change: (table: OpenTable) => OpenTable): void {
  const table = state.tables.pop();
  if (table !== undefined) state.tables.push(change(table));
}
