/**
 * Review slip (公开前保密审查单): the paper that goes round with a release and into the file. Fields after the union of
 * real slips; internal, never part of a release bundle, and never bearing a secrecy mark (Secrecy Law, art. 22).
 */
import type { Catalogue } from '../catalogue.ts';
import type { ContentPart } from '../parts.ts';

export interface SlipSignature {
  readonly stage: 'handler' | 'secrecy-reviewer' | 'approver';
  readonly name: string;
  readonly at: string;
  readonly keyId: string;
}

export interface SlipDecision {
  readonly rule: string;
  readonly place: string;
  readonly action: string;
  readonly reason: string;
  readonly name: string;
}

export interface ReviewSlip {
  readonly packageNumber: string;
  readonly office: string;
  readonly catalogue: Catalogue;
  readonly parts: readonly ContentPart[];
  /** Digest of the content that the signatures name. */
  readonly content: string;
  readonly counts: {
    readonly hard: number;
    readonly soft: number;
    readonly info: number;
    readonly notInspected: number;
  };
  readonly ruleSets: readonly string[];
  readonly decisions: readonly SlipDecision[];
  readonly signatures: readonly SlipSignature[];
}

/** Words on the slip; official terms, so there is a Chinese set only. */
export interface SlipWords {
  readonly title: string;
  readonly fields: {
    readonly packageNumber: string;
    readonly office: string;
    readonly name: string;
    readonly documentNumber: string;
    readonly formedOn: string;
    readonly attribute: string;
    readonly files: string;
    readonly content: string;
    readonly counts: string;
    readonly ruleSets: string;
    readonly decisions: string;
    readonly signatures: string;
  };
  readonly attributes: { readonly [A in Catalogue['attribute']]: string };
  readonly slots: { readonly [S in ContentPart['slot']]: string };
  readonly stages: { readonly [S in SlipSignature['stage']]: string };
  /** 处理意见 by the closed lists of the review step. */
  readonly actions: Readonly<Record<string, string>>;
  readonly reasons: Readonly<Record<string, string>>;
  readonly place: (place: {
    readonly part: string;
    readonly page?: number;
    readonly sheet?: string;
    readonly cell?: string;
    readonly paragraph?: number;
  }) => string;
  readonly countsLine: (counts: ReviewSlip['counts']) => string;
  readonly none: string;
  readonly footnote: string;
}
