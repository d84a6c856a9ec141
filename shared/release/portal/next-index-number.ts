/** The next index number of a portal: one more than the largest running number that any release has under the same beginning. */
import type { IndexFacts } from '../catalogue-row/index-number.ts';
import { formatIndexNumber, readSerial } from '../catalogue-row/index-number.ts';

/**
 * @param written index numbers of all releases that may share the beginning
 */
export function nextIndexNumber(
  template: string,
  facts: Omit<IndexFacts, 'serial'>,
  written: readonly string[],
): string {
  const serials = written.map((each) => readSerial(template, facts, each) ?? 0);
  const serial = serials.reduce((most, each) => Math.max(most, each), 0) + 1;
  return formatIndexNumber(template, { ...facts, serial });
}

/** What stands before the running number: the same for all numbers that count together. */
export function indexBeginning(template: string, facts: Omit<IndexFacts, 'serial'>): string {
  const beginning = template.slice(0, template.indexOf('{serial:'));
  return formatIndexNumber(beginning, { ...facts, serial: 0 });
}
