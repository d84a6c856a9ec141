/** Proposals for masking personal values, as the policy of the office has it. */
import type { MaskPolicy, MaskStyle } from './mask-policy.ts';
import { standardMaskPolicy, styleFor } from './mask-policy.ts';
import type { Rule } from './rule-set.ts';

/** The proposal for a matched value, or null where there is none. Blanks and hyphens inside a number go. */
export function maskProposal(
  rule: Pick<Rule, 'kind' | 'personal'>,
  matched: string,
  policy: MaskPolicy = standardMaskPolicy,
): string | null {
  if (rule.personal !== true) return null;
  const style = styleFor(rule.kind, policy);
  if (style === null || style === 'keep') return null;
  const value = rule.kind === 'personal.mobile' ? digitsOf(matched).slice(-11) : matched;
  return masked[style](value);
}

/** Every character of a personal value hidden, for a reader who has not asked to see it. */
export function maskWhole(matched: string): string {
  return '*'.repeat([...matched].length);
}

const masked: Readonly<Record<Exclude<MaskStyle, 'keep'>, (value: string) => string>> = {
  hide: maskWhole,
  'first-six': (value) => maskMiddle(digitsOf(value), { front: 6, back: 0 }),
  ends: (value) => maskMiddle(digitsOf(value), { front: 3, back: 4 }),
  'last-four': (value) => maskMiddle(digitsOf(value), { front: 0, back: 4 }),
  surname: maskName,
  street: maskAddress,
  mail: maskMail,
};

function digitsOf(value: string): string {
  return value.normalize('NFKC').replace(/[^\dXx]/gu, '');
}

/** As many as custom hides of a mobile number; with fewer, whoever knows the form of a number can try them all. */
const fewestHidden = 4;

/** A value of which too little would be hidden is hidden whole, such as a passport number of eight digits. */
function maskMiddle(
  value: string,
  { front, back }: { readonly front: number; readonly back: number },
): string {
  const hidden = value.length - front - back;
  if (hidden < fewestHidden) return maskWhole(value);
  return value.slice(0, front) + '*'.repeat(hidden) + value.slice(front + hidden);
}

function maskName(name: string): string {
  const [first = '', ...others] = [...name];
  return first + '*'.repeat(others.length);
}

/** Up to the last street, village or community; what follows says which door. */
function maskAddress(address: string): string {
  const kept =
    /^.*(?:[路街道巷弄村镇乡屯]|大道|社区|街道)(?=[^路街道巷弄村镇乡屯]*$)/u.exec(address)?.[0] ?? '';
  return kept + maskWhole(address.slice(kept.length));
}

function maskMail(address: string): string {
  const at = address.search(/[@＠]/u);
  return at < 1 ? maskWhole(address) : `${address.slice(0, 1)}***${address.slice(at)}`;
}
