/**
 * Form of the legality review (合法性审查表). Its opinion and seal speak of one draft by digest, and the form prints that digest:
 * a draft that was changed since shows (Order 713, art. 25 to 29; openness plan: no discussion without the seal).
 */
import type { FormFacts, FormStanding } from './form-facts.ts';
import { bareTitle, fieldsStanding } from './form-facts.ts';
import type { FormBlock, FormField, OfficialForm } from './official-form.ts';
import { officialDate } from './official-form.ts';
import { recordedValue } from './recorded-fields.ts';

export interface LegalityWords {
  readonly title: string;
  readonly fields: {
    readonly [F in
      | 'office'
      | 'name'
      | 'draft'
      | 'submittedOn'
      | 'returnedOn'
      | 'shorter'
      | 'reviewer'
      | 'number'
      | 'issuedOn'
      | 'conclusion'
      | 'bound'
      | 'scan'
      | 'counsel'
      | 'seal']: string;
  };
  readonly materialsHeading: string;
  readonly materialsHeader: readonly [string, string, string];
  readonly aspectsHeading: string;
  readonly aspectsHeader: readonly [string, string];
  readonly aspects: readonly [string, string, string];
  readonly choices: string;
  readonly states: { readonly [S in 'present' | 'absent' | 'open']: string };
  readonly conclusions: { readonly [C in '' | 'agreed' | 'agreed-with-changes' | 'refused']: string };
  readonly isBound: string;
  readonly isOutdated: string;
  readonly byHand: string;
  readonly none: string;
  readonly footnote: string;
}

const sealId = 'legality-seal';
const materialsId = 'legality-materials';

export function legalityStanding(facts: FormFacts): FormStanding {
  if (!facts.kind.evidence.some(({ id }) => id === sealId)) return 'not-of-this-kind';
  return fieldsStanding(facts, ['legality-submitted-on']);
}

export function legalityForm(facts: FormFacts, words: LegalityWords): OfficialForm {
  const aspects = words.aspects.map((aspect) => [aspect, words.choices]);
  return {
    title: words.title,
    layout: 'portrait',
    blocks: [
      { block: 'fields', rows: headRows(facts, words) },
      { block: 'heading', level: 1, text: words.materialsHeading },
      materials(facts, words),
      { block: 'heading', level: 1, text: words.aspectsHeading },
      { block: 'table', widths: [1, 3], header: words.aspectsHeader, rows: aspects },
      { block: 'fields', rows: sealRows(facts, words) },
      { block: 'note', text: words.footnote },
    ],
  };
}

function headRows(facts: FormFacts, words: LegalityWords): readonly FormField[] {
  const { kind, record, office, catalogue, files } = facts;
  const { fields } = words;
  const drafts = files.filter(({ part }) => part === boundPart(facts));
  const shorter = recordedValue(kind, record, 'legality-short-reason');
  return [
    field(fields.office, office, words),
    field(fields.name, bareTitle(catalogue), words),
    { label: fields.draft, values: drafts.map(({ name, sha256 }) => `${name}  ${sha256}`) },
    field(fields.submittedOn, recordedValue(kind, record, 'legality-submitted-on'), words),
    field(fields.returnedOn, recordedValue(kind, record, 'legality-returned-on'), words),
    ...(shorter === '' ? [] : [field(fields.shorter, shorter, words)]),
  ];
}

function boundPart({ kind }: FormFacts): string {
  return kind.evidence.find(({ id }) => id === sealId)?.bindsTo ?? '';
}

function materials({ kind, record }: FormFacts, words: LegalityWords): FormBlock {
  const rules = kind.checklists.find(({ id }) => id === materialsId)?.rows ?? [];
  const rows = rules.map(({ id, name }) => {
    const checked = record.checklists[materialsId]?.[id];
    return [name.zh, words.states[checked?.state ?? 'open'], checked?.place || checked?.reason || ''];
  });
  return { block: 'table', widths: [3, 1, 3], header: words.materialsHeader, rows };
}

function sealRows(facts: FormFacts, words: LegalityWords): readonly FormField[] {
  const { record, kind, files, internalFiles } = facts;
  const { fields } = words;
  const proof = record.evidence[sealId];
  const scan = kind.evidence.find(({ id }) => id === sealId)?.scan ?? '';
  const scans = internalFiles
    .filter(({ part }) => part === scan)
    .map(({ name, sha256 }) => `${name}  ${sha256}`);
  const isCurrent = files.some(({ part, sha256 }) => part === boundPart(facts) && sha256 === proof?.boundTo);
  const bound = proof === undefined || proof.boundTo === '' ? '' : proof.boundTo;
  const standing = bound === '' ? [] : [isCurrent ? words.isBound : words.isOutdated];
  return [
    field(fields.reviewer, proof?.issuer ?? '', words),
    field(fields.number, proof?.number ?? '', words),
    field(
      fields.issuedOn,
      proof === undefined || proof.issuedOn === '' ? '' : officialDate(proof.issuedOn),
      words,
    ),
    field(fields.conclusion, words.conclusions[proof?.conclusion ?? ''], words),
    { label: fields.bound, values: [bound === '' ? words.none : bound, ...standing] },
    { label: fields.scan, values: scans.length === 0 ? [words.none] : scans },
    { label: fields.counsel, values: [words.byHand] },
    { label: fields.seal, values: ['', '', ''] },
  ];
}

function field(label: string, value: string, { none }: LegalityWords): FormField {
  return { label, values: [value.trim() === '' ? none : value] };
}
