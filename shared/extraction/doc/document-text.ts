/** The characters of a document by position, put together from its pieces. */
import { uint16At } from '../../base/bounded-reader.ts';
import { codePageLabel, codePageOfLanguage } from '../ole/code-pages.ts';
import type { Decode } from '../reader.ts';
import type { Piece } from './piece-table.ts';

/** Stands for a position that has no character of its own: the second byte of a character in two. */
export const noUnit = 0xffff;

/** UTF-16 units by character position. Bytes that the stream does not have leave NUL, which no document contains. */
export function readUnits(
  stream: Uint8Array,
  pieces: readonly Piece[],
  { decode, language }: { readonly decode: Decode; readonly language: number },
): Uint16Array {
  const units = new Uint16Array(pieces.at(-1)?.end ?? 0);
  const codePage = codePageOfLanguage(language);
  for (const piece of pieces) {
    const length = (piece.end - piece.start) * piece.unitBytes;
    const bytes = stream.subarray(piece.at, piece.at + length);
    const target = units.subarray(piece.start, piece.end);
    if (piece.unitBytes === 2) putWide(bytes, target);
    else if ((codePage === 936 || codePage === 950) && isDoubleByte(bytes)) {
      putDoubleByte(bytes, target, (pair) => decode(pair, codePageLabel(codePage)) ?? '');
    } else putNarrow(bytes, target, decode);
  }
  return units;
}

function putWide(bytes: Uint8Array, target: Uint16Array): void {
  for (let index = 0; index * 2 + 1 < bytes.length; index += 1) target[index] = uint16At(bytes, index * 2);
}

function putNarrow(bytes: Uint8Array, target: Uint16Array, decode: Decode): void {
  const text = decode(bytes, 'windows-1252') ?? '';
  for (let index = 0; index < text.length; index += 1) target[index] = text.charCodeAt(index);
}

/**
 * Word writes these pieces in Western European; other programs put Chinese into them. It is Chinese when all high bytes stand in
 * pairs of the basic set, which in Western European would be nothing but accented letters.
 */
function isDoubleByte(bytes: Uint8Array): boolean {
  let pairs = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    const first = bytes[index] ?? 0;
    if (first < 0x80) continue;
    const second = bytes[index + 1] ?? 0;
    if (first < 0xa1 || first > 0xfe || second < 0x40 || second === 0x7f) return false;
    pairs += 1;
    index += 1;
  }
  return pairs > 0;
}

function putDoubleByte(
  bytes: Uint8Array,
  target: Uint16Array,
  decodePair: (pair: Uint8Array) => string,
): void {
  const known = new Map<number, number>();
  for (let index = 0; index < bytes.length; index += 1) {
    const first = bytes[index] ?? 0;
    if (first < 0x80) {
      target[index] = first;
      continue;
    }
    const pair = bytes.subarray(index, index + 2);
    const key = first * 256 + (pair[1] ?? 0);
    const unit = known.get(key) ?? decodePair(pair).charCodeAt(0);
    known.set(key, unit);
    target[index] = Number.isNaN(unit) ? noUnit : unit;
    index += 1;
    if (index < target.length) target[index] = noUnit;
  }
}
