/**
 * What the vault holds besides originals: extracted texts and findings, as JSON. The database holds their digests only, so
 * that no word of a document ever lies in it.
 *
 * The vault hashes each object on the way out, so what is parsed here are the bytes that this program wrote; the schema's
 * name guards against taking one kind for another, or that of a later version.
 */
import { decodeUtf8 } from '../base/decode-utf8.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { ExtractedText, NotInspected } from '../extraction/extracted-text.ts';
import type { Finding } from '../screening/finding.ts';
import type { TextSketch } from '../screening/text-sketch.ts';

const textSchema = 'xianshen.text/1';
const screenedSchema = 'xianshen.screened/1';

/** Outcome of screening one file. */
export interface Screened {
  /** Findings of the file by itself. */
  readonly own: readonly Finding[];
  /** Findings that come of comparing it with the other files of its dossier. */
  readonly across: readonly Finding[];
  readonly notInspected: readonly NotInspected[];
  /** What other releases compare with; null for too few words, absent in screenings of earlier versions. */
  readonly sketch?: TextSketch | null;
  /** Digest of catalogue and register as they were looked at, with the document; absent with other files. */
  readonly facts?: string;
  /** A recording that carries its captions. */
  readonly hasCaptions?: boolean;
}

export function textBytes(text: ExtractedText): Uint8Array {
  return encodeUtf8(JSON.stringify({ schema: textSchema, text }));
}

/** @throws when the object is not a text */
export function parseText(storedBytes: Uint8Array): ExtractedText {
  return parseObject<{ readonly text: ExtractedText }>(storedBytes, textSchema).text;
}

export function screenedBytes({
  own,
  across,
  notInspected,
  sketch,
  facts,
  hasCaptions,
}: Screened): Uint8Array {
  return encodeUtf8(
    JSON.stringify({ schema: screenedSchema, own, across, notInspected, sketch, facts, hasCaptions }),
  );
}

/** @throws when the object is not the outcome of a screening */
export function parseScreened(storedBytes: Uint8Array): Screened {
  return parseObject<Screened>(storedBytes, screenedSchema);
}

function parseObject<T>(storedBytes: Uint8Array, schema: string): T {
  const stored: unknown = JSON.parse(decodeUtf8(storedBytes) ?? 'null');
  if (typeof stored !== 'object' || stored === null || !('schema' in stored) || stored.schema !== schema) {
    throw new Error(`a stored object that is no ${schema}`);
  }
  return stored as T;
}
