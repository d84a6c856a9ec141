/** Tables from character codes to Unicode as they come with fonts (ISO 32000-2, 9.7.5, 9.10.3). */
import { isAtEnd, type PdfParser, parseValue } from '../objects/pdf-parser.ts';
import { asArray, asBytes, type PdfValue } from '../objects/pdf-value.ts';

export type CharacterMap = ReadonlyMap<number, string>;

const mostCodes = 70_000;
const mostWords = 400_000;

/** Null when the table refers to another one, or is larger than any font. */
export function parseCharacterMap(bytes: Uint8Array): CharacterMap | null {
  const map = new Map<number, string>();
  const parser: PdfParser = { bytes, at: 0 };
  let operands: PdfValue[] = [];
  for (let count = 0; !isAtEnd(parser); count += 1) {
    if (count > mostWords || map.size > mostCodes) return null;
    const value = parseValue(parser);
    const word = typeof value === 'object' && value !== null && 'word' in value ? value.word : null;
    if (word === null) operands.push(value);
    else {
      if (word === 'usecmap') return null;
      if (word === 'endbfchar') addCharacters(map, operands);
      else if (word === 'endbfrange') addRanges(map, operands);
      operands = [];
    }
  }
  return map;
}

function addCharacters(map: Map<number, string>, operands: readonly PdfValue[]): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [code, text] = [asBytes(operands[at]), asBytes(operands[at + 1])];
    if (code !== null && text !== null) map.set(numberOf(code), textOf(text));
  }
}

function addRanges(map: Map<number, string>, operands: readonly PdfValue[]): void {
  for (let at = 0; at + 2 < operands.length; at += 3) {
    const [low, high] = [asBytes(operands[at]), asBytes(operands[at + 1])];
    if (low === null || high === null) continue;
    const first = numberOf(low);
    const count = Math.min(numberOf(high) - first + 1, mostCodes - map.size);
    const target = operands[at + 2];
    const start = asBytes(target);
    for (let index = 0; index < count; index += 1) {
      const each = start === null ? asBytes(asArray(target)[index]) : counted(start, index);
      if (each !== null) map.set(first + index, textOf(each));
    }
  }
}

/** The last unit goes up with the code. */
function counted(start: Uint8Array, index: number): Uint8Array {
  if (index === 0) return start;
  const bytes = start.slice();
  const last = bytes.length - 1;
  const value = (bytes[last - 1] ?? 0) * 256 + (bytes[last] ?? 0) + index;
  bytes[last] = value & 255;
  if (last > 0) bytes[last - 1] = (value >> 8) & 255;
  return bytes;
}

function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0);
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length === 1) return String.fromCharCode(bytes[0] ?? 0);
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0));
  return text.toWellFormed();
}
