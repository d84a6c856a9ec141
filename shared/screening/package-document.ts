/** The document of a package as the comparisons of other files with it need it. */
import type { ExtractedText } from '../extraction/extracted-text.ts';
import { fold } from '../text/fold.ts';
import type { Match } from './match.ts';
import type { ScreenedPart } from './screened-part.ts';

export interface PackageDocument {
  /** Folded words of all its parts that are read as text, lines kept. */
  readonly words: string;
}

/** A stretch of a file that does not agree with the document. */
export type Comparison = (screened: ScreenedPart, document: PackageDocument) => readonly Match[];

/** Null when the document has no words to compare with. */
export function packageDocument(texts: readonly ExtractedText[]): PackageDocument | null {
  const words = texts
    .flatMap(({ parts }) => parts)
    .filter(({ role }) => isRead(role))
    .map(({ text }) => fold(text, { breaks: 'keep' }).text)
    .join('\n');
  return words.trim() === '' ? null : { words };
}

/** Parts that are read as the text itself. */
export function isRead(role: ScreenedPart['part']['role']): boolean {
  return role === 'body' || role === 'page' || role === 'slide' || role === 'text-box';
}
