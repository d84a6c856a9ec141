/**
 * Form of an interpretation (政策解读方案): what is explained, by whom, where, when, and the nine points of its content, each with its
 * place or the reason why it is absent. Points and duties: openness plan; interpretation rules of several cities.
 */
import type { FormFacts, FormStanding } from './form-facts.ts';
import { bareTitle, fieldsStanding } from './form-facts.ts';
import type { FormField, OfficialForm } from './official-form.ts';
import { recordedValue } from './recorded-fields.ts';

export interface InterpretationWords {
  readonly title: string;
  readonly document: string;
  readonly documentNumber: string;
  readonly packageNumber: string;
  readonly file: string;
  readonly pointsHeading: string;
  readonly pointsHeader: readonly [string, string, string, string];
  readonly states: { readonly [S in 'present' | 'absent' | 'open']: string };
  readonly approval: readonly [string, string];
  readonly none: string;
  readonly footnote: string;
}

const fieldIds = [
  'interpreting-department',
  'enquiry-telephone',
  'enquiry-hours',
  'interpreter',
  'interpretation-person',
  'interpretation-form',
  'interpretation-second-form',
  'interpretation-channel',
  'interpretation-on',
  'interpretation-outline',
  'same-approval',
  'replaces',
  'replaced-document',
] as const;

const pointsId = 'nine-points';

export function interpretationStanding(facts: FormFacts): FormStanding {
  if (!facts.kind.checklists.some(({ id }) => id === pointsId)) return 'not-of-this-kind';
  return fieldsStanding(facts, ['interpreting-department', 'enquiry-telephone']);
}

export function interpretationForm(facts: FormFacts, words: InterpretationWords): OfficialForm {
  const { kind, record, catalogue, packageNumber, files } = facts;
  const rules = kind.checklists.find(({ id }) => id === pointsId)?.rows ?? [];
  const points = rules.map(({ id, name }, index) => {
    const checked = record.checklists[pointsId]?.[id];
    const said = checked?.state === 'present' ? checked.place : (checked?.reason ?? '');
    return [String(index + 1), name.zh, words.states[checked?.state ?? 'open'], said];
  });
  const labelled = fieldIds.flatMap((id): readonly FormField[] => {
    const rule = kind.fields.find((each) => each.id === id);
    const value = recordedValue(kind, record, id);
    return rule === undefined || value === '' ? [] : [{ label: rule.name.zh, values: value.split('\n') }];
  });
  const own = files.filter(({ part }) => part === 'interpretation').map(({ name }) => name);
  return {
    title: words.title,
    layout: 'portrait',
    blocks: [
      {
        block: 'fields',
        rows: [
          { label: words.document, values: [bareTitle(catalogue)] },
          { label: words.documentNumber, values: [catalogue.documentNumber || words.none] },
          { label: words.packageNumber, values: [packageNumber] },
          { label: words.file, values: own.length === 0 ? [words.none] : own },
          ...labelled,
        ],
      },
      { block: 'heading', level: 1, text: words.pointsHeading },
      { block: 'table', widths: [1, 3, 2, 6], header: words.pointsHeader, rows: points },
      { block: 'fields', rows: words.approval.map((label) => ({ label, values: ['', ''] })) },
      { block: 'note', text: words.footnote },
    ],
  };
}
