/** What may be asked about the type of a document: its elements, repairs of form, and a sheet after the standard in its place. */
import * as z from 'zod/mini';
import type { SourceFileId } from '../base/ids.ts';
import type { LeftOut } from '../publishing/official/document-blocks.ts';
import type { DocumentForm, ElementName } from '../publishing/official/document-element.ts';
import { documentForms } from '../publishing/official/document-element.ts';
import type { ProposedFix } from '../publishing/official/propose-fixes.ts';
import type { AddedFile } from './dossier-views.ts';
import type { DossierInput } from './inputs.ts';

type FileInput = DossierInput & { readonly file: SourceFileId };

/** Where a repair is proposed; the words are those of `dossier.text`, covered where they must be. */
export type ProposalView = Omit<ProposedFix, 'before' | 'after'> & {
  /** What would stand there; null where the proposal repeats words of the document. */
  readonly after: string | null;
};

export interface SheetView {
  readonly form: DocumentForm;
  readonly elements: readonly {
    readonly element: ElementName;
    readonly paragraph: number;
    readonly confidence: number;
  }[];
  readonly missing: readonly ElementName[];
  /** What a sheet would not carry over. */
  readonly leftOut: readonly LeftOut[];
  readonly proposals: readonly ProposalView[];
}

export interface PublishingApi {
  /** The elements of a document with their confidence, and repairs of form. Changes nothing. */
  'dossier.sheet': { input: FileInput; output: SheetView };
  /**
   * Puts a docx after GB/T 9704-2012 in the place of a file, with the repairs of the rules that are named. It is screened like any
   * file first; earlier signatures are void by construction. Failure `publishing.words-lost` where the sheet says something else.
   */
  'dossier.typeset-file': {
    input: FileInput & { readonly accept: readonly string[]; readonly form: DocumentForm | null };
    output: AddedFile;
  };
}

/** Shapes of the input beside dossier and file. */
export const publishingShape = {
  accept: z.array(z.string().check(z.regex(/^[A-Z]{2,8}-\d{2,3}$/u))).check(z.maxLength(50)),
  form: z.nullable(z.enum(documentForms)),
};
