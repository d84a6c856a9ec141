/** One field of a release's forms, of whatever type its kind gives it. */
import type { ReactNode } from 'react';
import { isFieldValue } from '../../../shared/release/kind/field-value.ts';
import type { FieldRule } from '../../../shared/release/kind/release-kind.ts';
import { isMeasurable, parseTimeLimit } from '../../../shared/screening/time-limit.ts';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { parseDay } from '../dossier/catalogue-check.ts';
import { inLanguage } from '../review/finding-words.ts';

export interface RecordFieldProps {
  readonly id: string;
  readonly rule: FieldRule;
  readonly value: string;
  readonly isReadOnly: boolean;
  readonly onChange: (value: string) => void;
}

export function RecordField({ id, rule, value, isReadOnly, onChange }: RecordFieldProps): ReactNode {
  const text = useText();
  const { forms } = text.procedure;
  const label = inLanguage(rule.name, text);
  if (rule.type === 'choice' || rule.type === 'yes-no') {
    const options = rule.options ?? [
      { id: 'yes', name: { zh: forms.yes, en: forms.yes } },
      { id: 'no', name: { zh: forms.no, en: forms.no } },
    ];
    return (
      <SelectInput
        id={id}
        label={label}
        isRequired={rule.need === 'hard'}
        requiredWord={text.common.required}
        value={value}
        isDisabled={isReadOnly}
        options={[
          { value: '', label: forms.notChosen },
          ...options.map((option) => ({ value: option.id, label: inLanguage(option.name, text) })),
        ]}
        onChange={onChange}
      />
    );
  }
  const readAs =
    rule.type === 'time-limit' && value.trim() !== '' ? text.timeLimit(parseTimeLimit(value)) : '';
  const isWrong = value.trim() !== '' && !(isFieldValue(rule, value.trim()) && isCheckable(rule, value));
  return (
    <TextInput
      id={id}
      name={id}
      label={label}
      initial={value}
      isReadOnly={isReadOnly}
      isRequired={rule.need === 'hard'}
      requiredWord={text.common.required}
      error={isWrong ? forms.wrong[rule.type] : null}
      onChange={(typed) => onChange(rule.type === 'date' ? (parseDay(typed) ?? typed) : typed)}
      {...(rule.type === 'text' ? { rows: 2 } : {})}
      {...(rule.type === 'date' ? { note: text.catalogue.dateNote } : {})}
      {...(rule.type === 'time-limit' && readAs !== '' ? { note: readAs } : {})}
    />
  );
}

/** 及时 alone says no time that anybody could check. */
function isCheckable({ type }: FieldRule, value: string): boolean {
  return type !== 'time-limit' || isMeasurable(parseTimeLimit(value));
}
