/** What the auditor (安全审计员) does beyond reading: proofs about the ledger for others, proofs of others, and reports. */
import * as z from 'zod/mini';
import type { ReportKind } from '../audit/audit-report.ts';
import { reportKinds } from '../audit/audit-report.ts';
import type { ProofKind, ProofReport } from '../audit/proof-problem.ts';
import type { FileTicket, Sha256 } from '../base/ids.ts';
import type { SavedPaper } from './list-api.ts';

/** A moment of the ledger that the workstation has signed. */
export interface CheckpointView {
  /** Number of entries. */
  readonly size: number;
  readonly rootHash: Sha256;
  readonly at: string;
  readonly why: 'sign-off' | 'export' | 'backup' | 'day-end';
}

/** `entry`: that it stands in the ledger. `growth`: that between two sizes nothing was changed; the newer null is today's. */
export type ProofWanted =
  | { readonly kind: 'entry'; readonly number: number }
  | { readonly kind: 'growth'; readonly older: number | FileTicket; readonly newer: number | null };

export interface SavedProof extends SavedPaper {
  readonly kind: ProofKind;
  /** Entry, or size of the older ledger. */
  readonly proven: number;
  /** Entries of the signed checkpoint. */
  readonly size: number;
  /** Verifier key of the workstation, to be told on another way. */
  readonly key: string;
}

/** Days of Beijing time, `2026-11-23`, both included; null is without end. */
export interface ReportPeriod {
  readonly from: string | null;
  readonly until: string | null;
}

export interface ReportLine {
  readonly kind: ReportKind;
  /** Entries, oldest first. */
  readonly numbers: readonly number[];
  readonly person: string | null;
  readonly at: string;
  readonly object: string | null;
}

export interface AuditReport {
  readonly counts: readonly { readonly kind: ReportKind; readonly count: number }[];
  readonly total: number;
  /** The first thousand of the kind that was asked for; a saved report holds more. */
  readonly lines: readonly ReportLine[];
}

export const reportFormats = ['docx', 'csv'] as const;
export type ReportFormat = (typeof reportFormats)[number];

export interface AuditApi {
  /** The last thousand, newest first. */
  'audit.checkpoints': { input: Record<never, never>; output: readonly CheckpointView[] };
  /**
   * Writes a proof into a new file of the folder behind the ticket.
   * Failures: `audit.entry-unknown`, `audit.checkpoint-unreadable`, `audit.checkpoint-beyond`, `audit.checkpoint-differs`,
   * `audit.sizes-reversed`.
   */
  'audit.prove': { input: { wanted: ProofWanted; folder: FileTicket }; output: SavedProof };
  /** Checks a proof from anywhere. `key`: verifier key that was told on another way. Failure: `audit.proof-unreadable`. */
  'audit.check-proof': { input: { proof: FileTicket; key: string | null }; output: ProofReport };
  /** Entries that ask a question, oldest first; of one kind, or of all. */
  'audit.report': { input: ReportPeriod & { kind: ReportKind | null }; output: AuditReport };
  'audit.save-report': {
    input: ReportPeriod & { kind: ReportKind | null; format: ReportFormat; folder: FileTicket };
    output: SavedPaper;
  };
}

const count = z.int().check(z.gte(1));
const day = z.nullable(z.iso.date());
const report = { from: day, until: day, kind: z.nullable(z.enum(reportKinds)) };

/** @param ticket schema of a ticket */
export function auditShapes<T extends z.ZodMiniType<FileTicket>>(ticket: T) {
  return {
    prove: {
      wanted: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('entry'), number: count }),
        z.strictObject({
          kind: z.literal('growth'),
          older: z.union([count, ticket]),
          newer: z.nullable(count),
        }),
      ]),
      folder: ticket,
    },
    checkProof: { proof: ticket, key: z.nullable(z.string().check(z.maxLength(500))) },
    report,
    saveReport: { ...report, format: z.enum(reportFormats), folder: ticket },
  };
}
