/** What is known of a release besides its files, as plain data: its catalogue entry, and what the register of the office holds. */
import type { FileType } from '../intake/file-type.ts';
import type { TextSketch } from './text-sketch.ts';

/** Entry in the catalogue of open information; empty where not filled in. Dates as in 2026-11-23. */
export interface CatalogueFacts {
  readonly title: string;
  readonly documentNumber: string;
  readonly organ: string;
  readonly formedOn: string;
  readonly attribute: 'active' | 'on-request' | 'not-open';
  readonly topic: string;
  readonly validity: string;
  readonly indexNumber: string;
  readonly summary: string;
}

/** A file by what can be compared without its words. */
export interface FileFacts {
  readonly sha256: string;
  /** Null for a file with too few words. */
  readonly sketch: TextSketch | null;
  /** What kind of file it is, its name, and whether it carries captions, where that is known. */
  readonly type?: FileType;
  readonly name?: string;
  readonly hasCaptions?: boolean;
}

/** Another release of the office. */
export interface RegisterItem {
  /** Its number in the register, by which people find it. */
  readonly packageNumber: string;
  readonly documentNumber: string;
  readonly indexNumber: string;
  readonly files: readonly FileFacts[];
}

export interface DossierFacts {
  readonly catalogue: CatalogueFacts;
  /** All other releases, or at least those that have something in common with this one. */
  readonly register: readonly RegisterItem[];
  /** It corrects or withdraws an earlier release, whose numbers it therefore bears again. */
  readonly isCorrection?: boolean;
}
