/** What may be asked about hidden information: looking, cleaning in a copy, and taking the original back. */
import * as z from 'zod/mini';
import type { SourceFileId } from '../base/ids.ts';
import type { HiddenInformation, MadeCleanCopy } from './cleaning-views.ts';
import type { AddedFile } from './dossier-views.ts';
import type { DossierInput } from './inputs.ts';

type FileInput = DossierInput & { readonly file: SourceFileId };

export interface CleaningChoice {
  /** Names of kinds, as `dossier.hidden` lists them. */
  readonly kinds: readonly string[];
  readonly changes: 'accept' | 'reject';
  /** Cover personal numbers in the text as their findings propose. */
  readonly maskPersonal: boolean;
}

export interface CleaningApi {
  /** What a file hides, place by place, and what could not be inspected. */
  'dossier.hidden': { input: FileInput; output: HiddenInformation };
  /** Words of one place uncovered for one look; the look is an entry of the ledger. */
  'dossier.reveal-hidden': {
    input: FileInput & { readonly kind: string; readonly item: number };
    output: { text: string };
  };
  /**
   * Puts a clean copy in the place of a file. It is screened like any file first; earlier signatures are void by construction.
   * Both digests are kept.
   */
  'dossier.clean-file': { input: FileInput & CleaningChoice; output: MadeCleanCopy };
  /** Puts the original of a clean copy back in its place. */
  'dossier.restore-original': { input: FileInput; output: AddedFile };
}

const kind = z.string().check(z.regex(/^[a-z]+\.[a-z-]+$/), z.maxLength(60));

/** Shapes of the inputs beside dossier and file. */
export const cleaningShapes = {
  reveal: { kind, item: z.int().check(z.gte(0), z.lte(10_000)) },
  choice: {
    kinds: z.array(kind).check(z.maxLength(200)),
    changes: z.enum(['accept', 'reject']),
    maskPersonal: z.boolean(),
  },
};
