/**
 * The piece table: which bytes of the stream are which characters of the document ([MS-DOC] 2.8.35, 2.9.38, 2.9.177).
 * A piece is in UTF-16 or in one byte a character; changes of format may hang on a whole piece after a fast save.
 */
import { sliceOf, uint16At, uint32At } from '../../base/bounded-reader.ts';
import { stop } from '../stop.ts';

export interface Piece {
  /** Character positions: first, and one past the last. */
  readonly start: number;
  readonly end: number;
  /** First byte in the stream. */
  readonly at: number;
  readonly unitBytes: 1 | 2;
  /** Changes of format for all of it. */
  readonly changes: Uint8Array;
}

const noChanges = new Uint8Array(0);
/** The single change that fits into two bytes, where it is one of those that are looked at ([MS-DOC] 2.9.188). */
const shortChanges: ReadonlyMap<number, number> = new Map([
  [0x41, 0x0800],
  [0x42, 0x0801],
  [0x5c, 0x083c],
]);

/** Reads the table from its place in the table stream. Positions that run backwards end it. */
export function readPieces(bytes: Uint8Array, most: number): readonly Piece[] {
  const lists: Uint8Array[] = [];
  let at = 0;
  while (bytes[at] === 1) {
    const length = uint16At(bytes, at + 1);
    lists.push(sliceOf(bytes, at + 3, at + 3 + length));
    at += 3 + length;
  }
  if (bytes[at] !== 2) stop('damaged', 'pieces');
  const size = uint32At(bytes, at + 1);
  const table = bytes.subarray(at + 5, at + 5 + size);
  const count = Math.floor((table.length - 4) / 12);
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = uint32At(table, index * 4);
    const end = uint32At(table, index * 4 + 4);
    if (end < start || start !== (pieces.at(-1)?.end ?? 0)) break;
    if (end > most) stop('over-limit', 'textUnits');
    const description = (count + 1) * 4 + index * 8;
    const place = uint32At(table, description + 2);
    const isCompressed = (place & 0x4000_0000) !== 0;
    const first = place & 0x3fff_ffff;
    pieces.push({
      start,
      end,
      at: isCompressed ? Math.floor(first / 2) : first,
      unitBytes: isCompressed ? 1 : 2,
      changes: changesOf(uint16At(table, description + 6), lists),
    });
  }
  return pieces;
}

function changesOf(modifier: number, lists: readonly Uint8Array[]): Uint8Array {
  if ((modifier & 1) === 1) return lists[modifier >> 1] ?? noChanges;
  const code = shortChanges.get((modifier >> 1) & 0x7f);
  return code === undefined ? noChanges : Uint8Array.of(code & 0xff, code >> 8, modifier >> 8);
}
