/**
 * What a PDF carries anywhere among its objects, wherever they are hung: scripts (ISO 32000-2, 12.6.4.17), embedded files
 * (7.11), names in the metadata stream (14.3.2), values of form fields (12.7.4), XFA, and pictures as they were taken in.
 */
import type { PdfObjects } from './open-objects.ts';
import {
  asArray,
  asDictionary,
  asName,
  asReference,
  asStream,
  asText,
  type PdfDictionary,
  type PdfValue,
} from './pdf-value.ts';

export interface EmbeddedFile {
  readonly name: string;
  /** Null when it cannot be taken out of its filters. */
  readonly bytes: Uint8Array | null;
}

export interface EmbeddedPicture {
  readonly object: number;
  readonly bytes: Uint8Array;
}

export interface PdfStructure {
  readonly scripts: readonly string[];
  readonly files: readonly EmbeddedFile[];
  readonly pictures: readonly EmbeddedPicture[];
  readonly fieldValues: readonly string[];
  /** Contents of annotations, also of those on no page. */
  readonly remarks: readonly string[];
}

const mostNodes = 2_000_000;

interface Findings {
  readonly scripts: string[];
  readonly files: EmbeddedFile[];
  readonly pictures: EmbeddedPicture[];
  readonly fieldValues: string[];
  readonly remarks: string[];
}

/** Walks everything that can be reached from the trailer. */
export function readStructure(objects: PdfObjects): PdfStructure {
  const found: Findings = { scripts: [], files: [], pictures: [], fieldValues: [], remarks: [] };
  const seen = new Set<number>();
  const waiting: { readonly value: PdfValue; readonly number: number }[] = [];
  for (const value of objects.trailer.values()) waiting.push({ value, number: 0 });
  for (let count = 0; count < mostNodes; count += 1) {
    const next = waiting.pop();
    if (next === undefined) break;
    const number = asReference(next.value);
    if (number !== null) {
      if (seen.has(number)) continue;
      seen.add(number);
      waiting.push({ value: objects.get(number), number });
      continue;
    }
    const dictionary = asDictionary(next.value);
    if (dictionary !== null) {
      lookAt(found, { objects, dictionary, value: next.value, number: next.number });
      for (const value of dictionary.values()) if (isBranch(value)) waiting.push({ value, number: 0 });
    } else for (const value of asArray(next.value)) if (isBranch(value)) waiting.push({ value, number: 0 });
  }
  return found;
}

function isBranch(value: PdfValue): boolean {
  return typeof value === 'object' && value !== null;
}

interface Node {
  readonly objects: PdfObjects;
  readonly dictionary: PdfDictionary;
  readonly value: PdfValue;
  readonly number: number;
}

function lookAt(found: Findings, node: Node): void {
  const { objects, dictionary, value, number } = node;
  const action = asName(dictionary.get('S'));
  if (dictionary.has('JS') && (action === 'JavaScript' || action === 'Rendition')) {
    found.scripts.push(textOf(objects, dictionary.get('JS')));
  }
  const embedded = objects.dictionary(dictionary.get('EF'));
  if (embedded !== null && embedded.size > 0) found.files.push(embeddedFile(objects, dictionary, embedded));
  if (dictionary.has('FT') || dictionary.has('T')) {
    const text = textOf(objects, dictionary.get('V'));
    if (text.trim() !== '') found.fieldValues.push(text);
  }
  if (dictionary.has('Rect')) {
    const text = textOf(objects, dictionary.get('Contents'));
    if (text.trim() !== '') found.remarks.push(text);
  }
  const isPicture = asStream(value) !== null && asName(dictionary.get('Subtype')) === 'Image';
  if (isPicture && mayBePhotograph(objects, dictionary)) {
    const decoded = objects.decode(value);
    if (decoded?.pictureFilter === 'DCTDecode') found.pictures.push({ object: number, bytes: decoded.bytes });
  }
}

function mayBePhotograph(objects: PdfObjects, dictionary: PdfDictionary): boolean {
  const filter = objects.resolve(dictionary.get('Filter'));
  return asName(Array.isArray(filter) ? filter.at(-1) : filter).startsWith('DCT');
}

function embeddedFile(
  objects: PdfObjects,
  specification: PdfDictionary,
  embedded: PdfDictionary,
): EmbeddedFile {
  const names = ['UF', 'F', 'Unix', 'Mac', 'DOS'];
  const full =
    names.map((key) => asText(objects.resolve(specification.get(key)))).find((name) => name !== '') ?? '';
  const stream = names.map((key) => embedded.get(key)).find((each) => each !== undefined);
  return { name: full.slice(full.lastIndexOf('/') + 1), bytes: objects.decode(stream)?.bytes ?? null };
}

/** A string, or a stream that holds one. */
export function textOf(objects: PdfObjects, value: PdfValue | undefined): string {
  const resolved = objects.resolve(value);
  if (asStream(resolved) === null) return asText(resolved);
  const bytes = objects.decode(resolved)?.bytes;
  return bytes === undefined ? '' : asText({ type: 'bytes', bytes });
}

/** Values of `dc:creator` in the metadata stream, whatever state its XML is in. */
export function creatorsOf(objects: PdfObjects): readonly string[] {
  const bytes = objects.decode(objects.root.get('Metadata'))?.bytes;
  if (bytes === undefined) return [];
  const isUtf16 = bytes[0] === 0xfe || bytes[0] === 0xff;
  const marked = isUtf16 ? bytes : Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]);
  const xml = asText({ type: 'bytes', bytes: marked });
  const inside = [...xml.matchAll(/<dc:creator\b[^>]*>([\s\S]*?)<\/dc:creator>/g)].flatMap(([, inner = '']) =>
    inner.split(/<[^>]*>/),
  );
  const attributes = [...xml.matchAll(/\bdc:creator\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return [...inside, ...attributes.map(([, one, other]) => one ?? other ?? '')]
    .map((name) => plain(name).trim())
    .filter((name) => name !== '');
}

/** Words of an XFA form: its data and its template without the marks (12.7.8). */
export function xfaTexts(objects: PdfObjects): readonly string[] {
  const entry = objects.resolve(objects.dictionary(objects.root.get('AcroForm'))?.get('XFA'));
  const packets = Array.isArray(entry) ? entry.filter((_, index) => index % 2 === 1) : [entry];
  return packets.flatMap((packet) => {
    const bytes = objects.decode(packet)?.bytes;
    if (bytes === undefined) return [];
    const xml = asText({ type: 'bytes', bytes: Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]) });
    const pieces = xml.replace(/<script\b[\s\S]*?<\/script>/g, '').split(/<[^>]*>/);
    return pieces.map((text) => plain(text).trim()).filter((text) => text !== '');
  });
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = Number.parseInt(decimal ?? hexadecimal, decimal === undefined ? 16 : 10);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
