/** Puts runs of OFD text together as lines: programs write anything from one letter to a whole line as one object. */
import type { SegmentPlace } from '../extracted-text.ts';
import type { PartBuilder } from '../part-builder.ts';
import type { OfdText } from './page-objects.ts';
import type { Box } from './text-geometry.ts';

/** Gap, in heights of the letter, beyond which a new stretch begins: columns and table cells. */
const gapHeights = 1.5;

export interface TextCollector {
  add(text: OfdText, hidden: string | null, who?: Who): void;
}

export interface Who {
  readonly author?: string;
  readonly at?: string;
}

/** Adds runs to a part, each with its box on the given page. */
export function collectTexts(part: PartBuilder, place: SegmentPlace): TextCollector {
  let last: Box | null = null;
  return {
    add({ text, box }, hidden, who = {}) {
      const clean = text.replace(/[\r\n\t]+/g, ' ');
      if (clean.trim() === '') return;
      const separator = separatorBetween(last, box);
      if (separator !== null) part.separate(separator);
      part.add(clean, { place: box === null ? place : { ...place, box }, hidden, ...who });
      last = box;
    },
  };
}

function separatorBetween(last: Box | null, next: Box | null): '\n' | '\t' | null {
  if (last === null || next === null) return '\n';
  const height = Math.max(1, Math.min(last[3], next[3]));
  const middle = (box: Box) => box[1] + box[3] / 2;
  if (Math.abs(middle(last) - middle(next)) > height * 0.6) return '\n';
  const gap = next[0] - (last[0] + last[2]);
  if (gap < -height) return '\n';
  return gap > height * gapHeights ? '\t' : null;
}
