/** Shape of the command line's words, so that a missing sentence in either language does not compile. */
import type { LedgerProblem } from '../audit/ledger-problem.ts';
import type { NotInspectedReason } from '../extraction/extracted-text.ts';
import type { PartSlot } from '../release/parts.ts';
import type { Severity } from '../screening/finding.ts';

export interface CliSentences {
  readonly description: string;
  readonly commands: {
    readonly check: string;
    readonly demo: string;
    readonly verify: string;
    readonly workspace: string;
    readonly workspaceInit: string;
    readonly workspaceInfo: string;
    readonly workspaceCheck: string;
    readonly audit: string;
    readonly auditVerify: string;
  };
  readonly options: {
    readonly language: string;
    readonly format: string;
    readonly rules: string;
    readonly terms: string;
    readonly jobs: string;
    readonly cache: string;
    readonly baseline: string;
    readonly failOn: string;
    readonly noOcr: string;
    readonly out: string;
    readonly trust: string;
  };
  readonly severity: { readonly [S in Severity]: string };
  readonly status: {
    readonly inspected: string;
    readonly partly: string;
    readonly refused: string;
    readonly unreadable: string;
  };
  readonly slots: { readonly [S in PartSlot]: string };
  readonly notInspected: { readonly [R in NotInspectedReason]: string };
  readonly refusedAdvice: string;
  readonly checking: (done: number, total: number) => string;
  /** Lines of a term list that cannot be looked for; the first ones by number. */
  readonly refusedTerms: (count: number, lines: readonly number[]) => string;
  readonly place: (facts: {
    readonly part: string;
    readonly page?: number | undefined;
    readonly sheet?: string | undefined;
    readonly cell?: string | undefined;
    readonly slide?: number | undefined;
    /** From the beginning of a recording. */
    readonly seconds?: number | undefined;
    readonly paragraph?: number | undefined;
    readonly line?: number | undefined;
  }) => string;
  readonly suggestion: (text: string) => string;
  /** Further stretches in the same row of a table. */
  readonly alsoAt: (places: number) => string;
  readonly piecesAt: (pieces: number) => string;
  readonly why: (basis: string) => string;
  readonly advice: (text: string) => string;
  readonly known: string;
  /** Rules that need a whole release. */
  readonly notRun: (rules: readonly string[]) => string;
  readonly noSegmenter: string;
  readonly hiddenText: (kind: string) => string;
  readonly notInspectedLine: (place: string, reason: string) => string;
  readonly totals: (totals: {
    files: number;
    hard: number;
    soft: number;
    info: number;
    notInspected: number;
  }) => string;
  /** Words of the help page, by the heading the command-line library gives them. */
  readonly help: {
    readonly usage: string;
    readonly options: string;
    readonly arguments: string;
    readonly commands: string;
    readonly help: string;
    readonly version: string;
  };
  readonly usage: {
    readonly unknownOption: (what: string) => string;
    readonly unknownCommand: (what: string) => string;
    readonly missingArgument: (what: string) => string;
    readonly wrongValue: (what: string) => string;
    readonly other: (what: string) => string;
  };
  readonly targetTaken: (folder: string) => string;
  readonly unreadableFile: (name: string) => string;
  readonly signer: (stage: string, key: string, at: string) => string;
  readonly stages: {
    readonly handler: string;
    readonly 'secrecy-reviewer': string;
    readonly approver: string;
    readonly release: string;
  };
  readonly workspaceMade: (folder: string) => string;
  readonly workspaceFacts: (facts: {
    office: string;
    people: number;
    dossiers: number;
    entries: number;
  }) => string;
  readonly workspaceSound: string;
  /** Sealed files whose content nobody could look at. */
  readonly workspaceUnproven: (files: number) => string;
  readonly noWorkspace: (folder: string) => string;
  readonly ledgerProblems: { readonly [K in LedgerProblem['what']]: string };
  readonly ledgerWhole: (length: number, head: string) => string;
  readonly ledgerProblem: (number: number | null, what: string) => string;
  readonly demo: {
    readonly office: (name: string) => string;
    readonly imported: (slot: string, name: string, hard: number, soft: number) => string;
    readonly refused: (name: string, why: string) => string;
    readonly decided: (rule: string, reason: string) => string;
    readonly signed: (stage: string, content: string) => string;
    readonly exported: (file: string, digest: string) => string;
    readonly returned: string;
    readonly left: (folder: string) => string;
  };
}
