/** The words around a finding, cut from the extracted text when someone asks to see them; findings themselves hold none. */
import type { TextPart } from '../extraction/extracted-text.ts';
import type { Finding } from './finding.ts';
import { maskProposal, maskWhole } from './mask.ts';
import type { MaskPolicy } from './mask-policy.ts';
import type { Rule } from './rule-set.ts';

export interface Excerpt {
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

const context = 20;
/** Digits long enough to be part of a personal number; hidden in the context too, since such numbers come in rows. */
const longDigits = /\d{7,}[\dXx]?/gu;

/**
 * Up to 20 characters on each side of a finding. Null when the rule's words are never shown, when the finding is not about a
 * stretch of text, or when the place does not fit the part.
 */
export function excerptOf(
  part: TextPart,
  finding: Finding,
  view: { readonly rule: Rule; readonly masked: boolean; readonly policy?: MaskPolicy },
): Excerpt | null {
  const { start, end } = finding.place;
  const { rule, masked } = view;
  if (
    rule.repeatText === false ||
    end <= start ||
    part.path !== finding.place.part ||
    end > part.text.length
  ) {
    return null;
  }
  const hides = masked && rule.personal === true;
  const match = part.text.slice(start, end);
  const before = oneLine(lastCharacters(part.text.slice(Math.max(0, start - context * 3), start)));
  const after = oneLine(firstCharacters(part.text.slice(end, end + context * 3)));
  return hides
    ? {
        before: before.replace(longDigits, maskWhole),
        match: maskProposal(rule, match, view.policy) ?? maskWhole(match),
        after: after.replace(longDigits, maskWhole),
      }
    : { before, match: oneLine(match), after };
}

function lastCharacters(text: string): string {
  return [...text].slice(-context).join('');
}

function firstCharacters(text: string): string {
  return [...text].slice(0, context).join('');
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
