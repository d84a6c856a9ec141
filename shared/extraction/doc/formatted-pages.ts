/**
 * Pages of formatting: sorted stretches of the stream, each with its changes of format ([MS-DOC] 2.9.33 for characters,
 * 2.9.175 for paragraphs). A table in the table stream says which pages there are ([MS-DOC] 2.8.5, 2.8.6).
 */
import { uint32At } from '../../base/bounded-reader.ts';

const pageBytes = 512;
const descriptionBytes = 13;

export interface FormattedStretch {
  /** Bytes of the stream: first, and one past the last. */
  readonly start: number;
  readonly end: number;
  /** Paragraph style; null for characters. */
  readonly style: number | null;
  readonly changes: Uint8Array;
}

/** Reads the stretches in order; those that run backwards or overlap are left out. Pages that are missing are passed over. */
export function readStretches(
  table: Uint8Array,
  stream: Uint8Array,
  kind: 'characters' | 'paragraphs',
): readonly FormattedStretch[] {
  const count = Math.floor((table.length - 4) / 8);
  const stretches: FormattedStretch[] = [];
  const seen = new Set<number>();
  for (let index = 0; index < count; index += 1) {
    const number = uint32At(table, (count + 1) * 4 + index * 4) & 0x3f_ffff;
    const page = stream.subarray(number * pageBytes, (number + 1) * pageBytes);
    // Every page is used once: a table of nothing but the same page is made up.
    if (page.length < pageBytes || seen.has(number)) continue;
    seen.add(number);
    readPage(page, kind, stretches);
  }
  stretches.sort((left, right) => left.start - right.start);
  let last = 0;
  return stretches.filter(({ start, end }) => {
    if (start < last) return false;
    last = end;
    return true;
  });
}

function readPage(page: Uint8Array, kind: 'characters' | 'paragraphs', into: FormattedStretch[]): void {
  const count = page[pageBytes - 1] ?? 0;
  const step = kind === 'characters' ? 1 : descriptionBytes;
  if ((count + 1) * 4 + count * step > pageBytes) return;
  for (let index = 0; index < count; index += 1) {
    const start = uint32At(page, index * 4);
    const end = uint32At(page, index * 4 + 4);
    const at = (page[(count + 1) * 4 + index * step] ?? 0) * 2;
    if (end <= start) continue;
    const { style, changes } =
      kind === 'characters' ? characterChanges(page, at) : paragraphChanges(page, at);
    into.push({ start, end, style, changes });
  }
}

const none = new Uint8Array(0);

function characterChanges(page: Uint8Array, at: number) {
  const length = at === 0 ? 0 : (page[at] ?? 0);
  return { style: null, changes: page.subarray(at + 1, at + 1 + length) };
}

function paragraphChanges(page: Uint8Array, at: number) {
  if (at === 0) return { style: 0, changes: none };
  const words = page[at] ?? 0;
  const start = words === 0 ? at + 2 : at + 1;
  const length = words === 0 ? (page[at + 1] ?? 0) * 2 : words * 2 - 1;
  const style = (page[start] ?? 0) | ((page[start + 1] ?? 0) << 8);
  return { style, changes: page.subarray(start + 2, start + length) };
}
