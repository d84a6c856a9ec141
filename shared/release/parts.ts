/** Files of a dossier by the place they take in the release. */
import type { Sha256 } from '../base/ids.ts';

/** Document (文件), interpretation (解读材料), attachment (附件). */
export const partSlots = ['document', 'interpretation', 'attachment'] as const;
export type PartSlot = (typeof partSlots)[number];

/** One file of a dossier as it would be released. */
export interface ContentPart {
  readonly slot: PartSlot;
  /** Order within the slot, starting at 1. */
  readonly position: number;
  readonly name: string;
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly mediaType: string;
}

/** Internal part that every kind has: the scan of the review slip with its signatures by hand. */
export const signedSlipPart = 'signed-slip';
