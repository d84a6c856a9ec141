/**
 * Proposals for masking personal numbers. Of an ID number the first six digits stay and everything else goes: offices that each
 * hide another part let readers join the parts, and the check digit gives away a hidden birth date.
 */
import type { Rule } from './rule-set.ts';

/** Digits kept at the front and at the back, by kind of finding. */
const kept: Readonly<Record<string, { readonly front: number; readonly back: number }>> = {
  'personal.id-number': { front: 6, back: 0 },
  'personal.id-number-15': { front: 6, back: 0 },
  'personal.mobile': { front: 3, back: 4 },
};

/** The proposal for a matched value, or null where there is none. Blanks and hyphens inside the number go. */
export function maskProposal(rule: Pick<Rule, 'kind' | 'personal'>, matched: string): string | null {
  if (rule.personal !== true) return null;
  const keep = kept[rule.kind];
  if (keep === undefined) return null;
  const digits = matched.normalize('NFKC').replace(/[^\dXx]/gu, '');
  const number = rule.kind === 'personal.mobile' ? digits.slice(-11) : digits;
  return maskMiddle(number, keep);
}

/** Every character of a personal value hidden, for a reader who has not asked to see it. */
export function maskWhole(matched: string): string {
  return '*'.repeat([...matched].length);
}

function maskMiddle(
  number: string,
  { front, back }: { readonly front: number; readonly back: number },
): string {
  const hidden = Math.max(0, number.length - front - back);
  return number.slice(0, front) + '*'.repeat(hidden) + number.slice(front + hidden);
}
