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
  const around = (from: number, to: number) =>
    hides ? withoutStretches(part.text, { start: from, end: to }, finding) : part.text.slice(from, to);
  const before = oneLine(lastCharacters(around(Math.max(0, start - context * 3), start)));
  const after = oneLine(firstCharacters(around(end, end + context * 3)));
  return hides
    ? {
        before: before.replace(longDigits, maskWhole),
        match: maskProposal(rule, match, view.policy) ?? maskWhole(match),
        after: after.replace(longDigits, maskWhole),
      }
    : { before, match: oneLine(match), after };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch of the text with the other cells of the finding's row hidden: they are as personal as the one that leads. */
function withoutStretches(text: string, { start, end }: Stretch, { alsoAt = [] }: Finding): string {
  let shown = '';
  let from = start;
  for (const also of alsoAt) {
    const first = Math.max(from, also.start);
    const last = Math.min(end, also.end);
    if (last <= first) continue;
    shown += text.slice(from, first) + '*'.repeat(last - first);
    from = last;
  }
  return shown + text.slice(from, end);
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
