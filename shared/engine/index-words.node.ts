/**
 * What releases are found by, under the key of the workspace: the index holds keyed hashes of pairs of characters and of groups
 * of a sketch, so that no word of a document lies in the database.
 */
import type { SourceFileId } from '../base/ids.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { TextPart } from '../extraction/extracted-text.ts';
import type { Catalogue } from '../release/catalogue.ts';
import { bareNumber } from '../screening/check-duplicates.ts';
import { isRead } from '../screening/package-document.ts';
import { sketchGroups } from '../screening/sketch-bands.ts';
import type { TextSketch } from '../screening/text-sketch.ts';
import type { WritableStore } from '../store/handles.ts';
import type { DossierRow } from '../store/read-dossiers.node.ts';
import type { NumberKeys } from '../store/write-index.node.ts';
import { writeNumberKeys, writeSketchBands, writeWords } from '../store/write-index.node.ts';
import { pairsOf, squeeze } from '../text/search-words.ts';
import type { EngineContext } from './engine-context.node.ts';
import { workspaceKey } from './engine-context.node.ts';

/** Digits of a hashed pair: among the pairs of one file two seldom meet, and what is found is read again anyway. */
const wordDigits = 10;
/** Digits of a band: as many as a whole number holds exactly. */
const bandDigits = 12;

/** Hashed pairs of a squeezed text, divided by blanks. */
export function hashedPairs(context: EngineContext, squeezed: string): string {
  const { hash } = context.ports;
  const key = workspaceKey(context);
  return [...pairsOf(squeezed)]
    .map((pair) => hash.hmacSha256(key, encodeUtf8(`pair:${pair}`)).slice(0, wordDigits))
    .join(' ');
}

/** Bands of a sketch; none where there is no sketch. */
export function sketchBands(context: EngineContext, sketch: TextSketch | null): readonly number[] {
  if (sketch === null) return [];
  const { hash } = context.ports;
  const key = workspaceKey(context);
  return sketchGroups(sketch).map((group) =>
    Number.parseInt(hash.hmacSha256(key, encodeUtf8(`band:${group}`)).slice(0, bandDigits), 16),
  );
}

/** Numbers in the form in which they are compared. */
export function numberKeys({ documentNumber, indexNumber }: Catalogue): NumberKeys {
  return { documentNumber: bareNumber(documentNumber), indexNumber: indexNumber.trim() };
}

/** What a release is found by besides its files. */
export function catalogueLines({
  packageNumber,
  catalogue,
}: Pick<DossierRow, 'packageNumber' | 'catalogue'>) {
  const { title, documentNumber, indexNumber, organ, topic, summary } = catalogue;
  return [title, documentNumber, indexNumber, organ, topic, summary, packageNumber].filter(
    (line) => line !== '',
  );
}

/** Parts of a file that are searched: what everybody sees who opens it. */
export function searchedParts(parts: readonly TextPart[]): readonly TextPart[] {
  return parts.filter(({ role }) => isRead(role) || role === 'sheet');
}

/** Writes the index of a catalogue entry. */
export function writeCatalogueIndex(
  context: EngineContext,
  tx: WritableStore,
  dossier: Pick<DossierRow, 'id' | 'packageNumber' | 'catalogue'>,
): void {
  const squeezed = squeeze(catalogueLines(dossier).join('\n')).text;
  writeNumberKeys(tx, dossier.id, numberKeys(dossier.catalogue));
  writeWords(tx, { dossier: dossier.id, file: null }, hashedPairs(context, squeezed));
}

/** Index of one file, made when it is screened. */
export interface FileIndex {
  readonly words: string;
  readonly bands: readonly number[];
}

/**
 * Index of a file.
 * @param parts with the words covered that are shown on request only
 */
export function fileIndex(
  context: EngineContext,
  { name }: { readonly name: string },
  { parts, sketch }: { readonly parts: readonly TextPart[]; readonly sketch: TextSketch | null },
): FileIndex {
  const text = [name, ...searchedParts(parts).map((part) => part.text)].join('\n');
  return { words: hashedPairs(context, squeeze(text).text), bands: sketchBands(context, sketch) };
}

export function writeFileIndex(
  tx: WritableStore,
  { dossier, id }: { readonly dossier: DossierRow['id']; readonly id: SourceFileId },
  { words, bands }: FileIndex,
): void {
  writeWords(tx, { dossier, file: id }, words);
  writeSketchBands(tx, id, bands);
}
