/** What somebody wants taken out of a copy of a file, and what came of it. */
import type { FileType } from '../intake/file-type.ts';

/** A value to be covered wherever the file's text shows it, and what stands there afterwards. */
export interface Mask {
  readonly value: string;
  readonly replacement: string;
}

export interface CleaningPlan {
  /** Kinds of hidden content to take out, by their stable names; `all` for everything that can be taken out. */
  readonly kinds: 'all' | readonly string[];
  /** What becomes of tracked changes. */
  readonly changes: 'accept' | 'reject';
  readonly masks: readonly Mask[];
}

/** Everything out, changes accepted, nothing covered. */
export const wholePlan: CleaningPlan = { kinds: 'all', changes: 'accept', masks: [] };

/** Why a kind is still in the copy. */
export const keptReasons = [
  'not-chosen',
  'format-not-cleanable',
  'kind-not-cleanable',
  'inside-kept-file',
  'picture-under-mark',
  'drawing-under-mark',
  'font-not-readable',
] as const;
export type KeptReason = (typeof keptReasons)[number];

/** What the cleaning changed beyond taking things out, so that nobody is surprised by the copy. */
export const cleaningNotes = [
  'formulas-became-values',
  'fields-became-text',
  'objects-became-pictures',
  'signature-dropped',
  'form-fields-kept',
  'tags-dropped',
  'annotations-dropped',
] as const;
export type CleaningNote = (typeof cleaningNotes)[number];

export interface KindCount {
  readonly kind: string;
  readonly count: number;
}

export interface KeptKind extends KindCount {
  readonly reason: KeptReason;
}

/** A clean copy that has been read again: none of the removed kinds is in it, and it shows the same words. */
export interface CleanedFile {
  readonly type: FileType;
  readonly bytes: Uint8Array;
  readonly removed: readonly KindCount[];
  readonly kept: readonly KeptKind[];
  /** Values that were covered. */
  readonly masked: number;
  readonly notes: readonly CleaningNote[];
}

/** What a format's cleaner gives back before anything has been checked. */
export interface CleanedBytes {
  readonly bytes: Uint8Array;
  /** Kinds that the cleaner found it could not take out of this very file. */
  readonly unable: ReadonlyMap<string, KeptReason>;
  readonly notes: ReadonlySet<CleaningNote>;
  readonly masked: number;
}

/** Tells whether a kind is to be taken out. */
export function wants(plan: CleaningPlan, kind: string): boolean {
  return plan.kinds === 'all' || plan.kinds.includes(kind);
}
