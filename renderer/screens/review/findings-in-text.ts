/** Which findings stand in a row, looked up instead of searched for: a text may hold very many of both. */
import { stretchesOf } from '../../../shared/screening/finding.ts';
import type { Stretch } from './marked-runs.ts';
import type { NumberedFinding } from './numbered-findings.ts';

export interface FindingStretch extends Stretch {
  readonly finding: NumberedFinding;
}

export interface FindingsInText {
  /** Findings about a part as a whole. */
  readonly about: (part: string) => readonly NumberedFinding[];
  /** Stretches of findings that touch a line, in the order of the findings; the same list for the same line. */
  readonly within: (part: string, line: Stretch) => readonly FindingStretch[];
}

interface PartFindings {
  readonly about: readonly NumberedFinding[];
  /** By their start, each with the farthest end up to it. */
  readonly stretches: readonly (FindingStretch & { readonly reach: number })[];
}

const none: PartFindings = { about: [], stretches: [] };

export function findingsInText(findings: readonly NumberedFinding[]): FindingsInText {
  const parts = new Map<string, NumberedFinding[]>();
  for (const finding of findings) {
    const known = parts.get(finding.place.part);
    if (known === undefined) parts.set(finding.place.part, [finding]);
    else known.push(finding);
  }
  const sorted = new Map([...parts].map(([part, own]) => [part, sortPart(own)]));
  const of = (part: string): PartFindings => sorted.get(part) ?? none;
  const known = new WeakMap<Stretch, readonly FindingStretch[]>();
  return {
    about: (part) => of(part).about,
    within: (part, line) => {
      const found = known.get(line) ?? touching(of(part).stretches, line);
      known.set(line, found);
      return found;
    },
  };
}

function sortPart(findings: readonly NumberedFinding[]): PartFindings {
  const stretches = findings
    .flatMap((finding) => stretchesOf(finding).map(({ start, end }) => ({ start, end, finding })))
    .sort((left, right) => left.start - right.start);
  let reach = 0;
  return {
    about: findings.filter(({ place }) => place.start === place.end),
    stretches: stretches.map((stretch) => {
      reach = Math.max(reach, stretch.end);
      return { ...stretch, reach };
    }),
  };
}

function touching(stretches: PartFindings['stretches'], line: Stretch): readonly FindingStretch[] {
  const found: FindingStretch[] = [];
  for (let index = firstFrom(stretches, line.end) - 1; index >= 0; index -= 1) {
    const stretch = stretches[index];
    if (stretch === undefined || stretch.reach <= line.start) break;
    if (stretch.end > line.start) found.push(stretch);
  }
  return found.sort((left, right) => left.finding.number - right.finding.number);
}

/** Index of the first stretch that begins at or behind an offset. */
function firstFrom(stretches: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
