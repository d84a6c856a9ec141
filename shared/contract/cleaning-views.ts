/** What the window is told about hidden information of a file and about clean copies. */
import type { Sha256, SourceFileId } from '../base/ids.ts';
import type { CleaningNote, KeptKind, KeptReason, KindCount } from '../cleaning/cleaning-plan.ts';
import type { NotInspected, SegmentPlace } from '../extraction/extracted-text.ts';
import type { FileType } from '../intake/file-type.ts';
import type { FileView } from './dossier-views.ts';

/** One place where something is hidden. */
export interface HiddenItem {
  readonly path: string;
  readonly place: SegmentPlace;
  readonly count: number;
  /** The hidden words, personal values in them covered; null where there are no words. */
  readonly quote: string | null;
  /** True when something in the quote is covered, so that it can be asked for. */
  readonly covered: boolean;
  readonly author: string | null;
  readonly at: string | null;
}

export interface HiddenKind {
  readonly kind: string;
  readonly count: number;
  /** Why a clean copy cannot be without it; null when it can. */
  readonly obstacle: KeptReason | null;
  /** At most 200 of them. */
  readonly items: readonly HiddenItem[];
}

/** A clean copy that stands in the place of its original. */
export interface CleanCopyView {
  readonly before: Sha256;
  readonly after: Sha256;
  readonly at: string;
  /** Who made it. */
  readonly by: string;
  readonly removed: readonly KindCount[];
  readonly kept: readonly KeptKind[];
  readonly masked: number;
  readonly notes: readonly CleaningNote[];
}

export interface HiddenInformation {
  readonly file: SourceFileId;
  readonly type: FileType;
  /** False for formats of which no clean copy can be made. */
  readonly cleanable: boolean;
  readonly kinds: readonly HiddenKind[];
  readonly notInspected: readonly NotInspected[];
  /** Personal numbers in the text for which there is a proposal how to mask them. */
  readonly maskable: number;
  readonly copy: CleanCopyView | null;
}

export interface MadeCleanCopy {
  readonly file: FileView;
  readonly copy: CleanCopyView;
}
