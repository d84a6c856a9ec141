/** Hidden information of one file as the window lists it: kinds, places, words with personal values covered. */
import { groupBy } from '../base/group-by.ts';
import type { Mask } from '../cleaning/cleaning-plan.ts';
import { whyNotRemovable } from '../cleaning/removable-kinds.ts';
import type { HiddenItem, HiddenKind } from '../contract/cleaning-views.ts';
import type { ExtractedText, HiddenFact } from '../extraction/extracted-text.ts';
import type { Finding } from '../screening/finding.ts';
import { stretchesOf } from '../screening/finding.ts';
import { maskProposal } from '../screening/mask.ts';
import type { MaskPolicy } from '../screening/mask-policy.ts';
import type { RuleSet } from '../screening/rule-set.ts';
import { ruleOf } from './rule-book.ts';

const mostItems = 200;

/** Kinds in the order of their names, each with its places. */
export function hiddenKinds(text: ExtractedText, covered: readonly string[]): readonly HiddenKind[] {
  const kinds = [...groupBy(hiddenFacts(text), ({ kind }) => kind)];
  return kinds
    .map(([kind, facts]) => ({
      kind,
      count: facts.reduce((sum, { count }) => sum + count, 0),
      obstacle: whyNotRemovable(text.type, kind),
      items: facts.slice(0, mostItems).map((fact) => itemOf(fact, covered)),
    }))
    .sort((left, right) => (left.kind < right.kind ? -1 : 1));
}

/** Facts, and what is known from words alone: properties that describe a file. */
export function hiddenFacts(text: ExtractedText): readonly HiddenFact[] {
  const described = text.parts.flatMap((part) =>
    part.segments
      .filter(({ hidden }) => hidden?.endsWith('.metadata-descr') === true)
      .map(({ start, end, place, hidden }): HiddenFact => {
        const kind = hidden ?? '';
        return { kind, path: part.path, place, count: 1, quote: part.text.slice(start, end) };
      }),
  );
  return [...text.hidden, ...described];
}

function itemOf(
  { path, place, count, quote, author, at }: HiddenFact,
  covered: readonly string[],
): HiddenItem {
  const shown = quote === undefined ? null : coverValues(quote, covered);
  return {
    path,
    place,
    count,
    quote: shown,
    covered: shown !== null && shown !== quote,
    author: author ?? null,
    at: at ?? null,
  };
}

/** Every occurrence of a value under stars. */
export function coverValues(text: string, values: readonly string[]): string {
  return values.reduce((shown, value) => shown.replaceAll(value, '*'.repeat([...value].length)), text);
}

/** Words of findings that may be seen on request only, or never; the longest first, so that no piece of one is left. */
export function coveredValues(
  { parts }: ExtractedText,
  findings: readonly Finding[],
  ruleSets: readonly RuleSet[],
): readonly string[] {
  const texts = new Map(parts.map((part) => [part.path, part.text]));
  const values = findings
    .filter(({ rule: id }) => {
      const rule = ruleOf(ruleSets, id);
      return rule === null || rule.personal === true || rule.repeatText === false;
    })
    .flatMap((finding) => wordsAt(texts, finding));
  return [...new Set(values)]
    .filter((value) => value !== '')
    .sort((left, right) => right.length - left.length);
}

/** Proposals for personal numbers that stand in the text, each value once, as the office masks in all its releases. */
export function maskProposals(
  { parts }: ExtractedText,
  findings: readonly Finding[],
  { ruleSets, policy }: { readonly ruleSets: readonly RuleSet[]; readonly policy: MaskPolicy },
): readonly Mask[] {
  const texts = new Map(parts.map((part) => [part.path, part.text]));
  const masks = new Map<string, string>();
  for (const finding of findings) {
    const rule = ruleOf(ruleSets, finding.rule);
    for (const value of rule === null ? [] : wordsAt(texts, finding)) {
      const replacement = rule === null ? null : maskProposal(rule, value, policy);
      if (replacement !== null && value !== '') masks.set(value, replacement);
    }
  }
  return [...masks].map(([value, replacement]) => ({ value, replacement }));
}

/** The words of all stretches of a finding. */
function wordsAt(texts: ReadonlyMap<string, string>, finding: Finding): readonly string[] {
  const text = texts.get(finding.place.part) ?? '';
  return stretchesOf(finding).map(({ start, end }) => text.slice(start, end));
}
