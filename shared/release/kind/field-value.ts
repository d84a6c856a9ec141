/** Whether a value typed into a field of a release can be one of its type. */
import type { FieldRule } from './release-kind.ts';

/**
 * Landlines with area code, service numbers (12345, 95xxx, 400 numbers) and mobiles, an extension allowed: numbering plan of
 * the telephone network (电信网编号计划).
 */
const phone =
  /^(?:0\d{2,3}-?[2-9]\d{6,7}(?:[-转]\d{1,6})?|1[2-9]\d{3}|9\d{4,5}|400-?\d{3}-?\d{4}|1[3-9]\d{9})$/u;
const number = /^-?\d{1,15}(?:\.\d{1,6})?$/u;

/** @param value not empty */
export function isFieldValue(field: FieldRule, value: string): boolean {
  switch (field.type) {
    case 'date':
      return isDate(value);
    case 'phone':
      return value.split(/[、,，;；/ ]+/u).every((each) => phone.test(each.normalize('NFKC')));
    case 'number':
      return number.test(value.replace(/,/gu, ''));
    case 'yes-no':
      return value === 'yes' || value === 'no';
    case 'choice':
      return field.options?.some((option) => option.id === value) ?? false;
    default:
      return true;
  }
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}
