/** Shape of checks that look at a release as a whole: its files beside catalogue entry and register. */
import type { ExtractedText } from '../extraction/extracted-text.ts';
import type { DossierFacts, FileFacts } from './dossier-facts.ts';
import type { Match } from './match.ts';
import type { RuleScope } from './rule-set.ts';
import type { ScreenedPart } from './screened-part.ts';

/** A file of the release. */
export interface DossierFile extends FileFacts {
  readonly file: string;
  readonly scope: RuleScope;
  /** Null where only digest and sketch are at hand, as with attachments. */
  readonly text: ExtractedText | null;
  /** Parts of the text, prepared once for all checks. */
  readonly parts: readonly ScreenedPart[];
}

export interface DossierMatch {
  readonly file: string;
  /** Null where the file or its catalogue entry is meant, and no place in its text. */
  readonly part: ScreenedPart | null;
  readonly match: Match;
}

export type DossierCheck = (files: readonly DossierFile[], facts: DossierFacts) => readonly DossierMatch[];

/** A match about the whole file. */
export function wholeFile(
  file: DossierFile,
  matcher: string,
  { confidence, values = {} }: { readonly confidence: number; readonly values?: Match['values'] },
): DossierMatch {
  const anchor = Object.values(values).map((value) => String(value).toWellFormed());
  return { file: file.file, part: null, match: { start: 0, end: 0, matcher, confidence, values, anchor } };
}

/** The document itself, to which everything about the catalogue entry is attached. */
export function mainDocument(files: readonly DossierFile[]): DossierFile | null {
  return files.find(({ scope }) => scope === 'document') ?? null;
}
