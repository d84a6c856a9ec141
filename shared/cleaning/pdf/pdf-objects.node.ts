/** Walks the objects of a PDF, and leaves out those that nothing leads to. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';

export const key = (name: string) => PDFName.of(name);

/** Every dictionary in the file, those of streams and those inside others included. */
export function* everyDictionary(document: PDFDocument): Generator<PDFDict> {
  for (const [, object] of document.context.enumerateIndirectObjects()) yield* dictionariesIn(object, 0);
}

const deepest = 200;

function* dictionariesIn(object: PDFObject, depth: number): Generator<PDFDict> {
  if (depth > deepest) return;
  const dict = object instanceof PDFStream ? object.dict : object;
  if (dict instanceof PDFDict) {
    yield dict;
    for (const value of dict.values()) yield* dictionariesIn(value, depth + 1);
  } else if (dict instanceof PDFArray) {
    for (const value of dict.asArray()) yield* dictionariesIn(value, depth + 1);
  }
}

/** Deletes what cannot be reached from the catalogue, so that nothing of it is written: older versions, dropped files, fields. */
export function dropUnreachable(document: PDFDocument): void {
  const { context } = document;
  const reached = new Set<PDFRef>();
  const waiting: PDFObject[] = [];
  const { Root, Info } = context.trailerInfo;
  for (const start of [Root, Info]) if (start !== undefined) waiting.push(start);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue;
      reached.add(object);
      const target = context.lookup(object);
      if (target !== undefined) waiting.push(target);
    } else if (object instanceof PDFStream) waiting.push(object.dict);
    else if (object instanceof PDFDict) waiting.push(...object.values());
    else if (object instanceof PDFArray) waiting.push(...object.asArray());
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
  const numbers = [...reached].map(({ objectNumber }) => objectNumber);
  context.largestObjectNumber = numbers.reduce((most, each) => Math.max(most, each), 0);
}

/** Text of a name entry; empty when there is none. */
export function nameIn(dict: PDFDict, entry: string): string {
  const value = dict.lookup(key(entry));
  return value instanceof PDFName ? value.decodeText() : '';
}

/** A dictionary or the dictionary of a stream below another; undefined when there is none. */
export function dictIn(dict: PDFDict | undefined, entry: string): PDFDict | undefined {
  const value = dict?.lookup(key(entry));
  if (value instanceof PDFDict) return value;
  return value instanceof PDFStream ? value.dict : undefined;
}

export function arrayIn(dict: PDFDict | undefined, entry: string): PDFArray | undefined {
  const value = dict?.lookup(key(entry));
  return value instanceof PDFArray ? value : undefined;
}

/** A stream's bytes; null for filters that are for pictures, and for damage. */
export function unpacked(stream: PDFObject): Uint8Array | null {
  if (!(stream instanceof PDFRawStream)) return null;
  try {
    return decodePDFRawStream(stream).decode();
  } catch (error) {
    // Everything pdf-lib throws here is its complaint about this stream.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** The numbers of an array; anything else in it counts as 0. */
export function numbersIn(array: PDFArray | undefined): number[] {
  if (array === undefined) return [];
  return Array.from({ length: array.size() }, (_, index) => {
    const value = array.lookup(index);
    return value instanceof PDFNumber ? value.asNumber() : 0;
  });
}
