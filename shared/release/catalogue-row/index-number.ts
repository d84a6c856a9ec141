/**
 * Index numbers (索引号) by a template of the portal. Sites differ: `053533505/2021-00106`, `11341702486344515H/202110-00013`,
 * `shg58/2021-402`. Once given, a number never changes, also when the publisher does.
 *
 * Placeholders: `{code}` the office's code on the portal, `{YYYY}` `{MM}` `{DD}` the date of formation, `{serial:N}` the
 * running number with at least N digits. Everything else stands as written.
 */

export interface IndexFacts {
  readonly code: string;
  /** ISO date. */
  readonly formedOn: string;
  readonly serial: number;
}

/** Why a template cannot be used. */
export type TemplateFault = 'no-serial' | 'two-serials' | 'unknown-placeholder' | 'bad-width';

const placeholder = /\{([^{}]*)\}/gu;
const known = /^(?:code|YYYY|MM|DD|serial:\d+)$/u;
const mostDigits = 9;

/** What is wrong with a template, or undefined. Without a serial two documents would get one number. */
export function checkIndexTemplate(template: string): TemplateFault | undefined {
  const names = [...template.matchAll(placeholder)].map((match) => match[1] ?? '');
  if (names.some((name) => !known.test(name)) || /[{}]/u.test(template.replace(placeholder, '')))
    return 'unknown-placeholder';
  const serials = names.filter((name) => name.startsWith('serial:'));
  if (serials.length === 0) return 'no-serial';
  if (serials.length > 1) return 'two-serials';
  const width = Number(serials[0]?.slice('serial:'.length));
  return width >= 1 && width <= mostDigits ? undefined : 'bad-width';
}

/** The number of a document. The template must have passed `checkIndexTemplate`. */
export function formatIndexNumber(template: string, { code, formedOn, serial }: IndexFacts): string {
  const [year = '', month = '', day = ''] = formedOn.split('-');
  const values: Readonly<Record<string, string>> = { code, YYYY: year, MM: month, DD: day };
  return template.replace(placeholder, (_whole, name: string) =>
    name.startsWith('serial:')
      ? String(serial).padStart(Number(name.slice('serial:'.length)), '0')
      : (values[name] ?? ''),
  );
}

/** The running number inside an index number made by this template, or undefined where it was made by another. */
export function readSerial(
  template: string,
  facts: Omit<IndexFacts, 'serial'>,
  written: string,
): number | undefined {
  const [before = '', after = ''] = formatIndexNumber(template.replace(/\{serial:\d+\}/u, '\u0000'), {
    ...facts,
    serial: 0,
  }).split('\u0000');
  if (!written.startsWith(before) || !written.endsWith(after)) return undefined;
  const middle = written.slice(before.length, written.length - after.length);
  return /^\d{1,9}$/u.test(middle) ? Number(middle) : undefined;
}
