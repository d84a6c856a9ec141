/** What the forms of a kind hold, as label and value: official papers are in Chinese, so the Chinese names. */
import { holds } from '../kind/judge-record.ts';
import type { FieldRule, ReleaseKind } from '../kind/release-kind.ts';
import type { ReleaseRecord } from '../kind/release-record.ts';
import type { FormField } from './official-form.ts';
import { officialDate } from './official-form.ts';

/** Fields that are filled in, in the order of the kind. */
export function recordedFields(kind: ReleaseKind, record: ReleaseRecord): readonly FormField[] {
  return kind.fields
    .filter((rule) => holds(rule.when, record))
    .flatMap((rule) => {
      const value = recordedValue(kind, record, rule.id);
      return value === '' ? [] : [{ label: rule.name.zh, values: value.split('\n') }];
    });
}

/** A field's value as it is read; empty where it is not filled in, or the kind has no such field. */
export function recordedValue({ fields }: ReleaseKind, record: ReleaseRecord, id: string): string {
  const rule = fields.find((each) => each.id === id);
  const value = (record.fields[id] ?? '').trim();
  return rule === undefined || value === '' ? '' : cellWords(rule, value);
}

/** A value of a field or of a column as it is read. */
export function cellWords(rule: FieldRule, value: string): string {
  switch (rule.type) {
    case 'yes-no':
      return value === 'yes' ? '是' : '否';
    case 'choice':
      return rule.options?.find(({ id }) => id === value)?.name.zh ?? value;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/u.test(value) ? officialDate(value) : value;
    default:
      return value;
  }
}
