/**
 * Review slip (公开前保密审查单): the paper that goes round with a release and into the file. Fields after the union of
 * real slips; internal, never part of a release bundle, and never bearing a secrecy mark (Secrecy Law, art. 22).
 */
import type { Catalogue } from '../catalogue.ts';
import type { DossierEvent, EventDetail } from '../dossier-event.ts';
import type { ContentPart } from '../parts.ts';
import type { SignedAnswer } from '../review-answers.ts';
import type { AnsweringStage, AnswerKind, QuestionId, ReviewQuestion } from '../review-questions.ts';
import { answersTo, questionsOf } from '../review-questions.ts';
import type { FormField, OfficialForm } from './official-form.ts';

export interface SlipSignature {
  readonly stage: 'handler' | 'secrecy-reviewer' | 'approver';
  readonly name: string;
  readonly at: string;
  readonly keyId: string;
  /** Whom the signer stood in for, in their own name, and the days of that absence; null for their own turn. */
  readonly deputy: { readonly of: string; readonly from: string; readonly to: string } | null;
}

/** What somebody answered when they signed; null where the questions were not recorded then. */
export interface SlipAnswers {
  readonly stage: AnsweringStage;
  readonly answers: readonly SignedAnswer[] | null;
}

export interface SlipDecision {
  readonly rule: string;
  readonly place: string;
  readonly action: string;
  readonly reason: string;
  readonly name: string;
}

export interface SlipEvent {
  readonly event: DossierEvent;
  readonly detail: EventDetail;
  readonly by: string;
  readonly at: string;
}

export interface ReviewSlip {
  readonly packageNumber: string;
  readonly office: string;
  /** Name of the kind of release; empty where the office no longer has it. */
  readonly kind: string;
  /** Days; `submittedOn` is empty before the handler has signed. */
  readonly openedOn: string;
  readonly submittedOn: string;
  readonly handler: string;
  readonly catalogue: Catalogue;
  /** What the forms of the kind hold, label and value. */
  readonly recorded: readonly FormField[];
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
  /** Of the signatures in force. */
  readonly answers: readonly SlipAnswers[];
  /** Code of the ledger at the last signature, to be compared with it later; empty before the first. */
  readonly ledgerCode: string;
  readonly events: readonly SlipEvent[];
}

/** Words on the slip; official terms, so there is a Chinese set only. */
export interface SlipWords {
  readonly title: string;
  readonly sections: { readonly [S in 'item' | 'release' | 'checks' | 'opinions' | 'course']: string };
  readonly fields: {
    readonly packageNumber: string;
    readonly office: string;
    readonly kind: string;
    readonly dates: string;
    readonly handler: string;
    readonly name: string;
    readonly documentNumber: string;
    readonly organ: string;
    readonly formedOn: string;
    readonly carrier: string;
    readonly summary: string;
    readonly attribute: string;
    readonly files: string;
    readonly content: string;
    readonly counts: string;
    readonly ruleSets: string;
    readonly decisions: string;
    readonly events: string;
    readonly ledgerCode: string;
  };
  readonly attributes: { readonly [A in Catalogue['attribute']]: string };
  readonly slots: { readonly [S in ContentPart['slot']]: string };
  readonly stages: { readonly [S in SlipSignature['stage']]: string };
  readonly events: { readonly [E in DossierEvent]: string };
  /** Questions that handler and reviewer answer each, and those of the approver. */
  readonly questionHeader: readonly [string, string, string];
  readonly approvalHeader: readonly [string, string];
  readonly questions: { readonly [Q in QuestionId]: string };
  /** Boxes for an answer by hand, before somebody has signed. */
  readonly answerBoxes: (answers: readonly AnswerKind[]) => string;
  readonly answerLine: (answer: SignedAnswer) => string;
  /** Instead of an answer where it was signed before answers were recorded. */
  readonly notRecorded: string;
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
  readonly datesLine: (dates: Pick<ReviewSlip, 'openedOn' | 'submittedOn'>) => string;
  readonly carrierLine: (parts: readonly ContentPart[]) => string;
  readonly signatureLine: (signature: SlipSignature) => string;
  readonly eventLine: (event: SlipEvent) => string;
  readonly unsigned: string;
  readonly none: string;
  readonly footnote: string;
}

/** The slip as a paper. */
export function reviewSlipForm(slip: ReviewSlip, words: SlipWords): OfficialForm {
  const { sections } = words;
  return {
    title: words.title,
    layout: 'portrait',
    blocks: [
      { block: 'fields', rows: headRows(slip, words) },
      { block: 'heading', level: 1, text: sections.item },
      { block: 'fields', rows: itemRows(slip, words) },
      { block: 'heading', level: 1, text: sections.release },
      { block: 'fields', rows: releaseRows(slip, words) },
      { block: 'table', ...questionTable(slip, words) },
      { block: 'table', ...approvalTable(slip, words) },
      { block: 'heading', level: 1, text: sections.checks },
      { block: 'fields', rows: checkRows(slip, words) },
      { block: 'heading', level: 1, text: sections.opinions },
      { block: 'fields', rows: opinionRows(slip, words) },
      { block: 'note', text: words.footnote },
    ],
  };
}

function headRows(slip: ReviewSlip, words: SlipWords): readonly FormField[] {
  const { fields } = words;
  return [
    field(fields.packageNumber, slip.packageNumber, words),
    field(fields.office, slip.office, words),
    field(fields.kind, slip.kind, words),
    field(fields.dates, words.datesLine(slip), words),
    field(fields.handler, slip.handler, words),
  ];
}

function itemRows({ catalogue, parts, content }: ReviewSlip, words: SlipWords): readonly FormField[] {
  const { fields } = words;
  const files = parts.map(({ slot, position, name, bytes, sha256 }) =>
    [`${words.slots[slot]}${position}`, name, `${bytes}B`, sha256.slice(0, 16)].join('  '),
  );
  return [
    field(fields.name, catalogue.title, words),
    field(fields.documentNumber, catalogue.documentNumber, words),
    field(fields.organ, catalogue.organ, words),
    field(fields.formedOn, catalogue.formedOn, words),
    field(fields.carrier, words.carrierLine(parts), words),
    field(fields.summary, catalogue.summary, words),
    { label: fields.files, values: files.length === 0 ? [words.none] : files },
    field(fields.content, content, words),
  ];
}

function releaseRows({ catalogue, recorded }: ReviewSlip, words: SlipWords): readonly FormField[] {
  return [field(words.fields.attribute, words.attributes[catalogue.attribute], words), ...recorded];
}

function questionTable(slip: ReviewSlip, words: SlipWords) {
  const asked = questionsOf('handler');
  const answerOf = (question: ReviewQuestion, stage: AnsweringStage) =>
    answerText(question, { stage, slip, words });
  return {
    widths: [2, 1, 1],
    header: words.questionHeader,
    rows: asked.map((question) => [
      words.questions[question.id],
      answerOf(question, 'handler'),
      answerOf(question, 'secrecy-reviewer'),
    ]),
  };
}

function approvalTable(slip: ReviewSlip, words: SlipWords) {
  const stage = 'approver';
  return {
    widths: [3, 1],
    header: words.approvalHeader,
    rows: questionsOf(stage).map((question) => [
      words.questions[question.id],
      answerText(question, { stage, slip, words }),
    ]),
  };
}

interface AnsweredBy {
  readonly stage: AnsweringStage;
  readonly slip: ReviewSlip;
  readonly words: SlipWords;
}

function answerText(question: ReviewQuestion, { stage, slip, words }: AnsweredBy): string {
  const given = slip.answers.find((each) => each.stage === stage);
  if (given === undefined) return words.answerBoxes(answersTo(question));
  const answer = given.answers?.find((each) => each.question === question.id);
  return answer === undefined ? words.notRecorded : words.answerLine(answer);
}

function checkRows(slip: ReviewSlip, words: SlipWords): readonly FormField[] {
  const { fields } = words;
  const decisions = slip.decisions.map(
    ({ rule, place, action, reason, name }) => `${rule}（${place}）${action}：${reason}  ${name}`,
  );
  return [
    field(fields.counts, words.countsLine(slip.counts), words),
    field(fields.ruleSets, slip.ruleSets.join('  '), words),
    { label: fields.decisions, values: decisions.length === 0 ? [words.none] : decisions },
  ];
}

function opinionRows({ signatures, events, ledgerCode }: ReviewSlip, words: SlipWords): readonly FormField[] {
  const stages = ['handler', 'secrecy-reviewer', 'approver'] as const;
  const signed = stages.map((stage): FormField => {
    const own = signatures.filter((each) => each.stage === stage).map(words.signatureLine);
    return { label: words.stages[stage], values: own.length === 0 ? [words.unsigned] : own };
  });
  const course = events.map(words.eventLine);
  const code = field(words.fields.ledgerCode, ledgerCode, words);
  return [
    ...signed,
    code,
    { label: words.fields.events, values: course.length === 0 ? [words.none] : course },
  ];
}

function field(label: string, value: string, { none }: SlipWords): FormField {
  return { label, values: [value.trim() === '' ? none : value] };
}
