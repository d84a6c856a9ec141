/** Gathers what a reader finds in one file, nested files included. */
import type { FileType } from '../intake/file-type.ts';
import type {
  ExtractedText,
  HiddenFact,
  NotInspected,
  NotInspectedReason,
  PartRole,
  TextPart,
} from './extracted-text.ts';
import { type Mark, type PartBuilder, startPart } from './part-builder.ts';
import type { Budget } from './reader.ts';
import { asStop } from './stop.ts';

export interface Collector {
  readonly type: FileType;
  /** Starts a part; it is kept when `finish` is given it back and it holds text. */
  start(path: string, role: PartRole): PartBuilder;
  keep(part: PartBuilder): void;
  /** A part of one or several lines with the same mark each; nothing when all are blank. */
  lines(path: string, role: PartRole, lines: readonly { readonly text: string; readonly mark: Mark }[]): void;
  fact(fact: Omit<HiddenFact, 'count' | 'place'> & Partial<Pick<HiddenFact, 'count' | 'place'>>): void;
  skip(path: string, reason: NotInspectedReason): void;
  /** Does one piece of the work; a stop within it becomes a `notInspected` entry and the rest goes on. */
  attempt<T>(path: string, work: () => T): T | null;
  /** Adds everything found in a file inside this one, under its path. */
  merge(path: string, inner: ExtractedText): void;
  finish(pages?: number): ExtractedText;
}

/** Longest quote kept in a fact; the whole text is in the parts. */
const quoteUnits = 400;

/** An empty collector for one file. */
export function startCollecting(type: FileType, budget: Budget): Collector {
  const parts: TextPart[] = [];
  const hidden: HiddenFact[] = [];
  const notInspected: NotInspected[] = [];
  const collector: Collector = {
    type,
    start: (path, role) => startPart(printable(path), role, budget),
    keep(part) {
      const finished = part.finish();
      if (finished.segments.length > 0) parts.push(finished);
    },
    lines(path, role, lines) {
      const part = startPart(printable(path), role, budget);
      for (const { text, mark } of lines) {
        if (text.trim() === '') continue;
        part.separate('\n');
        part.add(text, mark);
      }
      collector.keep(part);
    },
    fact: (fact) => hidden.push(completeFact({ ...fact, path: printable(fact.path) })),
    skip: (path, reason) => notInspected.push({ path: printable(path), reason }),
    attempt(path, work) {
      try {
        return work();
      } catch (error) {
        const stopped = asStop(error);
        if (stopped === null) throw error;
        collector.skip(path, stopped.reason);
        return null;
      }
    },
    merge(path, inner) {
      const outer = printable(path);
      const within = (innerPath: string) => (innerPath === '' ? outer : `${outer}!${innerPath}`);
      for (const part of inner.parts) parts.push({ ...part, path: within(part.path) });
      for (const fact of inner.hidden) hidden.push({ ...fact, path: within(fact.path) });
      for (const entry of inner.notInspected) notInspected.push({ ...entry, path: within(entry.path) });
    },
    finish: (pages) => ({ type, parts, hidden, notInspected, ...(pages === undefined ? {} : { pages }) }),
  };
  return collector;
}

/** Names of pieces come from the file: control characters in them could not be shown, and would break lines apart. */
function printable(path: string): string {
  return path.replace(/\p{Cc}/gu, '\ufffd');
}

function completeFact(fact: Parameters<Collector['fact']>[0]): HiddenFact {
  const { quote, ...rest } = fact;
  const shown = quote?.trim();
  return {
    place: {},
    count: 1,
    ...rest,
    ...(shown === undefined || shown === '' ? {} : { quote: shown.slice(0, quoteUnits).toWellFormed() }),
  };
}
