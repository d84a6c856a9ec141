/** Facts about hidden and changed words of a story: words that belong together make one. */
import type { SegmentPlace } from '../extracted-text.ts';
import type { FormattedRun, RunChange } from './formatted-runs.ts';
import type { DocDocument } from './open-doc.ts';
import { momentOf } from './string-tables.ts';

export interface StoryFacts {
  /** Takes words with their format, in the order of the story. */
  note(run: FormattedRun, text: string, place: SegmentPlace): void;
  /** Writes the facts that are still open. */
  finish(): void;
}

interface OpenFact {
  /** Words with the same key belong together. */
  readonly key: string;
  readonly place: SegmentPlace;
  readonly change: RunChange | null;
  text: string;
}

/** Longer words say no more in a quote. */
const mostUnits = 1000;
const words = /[^\s\p{Cc}\p{Co}]/u;

/** Facts of one story. */
export function startFacts({ file, changeAuthor }: DocDocument, path: string): StoryFacts {
  const open = new Map<string, OpenFact>();
  const write = (kind: string) => {
    const fact = open.get(kind);
    open.delete(kind);
    if (fact === undefined || !words.test(fact.text)) return;
    const author = fact.change === null ? undefined : changeAuthor(fact.change.author);
    const at = fact.change === null ? undefined : momentOf(fact.change.at);
    file.collector.fact({
      kind: kind === 'hidden' ? 'doc.hidden-text' : 'doc.tracked-changes',
      path,
      place: fact.place,
      quote: fact.text,
      ...(author === undefined ? {} : { author }),
      ...(at === undefined ? {} : { at }),
    });
  };
  const take = (kind: string, found: Omit<OpenFact, 'text'> | null, text: string) => {
    const fact = open.get(kind);
    if (found === null) {
      if (fact !== undefined && words.test(text)) write(kind);
      return;
    }
    if (fact !== undefined && fact.key === found.key) {
      if (fact.text.length < mostUnits) fact.text += text;
      return;
    }
    write(kind);
    open.set(kind, { ...found, text });
  };
  return {
    note(run, text, place) {
      const ofChange = (change: RunChange | null) =>
        change === null ? null : { key: `${change.author} ${change.at}`, place, change };
      const paragraph = String(place.paragraph);
      take('hidden', run.isHidden ? { key: paragraph, place, change: null } : null, text);
      take('deletion', ofChange(run.deletion), text);
      take('insertion', ofChange(run.insertion), text);
    },
    finish() {
      for (const kind of [...open.keys()]) write(kind);
    },
  };
}
