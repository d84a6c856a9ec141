/** Text for looking at: words that may be seen on request only, and words that may never be repeated, are covered. */
import { groupBy } from '../base/group-by.ts';
import type { TextPart } from '../extraction/extracted-text.ts';
import type { Finding } from '../screening/finding.ts';
import { stretchesOf } from '../screening/finding.ts';
import type { RuleSet } from '../screening/rule-set.ts';
import { ruleOf } from './rule-book.ts';

const cover = '*';

/** Parts with personal values and marks covered, unit by unit, so that every offset stays what it was. */
export function hideWords(
  parts: readonly TextPart[],
  findings: readonly Finding[],
  ruleSets: readonly RuleSet[],
): readonly TextPart[] {
  const covered = groupBy(
    findings.filter(({ rule }) => isCovered(ruleSets, rule)),
    ({ place }) => place.part,
  );
  return parts.map((part) => {
    const places = covered.get(part.path) ?? [];
    return places.length === 0 ? part : { ...part, text: coverPlaces(part.text, places) };
  });
}

/** How many stretches of a file `hideWords` covers. */
export function countCovered(findings: readonly Finding[], ruleSets: readonly RuleSet[]): number {
  return findings.filter(({ rule }) => isCovered(ruleSets, rule)).flatMap(stretchesOf).length;
}

function isCovered(ruleSets: readonly RuleSet[], id: string): boolean {
  const rule = ruleOf(ruleSets, id);
  // Of a rule that is no longer in force nobody knows whether its words may be shown.
  return rule === null || rule.personal === true || rule.repeatText === false;
}

function coverPlaces(text: string, findings: readonly Finding[]): string {
  const pieces: string[] = [];
  let end = 0;
  const stretches = findings.flatMap(stretchesOf);
  for (const stretch of stretches.sort((left, right) => left.start - right.start)) {
    const start = Math.max(stretch.start, end);
    if (stretch.end <= start) continue;
    pieces.push(text.slice(end, start), cover.repeat(stretch.end - start));
    end = stretch.end;
  }
  pieces.push(text.slice(end));
  return pieces.join('');
}
