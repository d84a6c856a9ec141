/** The same document a second time: by number, by digest, or nearly word for word; in the register, or twice in one release. */
import { fold } from '../text/fold.ts';
import type { DossierCheck, DossierFile, DossierMatch } from './dossier-check.ts';
import { mainDocument, wholeFile } from './dossier-check.ts';
import type { DossierFacts, RegisterItem } from './dossier-facts.ts';
import { ownNumber } from './match-document-numbers.ts';
import { nearlySame, similarity } from './text-sketch.ts';

/** A document number without what may be written in several ways: brackets, blanks, 第. */
export function bareNumber(number: string): string {
  return fold(number, { breaks: 'join' }).text.replace(/[\s〔〕[\]()【】{}〈〉《》第]/gu, '');
}

/**
 * The document's number is that of another release (发文字号重复). A number belongs to one document for ever, and a correction of
 * that document bears it again.
 */
export const checkNumberTaken: DossierCheck = (files, { catalogue, register, isCorrection }) => {
  const document = mainDocument(files);
  const number = bareNumber(catalogue.documentNumber);
  if (document === null || number === '' || isCorrection === true) return [];
  return register
    .filter((item) => bareNumber(item.documentNumber) === number)
    .map((item) => atOwnNumber(document, { other: item.packageNumber, number: catalogue.documentNumber }));
};

function atOwnNumber(document: DossierFile, values: Readonly<Record<string, string>>): DossierMatch {
  for (const part of document.parts) {
    const own = ownNumber(part);
    if (own === null) continue;
    const match = { start: own.start, end: own.end, matcher: 'number-taken', confidence: 0.95, values };
    return { file: document.file, part, match };
  }
  return wholeFile(document, 'number-taken', { confidence: 0.9, values });
}

/** Exactly the bytes of a file that another release holds. */
export const checkSameFile: DossierCheck = (files, { register }) =>
  files.flatMap((file) => {
    const other = register.find((item) => item.files.some(({ sha256 }) => sha256 === file.sha256));
    return other === undefined
      ? []
      : [wholeFile(file, 'same-file', { confidence: 1, values: { other: other.packageNumber } })];
  });

/** Nearly the words of a file that another release holds, in other bytes. */
export const checkSimilarFile: DossierCheck = (files, { register }) =>
  files.flatMap((file) => {
    let best: { readonly other: string; readonly share: number } | null = null;
    for (const item of register) {
      if (item.files.some(({ sha256 }) => sha256 === file.sha256)) continue;
      const share = closest(file, item);
      if (share >= nearlySame && share > (best?.share ?? 0)) best = { other: item.packageNumber, share };
    }
    if (best === null) return [];
    const values = { other: best.other, percent: Math.round(best.share * 100) };
    return [wholeFile(file, 'similar-file', { confidence: 0.85, values })];
  });

function closest({ sketch }: DossierFile, { files }: RegisterItem): number {
  if (sketch === null) return 0;
  return files.reduce(
    (most, other) => (other.sketch === null ? most : Math.max(most, similarity(sketch, other.sketch))),
    0,
  );
}

/**
 * Two files of one release with nearly the same words; said at the later one. An interpretation that repeats its document is the
 * matter of another rule.
 */
export const checkTwice: DossierCheck = (files) =>
  files.flatMap((file, index) => {
    const { sketch } = file;
    if (sketch === null) return [];
    const earlier = files
      .slice(0, index)
      .some(
        (other) =>
          other.sketch !== null && !isPair(file, other) && similarity(sketch, other.sketch) >= nearlySame,
      );
    return earlier ? [wholeFile(file, 'twice', { confidence: 0.85 })] : [];
  });

function isPair(left: DossierFile, right: DossierFile): boolean {
  const scopes = [left.scope, right.scope];
  return scopes.includes('document') && scopes.includes('interpretation');
}

/** Releases of the register that share number, index number, a file or nearly its words with this one. */
export function relatedItems(
  files: readonly Pick<DossierFile, 'sha256' | 'sketch'>[],
  { catalogue, register }: DossierFacts,
): readonly RegisterItem[] {
  const number = bareNumber(catalogue.documentNumber);
  const index = catalogue.indexNumber.trim();
  const digests = new Set(files.map(({ sha256 }) => sha256));
  return register.filter(
    (item) =>
      (number !== '' && bareNumber(item.documentNumber) === number) ||
      (index !== '' && item.indexNumber.trim() === index) ||
      item.files.some(
        (other) =>
          digests.has(other.sha256) ||
          files.some(
            ({ sketch }) =>
              sketch !== null && other.sketch !== null && similarity(sketch, other.sketch) >= nearlySame,
          ),
      ),
  );
}
