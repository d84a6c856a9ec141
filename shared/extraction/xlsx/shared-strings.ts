/** Strings that cells refer to by number (ECMA-376 part 1, 18.4). Those that no cell uses any more are left from deleted cells. */
import type { Collector } from '../collector.ts';
import type { OfficePackage } from '../ooxml/package.ts';
import type { Attributes } from '../xml-names.ts';

/** A stretch of a string that is set in one way. */
export interface StringRun {
  readonly text: string;
  /** Null for the colour of the cell. */
  readonly color: Attributes | null;
}

export interface SharedStrings {
  /** The string, marked as used; empty for a number outside the table. */
  use(index: number): string;
  /** The string in stretches with the colour that each names, where any does; null otherwise. */
  runs(index: number): readonly StringRun[] | null;
  /** Adds the strings that were never used. To be called after all sheets. */
  noteUnused(collector: Collector): void;
}

/** Reads the table; a missing one holds nothing. */
export function readSharedStrings(pkg: OfficePackage, part: string | null): SharedStrings {
  const strings: string[] = [];
  const coloured = new Map<number, readonly StringRun[]>();
  if (part !== null)
    pkg.readXml(
      part,
      stringItems('si', (text, runs) => {
        if (runs.some(({ color }) => color !== null)) coloured.set(strings.length, runs);
        strings.push(text);
      }),
    );
  return sharedStringsOf(strings, part ?? '', coloured);
}

/** The table of strings that were read from a part. */
export function sharedStringsOf(
  strings: readonly string[],
  part: string,
  coloured: ReadonlyMap<number, readonly StringRun[]> = new Map(),
): SharedStrings {
  const used = new Set<number>();
  return {
    runs: (index) => coloured.get(index) ?? null,
    use(index) {
      used.add(index);
      return strings[index] ?? '';
    },
    noteUnused(collector) {
      const kind = 'xlsx.unreferenced-strings';
      const unused = strings.filter((text, index) => !used.has(index) && text.trim() !== '');
      if (unused.length === 0) return;
      collector.fact({ kind, path: part, count: unused.length, quote: unused.join('\n') });
      collector.lines(
        part,
        'other',
        unused.map((text) => ({ text, mark: { place: {}, hidden: kind } })),
      );
    },
  };
}

/** Handlers that hand out the text of each element of a name, without phonetic guides. */
export function stringItems(item: string, take: (text: string, runs: readonly StringRun[]) => void) {
  let runs: { text: string; color: Attributes | null }[] = [];
  let inText = false;
  let inPhonetic = false;
  return {
    open(name: string, attributes: Attributes) {
      if (name === item) runs = [];
      if (name === item || name === 'r') runs.push({ text: '', color: null });
      const last = runs.at(-1);
      if (name === 'color' && last !== undefined) last.color = attributes;
      if (name === 't') inText = true;
      if (name === 'rPh') inPhonetic = true;
    },
    text(piece: string) {
      const last = runs.at(-1);
      if (inText && !inPhonetic && last !== undefined) last.text += piece;
    },
    close(name: string) {
      if (name === item) take(runs.map(({ text }) => text).join(''), runs);
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
    },
  };
}
