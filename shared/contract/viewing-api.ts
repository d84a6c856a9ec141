/** What may be asked in order to see a file as it looks, and beside another version of itself. */
import type { DossierId, Sha256, SourceFileId } from '../base/ids.ts';
import type { FileType } from '../intake/file-type.ts';
import type { ComparedRow } from '../release/compare/compare-texts.ts';
import type { TextWindow, WantedWindow } from '../review/text-window.ts';
import type { DossierInput } from './inputs.ts';

type FileInput = DossierInput & { readonly file: SourceFileId };

/** Formats that the window can draw from their own bytes. */
export const drawnTypes = ['pdf', 'docx', 'png', 'jpeg', 'gif', 'webp', 'bmp'] as const;
export type DrawnType = (typeof drawnTypes)[number];

export function isDrawn(type: FileType): type is DrawnType {
  return drawnTypes.some((each) => each === type);
}

/** Most bytes that are handed to a window; the reading view has no such bound. */
export const drawnBytes = 128 * 1024 * 1024;

export interface OriginalBytes {
  readonly type: DrawnType;
  readonly bytes: Uint8Array;
  /** Stretches whose words are covered elsewhere and stand open in these bytes; a look at more than none is in the ledger. */
  readonly covered: number;
}

/**
 * What a version of a file is to the one that is looked at: an earlier version in the same place, what a clean copy was made of,
 * or the same part of an earlier release of the document.
 */
export type VersionKind = 'earlier' | 'original' | 'last-release';

/** A file that another one can be compared with. */
export interface VersionView {
  readonly kind: VersionKind;
  readonly dossier: DossierId;
  readonly file: SourceFileId;
  readonly name: string;
  readonly sha256: Sha256;
  readonly addedAt: string;
  readonly packageNumber: string;
}

export interface ComparisonView {
  /** In reading order; covered words stay covered on both sides. */
  readonly rows: readonly ComparedRow[];
  readonly counts: { readonly [Row in ComparedRow['row']]: number };
}

export interface ViewingApi {
  /**
   * The window in which a row stands. Where no row is asked for, the window of a finding, or the first, with what the reader has
   * to know about the whole.
   */
  'dossier.text-window': {
    input: FileInput & WantedWindow;
    output: TextWindow;
  };
  /**
   * The bytes of a file, for a window that draws them. Where personal data stand open in them, the look is an entry of the ledger.
   * Failures: `viewing.no-layout`, `viewing.too-large`, `intake.looks-classified`.
   */
  'dossier.original': { input: FileInput; output: OriginalBytes };
  /** What a file can be compared with, the latest first. */
  'dossier.versions': { input: FileInput; output: readonly VersionView[] };
  /** What has changed since a version that `dossier.versions` names. Failure `dossier.part-unknown`. */
  'dossier.compare': {
    input: FileInput & { readonly with: { readonly dossier: DossierId; readonly file: SourceFileId } };
    output: ComparisonView;
  };
}
