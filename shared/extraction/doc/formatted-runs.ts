/** Stretches of characters with what their format says that matters here: hidden, deleted or inserted, end of a table row. */
import type { FormattedStretch } from './formatted-pages.ts';
import type { Piece } from './piece-table.ts';
import { change, eachChange } from './property-changes.ts';
import type { DocStyles } from './styles.ts';

/** A tracked change: number of its author in the list of authors, and the moment as it is stored. */
export interface RunChange {
  readonly author: number;
  readonly at: number;
}

export interface FormattedRun {
  /** Character positions: first, and one past the last. */
  readonly start: number;
  readonly end: number;
  readonly isHidden: boolean;
  readonly deletion: RunChange | null;
  readonly insertion: RunChange | null;
  readonly endsRow: boolean;
}

export interface Formatting {
  readonly characters: readonly FormattedStretch[];
  readonly paragraphs: readonly FormattedStretch[];
  readonly styles: DocStyles;
}

/** Runs in the order of the document; together they cover all of it. */
export function readRuns(pieces: readonly Piece[], formatting: Formatting): readonly FormattedRun[] {
  const runs: FormattedRun[] = [];
  for (const piece of pieces) addRuns(piece, formatting, runs);
  return runs;
}

function addRuns(piece: Piece, { characters, paragraphs, styles }: Formatting, runs: FormattedRun[]): void {
  const last = piece.at + (piece.end - piece.start) * piece.unitBytes;
  const nextCharacter = follow(characters, piece.at);
  const nextParagraph = follow(paragraphs, piece.at);
  let at = piece.at;
  let start = piece.start;
  while (at < last) {
    const character = nextCharacter(at);
    const paragraph = nextParagraph(at);
    at = Math.min(character.end, paragraph.end, last);
    const end = at === last ? piece.end : piece.start + Math.floor((at - piece.at) / piece.unitBytes);
    if (end <= start) continue;
    const format = formatOf({ character: character.stretch, paragraph: paragraph.stretch, piece, styles });
    runs.push({ start, end, ...format });
    start = end;
  }
}

/** Goes along the stretches: the one at a byte, or none up to where the next begins. */
function follow(stretches: readonly FormattedStretch[], from: number) {
  let index = firstEndingAfter(stretches, from);
  return (at: number): { readonly stretch: FormattedStretch | null; readonly end: number } => {
    while ((stretches[index]?.end ?? Infinity) <= at) index += 1;
    const stretch = stretches[index];
    if (stretch === undefined) return { stretch: null, end: Infinity };
    return stretch.start > at ? { stretch: null, end: stretch.start } : { stretch, end: stretch.end };
  };
}

function firstEndingAfter(stretches: readonly FormattedStretch[], at: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface FormatSources {
  readonly character: FormattedStretch | null;
  readonly paragraph: FormattedStretch | null;
  readonly piece: Piece;
  readonly styles: DocStyles;
}

interface Settings {
  hidden: number;
  style: number | null;
  deleted: boolean;
  inserted: boolean;
  deletedBy: number;
  deletedAt: number;
  insertedBy: number;
  insertedAt: number;
}

const unset = 0x80;

function formatOf({
  character,
  paragraph,
  piece,
  styles,
}: FormatSources): Omit<FormattedRun, 'start' | 'end'> {
  const settings: Settings = {
    hidden: unset,
    style: null,
    deleted: false,
    inserted: false,
    deletedBy: 0,
    deletedAt: 0,
    insertedBy: 0,
    insertedAt: 0,
  };
  let endsRow = false;
  const take = (code: number, value: number) => setters[code]?.(settings, value);
  if (character !== null) eachChange(character.changes, take);
  eachChange(piece.changes, take);
  if (paragraph !== null) {
    eachChange(paragraph.changes, (code, value) => {
      if (code === change.endsTableRow) endsRow = value !== 0;
    });
  }
  // Hidden is a toggle: a character style that hides shows again what the paragraph style hid ([MS-DOC] 2.4.6.6).
  const byStyle = styles.hides(paragraph?.style ?? null) !== styles.hides(settings.style);
  const { hidden, deleted, inserted } = settings;
  return {
    isHidden: (hidden & unset) === 0 ? hidden === 1 : (hidden === unset) === byStyle,
    deletion: deleted ? { author: settings.deletedBy, at: settings.deletedAt } : null,
    insertion: inserted ? { author: settings.insertedBy, at: settings.insertedAt } : null,
    endsRow,
  };
}

/** 1, or 0x81 where the value is written as the opposite of the style's, which never marks anything. */
const isMarked = (value: number) => value === 1 || value === (unset | 1);

const setters: Readonly<Record<number, (settings: Settings, value: number) => void>> = {
  [change.hidden]: (settings, value) => {
    settings.hidden = value;
  },
  [change.resetToStyle]: (settings) => {
    settings.hidden = unset;
  },
  [change.characterStyle]: (settings, value) => {
    settings.style = value;
  },
  [change.deleted]: (settings, value) => {
    settings.deleted = isMarked(value);
  },
  [change.inserted]: (settings, value) => {
    settings.inserted = isMarked(value);
  },
  [change.deletedBy]: (settings, value) => {
    settings.deletedBy = value;
  },
  [change.insertedBy]: (settings, value) => {
    settings.insertedBy = value;
  },
  [change.deletedAt]: (settings, value) => {
    settings.deletedAt = value;
  },
  [change.insertedAt]: (settings, value) => {
    settings.insertedAt = value;
  },
};
