/** Facts that several places of a PDF may tell: each is noted once. */
import type { Collector } from '../collector.ts';

export interface Noted {
  readonly scripts: Set<string>;
  /** Name and length of each attached file. */
  readonly files: Set<string>;
  readonly people: Set<string>;
}

interface Target {
  readonly collector: Collector;
  readonly noted: Noted;
}

export function nothingNoted(): Noted {
  return { scripts: new Set(), files: new Set(), people: new Set() };
}

/** Adds scripts as text nobody sees. */
export function noteScripts(scripts: readonly string[], path: string, { collector, noted }: Target): void {
  const fresh = [...new Set(scripts)].filter((script) => !noted.scripts.has(script));
  if (fresh.length === 0) return;
  for (const script of fresh) noted.scripts.add(script);
  const kind = 'pdf.javascript';
  collector.fact({ kind, path, count: fresh.length, quote: fresh.join('\n') });
  collector.lines(
    path,
    'other',
    fresh.map((text) => ({ text, mark: { place: {}, hidden: kind } })),
  );
}

/** Adds the name of an author. */
export function notePerson(name: string, { collector, noted }: Target): void {
  const text = name.trim();
  if (text === '' || noted.people.has(text)) return;
  noted.people.add(text);
  const kind = 'pdf.metadata-person';
  collector.fact({ kind, path: '(properties)', quote: text });
  collector.lines('(properties)', 'properties', [{ text, mark: { place: {}, hidden: kind } }]);
}
