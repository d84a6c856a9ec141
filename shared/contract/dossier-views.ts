/** What the window is told about dossiers, their files and findings. */
import type { DossierId, PersonId, Sha256, SourceFileId } from '../base/ids.ts';
import type { NotInspected, TextPart } from '../extraction/extracted-text.ts';
import type { FileType } from '../intake/file-type.ts';
import type { Catalogue } from '../release/catalogue.ts';
import type { DossierState } from '../release/dossier-state.ts';
import type { GateItem } from '../release/gates.ts';
import type { PartSlot } from '../release/parts.ts';
import type { SignedAnswer } from '../release/review-answers.ts';
import type { Decision } from '../review/decision.ts';
import type { FindingStanding } from '../review/review-state.ts';
import type { Finding, Severity } from '../screening/finding.ts';
import type { Bilingual } from '../screening/rule-set.ts';
import type { SigningStage } from '../signoff/statement.ts';
import type { ProcedureView, RunningDeadline } from './procedure-views.ts';

export type SeverityCounts = { readonly [S in Severity]: number };

export interface DossierSummary {
  readonly id: DossierId;
  readonly packageNumber: string;
  readonly title: string;
  /** Id of the kind of release. */
  readonly kind: string;
  readonly state: DossierState;
  /** True when it came back to the handler with a comment and has not been signed again since. */
  readonly returned: boolean;
  /** True when the signed-in person is the one to act. */
  readonly mine: boolean;
  /** Name of the person for whom the signed-in person stands in here while they are away; null otherwise. */
  readonly deputyFor: string | null;
  readonly files: number;
  /** The running deadline that ends first; null where none runs. */
  readonly deadline: RunningDeadline | null;
  readonly open: SeverityCounts;
  readonly changedAt: string;
}

export interface FileView {
  readonly id: SourceFileId;
  readonly slot: PartSlot;
  /** Part of the kind that the file fills. */
  readonly part: string;
  readonly position: number;
  readonly name: string;
  readonly type: FileType;
  readonly bytes: number;
  readonly sha256: Sha256;
  readonly inspected: 'whole' | 'partly';
  readonly notInspected: readonly NotInspected[];
  readonly findings: SeverityCounts;
}

export interface SignOffView {
  readonly stage: SigningStage;
  readonly person: PersonId;
  readonly name: string;
  readonly at: string;
  readonly content: Sha256;
  readonly key: string;
  /** False when the content or the round has changed since: such a signature counts for nothing. */
  readonly inForce: boolean;
  /** Name of the person who was away and for whom the signer, in their own name, stood in; null otherwise. */
  readonly deputyFor: string | null;
  /** First and last day of that absence, as it was entered; null without one. */
  readonly deputyDays: { readonly from: string; readonly to: string } | null;
  /** Answers to the review questions; null where it was signed before they were recorded. */
  readonly answers: readonly SignedAnswer[] | null;
}

export interface ReturnView {
  readonly by: string;
  readonly at: string;
  readonly comment: string;
}

export interface DossierDetail {
  readonly id: DossierId;
  readonly packageNumber: string;
  readonly kind: string;
  readonly state: DossierState;
  readonly catalogue: Catalogue;
  readonly files: readonly FileView[];
  /** Digest of exactly what would be signed now. */
  readonly content: Sha256;
  readonly signOffs: readonly SignOffView[];
  readonly returns: readonly ReturnView[];
  /** Stage whose signature comes next; null once approved. */
  readonly nextStage: SigningStage | null;
  /** What is missing before that signature. */
  readonly missing: readonly GateItem[];
  /** Forms, steps, proofs, events and deadlines of the kind. */
  readonly procedure: ProcedureView;
  /** What the signed-in person may do here now. */
  readonly may: {
    readonly edit: boolean;
    readonly decide: boolean;
    readonly sign: boolean;
    readonly return: boolean;
    readonly export: boolean;
  };
  /** Code of the ledger at the last signature in force, as the review slip bears it; left out before the first. */
  readonly ledgerCode?: string;
  readonly lastExport: { readonly at: string; readonly fileName: string; readonly sha256: Sha256 } | null;
}

export interface AddedFile {
  readonly file: FileView;
}

/** One file's text for the document pane; stretches of secrecy findings never get here, since such files are refused. */
export interface PartText {
  readonly file: SourceFileId;
  readonly parts: readonly TextPart[];
}

export interface FindingView extends Finding {
  readonly file: SourceFileId;
  readonly ruleName: Bilingual;
  readonly message: Bilingual;
  readonly advice: Bilingual;
  readonly basis: Bilingual;
  /** Words around the finding, the finding itself masked where it is personal; null where there is no text. */
  readonly excerpt: { readonly before: string; readonly match: string; readonly after: string } | null;
  readonly personal: boolean;
  readonly standing: FindingStanding;
  /** In the order they were made. */
  readonly decisions: readonly (Decision & { readonly name: string })[];
}
