/** Strings that cells refer to by number (ECMA-376 part 1, 18.4). Those that no cell uses any more are left from deleted cells. */
import type { Collector } from '../collector.ts';
import type { OfficePackage } from '../ooxml/package.ts';

export interface SharedStrings {
  /** The string, marked as used; empty for a number outside the table. */
  use(index: number): string;
  /** Adds the strings that were never used. To be called after all sheets. */
  noteUnused(collector: Collector): void;
}

/** Reads the table; a missing one holds nothing. */
export function readSharedStrings(pkg: OfficePackage, part: string | null): SharedStrings {
  const strings: string[] = [];
  if (part !== null)
    pkg.readXml(
      part,
      stringItems('si', (text) => strings.push(text)),
    );
  return sharedStringsOf(strings, part ?? '');
}

/** The table of strings that were read from a part. */
export function sharedStringsOf(strings: readonly string[], part: string): SharedStrings {
  const used = new Set<number>();
  return {
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
export function stringItems(item: string, take: (text: string) => void) {
  let text = '';
  let inText = false;
  let inPhonetic = false;
  return {
    open(name: string) {
      if (name === item) text = '';
      if (name === 't') inText = true;
      if (name === 'rPh') inPhonetic = true;
    },
    text(piece: string) {
      if (inText && !inPhonetic) text += piece;
    },
    close(name: string) {
      if (name === item) take(text);
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
    },
  };
}
