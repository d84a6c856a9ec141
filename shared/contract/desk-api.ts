/** What may be asked about writing an interpretation beside its document, and about printing what is made from either. */
import * as z from 'zod/mini';
import type { Sha256, SourceFileId } from '../base/ids.ts';
import type { CoveredPoint } from '../publishing/interpretation/covered-points.ts';
import type { DocumentFact, StaleLink } from '../publishing/interpretation/document-facts.ts';
import type { DraftProblem } from '../publishing/interpretation/draft-problems.ts';
import type { InterpretationSource, Template } from '../publishing/interpretation/interpretation-source.ts';
import { draftSchema } from '../publishing/interpretation/interpretation-source.ts';
import type { ReadingAdvice } from '../publishing/interpretation/reading-advice.ts';
import type { DocumentForm } from '../publishing/official/document-element.ts';
import type { Severity } from '../screening/finding.ts';
import type { Bilingual } from '../screening/rule-set.ts';
import type { FileView } from './dossier-views.ts';
import type { DossierInput } from './inputs.ts';

/** `png`: one long picture. */
export const outputForms = ['docx', 'pdf', 'png', 'html', 'txt'] as const;
export type OutputForm = (typeof outputForms)[number];

/** The pair of pages for a portal: document and interpretation, linked to each other. */
export const pageForms = ['document-page', 'interpretation-page'] as const;
export type PageForm = (typeof pageForms)[number];

/** The document that is interpreted, as it lies in the release now. */
export interface InterpretedDocument {
  readonly file: SourceFileId;
  readonly title: string;
  readonly documentNumber: string;
  readonly sha256: Sha256;
  /** Its words, covered where they must be. */
  readonly paragraphs: readonly { readonly paragraph: number; readonly text: string }[];
  /** Figures and dates that may be taken over. */
  readonly facts: readonly DocumentFact[];
}

/** A file of the release that was made from the draft. */
export interface DeskOutput {
  readonly form: OutputForm | PageForm;
  readonly file: SourceFileId;
  readonly name: string;
  readonly sha256: Sha256;
  /** False when the draft says something else by now. */
  readonly isCurrent: boolean;
  /** True where it says what another draft said that was put aside: it is as good as that one. */
  readonly isAside: boolean;
}

export interface DeskView {
  /** Null where nothing has been written yet. */
  readonly draft: InterpretationSource | null;
  readonly savedAt: string | null;
  readonly document: InterpretedDocument | null;
  /** What the forms of the release say already. */
  readonly department: string;
  readonly telephone: string;
  /** Whether PDF and long picture can be made here. */
  readonly canPrint: boolean;
  readonly mayEdit: boolean;
  /** How many earlier states can be restored. */
  readonly steps: number;
  readonly outputs: readonly DeskOutput[];
}

/** Why a state was kept: a pause in writing, files made of it, put aside for another, or left for an earlier one. */
export const draftStepReasons = ['pause', 'published', 'aside', 'restored'] as const;
export type DraftStepReason = (typeof draftStepReasons)[number];

/** An earlier state of the draft. */
export interface DraftStepView {
  /** Digest of the state. */
  readonly step: string;
  /** ISO 8601, when the draft was like this. */
  readonly at: string;
  readonly reason: DraftStepReason;
  readonly title: string;
  readonly template: Template;
  readonly blocks: number;
}

/** What a rule says about the words of the draft. */
export interface DeskFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly ruleName: Bilingual;
  readonly message: Bilingual;
  /** Block it is about; empty for the whole. */
  readonly block: string;
  /** The words it is about, as the person typed them; empty where they must not be repeated. */
  readonly words: string;
}

export interface DeskCheck {
  /** What is missing before it can be published. */
  readonly problems: readonly DraftProblem[];
  readonly points: readonly CoveredPoint[];
  readonly stale: readonly StaleLink[];
  /** True where the document's bytes are not those that the draft was written for. */
  readonly documentChanged: boolean;
  readonly findings: readonly DeskFinding[];
  /** Blocks nothing. */
  readonly advice: readonly ReadingAdvice[];
}

export interface PrintedForm {
  readonly name: string;
  readonly form: OutputForm;
  readonly bytes: Uint8Array;
}

type DraftInput = DossierInput & { readonly draft: InterpretationSource };
type FileInput = DossierInput & { readonly file: SourceFileId };

export interface DeskApi {
  'desk.open': { input: DossierInput; output: DeskView };
  /** Written ahead of everything else, sealed with the vault's key. A draft that looks classified is not kept. */
  'desk.save': { input: DraftInput; output: { readonly savedAt: string } };
  /** Puts the draft aside as an earlier state; what was made from it stays in the release. */
  'desk.discard': { input: DossierInput; output: Record<never, never> };
  /** Earlier states, the newest first, at most thirty. */
  'desk.history': { input: DossierInput; output: { readonly steps: readonly DraftStepView[] } };
  /** Makes an earlier state the draft again; the draft becomes an earlier state. */
  'desk.restore': {
    input: DossierInput & { readonly step: string };
    output: { readonly draft: InterpretationSource; readonly savedAt: string };
  };
  /** Changes nothing and keeps nothing. */
  'desk.check': { input: DraftInput; output: DeskCheck };
  /** One form as it would be published. Changes nothing. */
  'desk.preview': { input: DraftInput & { readonly form: OutputForm }; output: PrintedForm };
  /**
   * Makes files from the draft and puts them into the release, each screened like a file from outside; what an earlier draft made
   * in the same form is replaced. All or nothing; earlier signatures are void by construction.
   */
  'desk.publish': {
    input: DraftInput & { readonly forms: readonly OutputForm[] };
    output: { readonly files: readonly FileView[] };
  };
  /**
   * Makes the pair of pages with the metadata of the catalogue, links both ways, and the files of the release for download with size
   * and digest. They are screened and replaced like other forms; made last, for they name the other files.
   */
  'desk.publish-pages': {
    input: DraftInput & { readonly portal: string | null };
    output: { readonly files: readonly FileView[] };
  };
  /** A document on A4 sheets after GB/T 9704-2012, with the repairs that are named. Changes nothing. */
  'dossier.preview-sheet': {
    input: FileInput & { readonly accept: readonly string[]; readonly form: DocumentForm | null };
    output: PrintedForm;
  };
  /** Prints a document of the release and puts the PDF among its attachments, screened; an earlier one is replaced. */
  'dossier.print-sheet': {
    input: FileInput & { readonly form: DocumentForm | null };
    output: { readonly file: FileView };
  };
}

/** Shapes of the inputs beside dossier and file. */
export const deskShapes = {
  draft: draftSchema,
  form: z.enum(outputForms),
  step: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  portal: z.nullable(z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/))),
  forms: z.array(z.enum(outputForms)).check(z.minLength(1), z.maxLength(outputForms.length)),
};
