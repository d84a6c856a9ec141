/** One numbered object with its stream (ISO 32000-2, 7.3.8, 7.3.10). */
import { latin1 } from '../../../base/bounded-reader.ts';
import { type PdfParser, parseValue, skipBlanks } from './pdf-parser.ts';
import { asDictionary, type PdfDictionary, type PdfStream, type PdfValue } from './pdf-value.ts';

export interface NumberedObject {
  readonly number: number;
  readonly value: PdfValue;
}

/** Null when no object begins here. */
export function parseObject(
  parser: PdfParser,
  lengthOf: (length: PdfValue | undefined) => number | null,
): NumberedObject | null {
  const [number, generation, word] = [parseValue(parser), parseValue(parser), parseValue(parser)];
  const isObject = typeof word === 'object' && word !== null && 'word' in word && word.word.startsWith('obj');
  if (!isObject || typeof number !== 'number' || typeof generation !== 'number') return null;
  const value = parseValue(parser);
  const dictionary = asDictionary(value);
  if (dictionary === null) return { number, value };
  return { number, value: streamAfter(parser, dictionary, lengthOf) ?? value };
}

function streamAfter(
  parser: PdfParser,
  dictionary: PdfDictionary,
  lengthOf: (length: PdfValue | undefined) => number | null,
): PdfStream | null {
  const { bytes } = parser;
  skipBlanks(parser);
  if (latin1(bytes, parser.at, parser.at + 6) !== 'stream') return null;
  let start = parser.at + 6;
  if (bytes[start] === 13) start += 1;
  if (bytes[start] === 10) start += 1;
  const length = lengthOf(dictionary.get('Length'));
  const end = length === null || length < 0 ? -1 : Math.min(start + length, bytes.length);
  const isRight = end !== -1 && /^\s*endstream/.test(latin1(bytes, end, end + 16));
  return {
    type: 'stream',
    dictionary,
    raw: bytes.subarray(start, isRight ? end : endOfStream(bytes, start)),
  };
}

const endMark = [...'endstream'].map((sign) => sign.charCodeAt(0));
const [firstOfMark = 0] = endMark;

function endOfStream(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(firstOfMark, start); at !== -1; at = bytes.indexOf(firstOfMark, at + 1)) {
    if (endMark.every((value, index) => bytes[at + index] === value)) return at;
  }
  return bytes.length;
}
