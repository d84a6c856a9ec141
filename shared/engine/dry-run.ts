/**
 * How rules behave on texts that an office has published already: what they find there has been judged fit for everybody, so a
 * rule that finds a lot of it would only teach people to click findings away.
 */
import type { Finding, Severity } from '../screening/finding.ts';
import { maskProposal, maskWhole } from '../screening/mask.ts';
import type { Bilingual, Rule, RuleSet, RuleSetReference } from '../screening/rule-set.ts';
import { foldTerm } from '../screening/term-list.ts';
import type { ScreenedFile } from './screened-file.ts';

export interface TriedRule {
  readonly rule: string;
  readonly name: string;
  readonly severity: Severity;
  readonly hits: number;
  readonly files: number;
  readonly per100k: number;
  readonly floods: boolean;
  /** The most frequent ones, folded, personal values masked; null where words must not be repeated. */
  readonly words: readonly { readonly word: string; readonly count: number }[] | null;
}

export interface DryRun {
  readonly characters: number;
  /** By hits, the most first. */
  readonly rules: readonly TriedRule[];
  readonly totals: { readonly hits: number; readonly per100k: number; readonly floods: number };
}

/** The documented JSON `xianshen.rules-dry-run/1`. */
export interface DryRunReport extends DryRun {
  readonly schema: 'xianshen.rules-dry-run/1';
  readonly program: string;
  readonly ruleSets: readonly (RuleSetReference & { readonly signed: boolean })[];
  readonly files: {
    readonly read: number;
    /** Read in part; these count among `read`. */
    readonly partly: number;
    readonly refused: number;
    readonly unreadable: number;
  };
}

export interface Tally {
  add(file: ScreenedFile): void;
  finish(): DryRun;
}

/** More than one false alarm in ten thousand characters is more than a person reads with care. */
const floodsAbove = 10;
/** Fewer hits say nothing yet. */
const fewestHits = 3;
const wordsNamed = 10;
/** Bound on memory: names and numbers are mostly different ones, and are not needed all. */
const wordsCounted = 20_000;

interface Count {
  readonly rule: Rule;
  hits: number;
  files: number;
  readonly words: Map<string, number>;
}

/** Counts file after file; keeps counts, and words of rules that may repeat them, nothing else. */
export function startTally(ruleSets: readonly RuleSet[], language: keyof Bilingual): Tally {
  const rules = new Map(ruleSets.flatMap((set) => set.rules.map((rule) => [rule.id, rule] as const)));
  const counts = new Map<string, Count>();
  let characters = 0;
  /** Hits that were counted only belong to the rule they are of. */
  const countRest = ({ values }: Finding) => {
    const count = counts.get(String(values.rule ?? ''));
    if (count !== undefined && typeof values.more === 'number') count.hits += values.more;
  };
  return {
    add(file) {
      characters += file.parts.reduce((sum, part) => sum + part.text.length, 0);
      const seen = new Set<string>();
      for (const finding of file.findings) {
        const count = counts.get(finding.rule) ?? newCount(rules.get(finding.rule));
        if (count === null) continue;
        counts.set(finding.rule, count);
        count.hits += 1;
        if (!seen.has(finding.rule)) count.files += 1;
        seen.add(finding.rule);
        if (!file.refused) countWord(count, wordOf(finding, file));
        countRest(finding);
      }
    },
    finish: () => summary([...counts.values()], characters, language),
  };
}

function newCount(rule: Rule | undefined): Count | null {
  return rule === undefined ? null : { rule, hits: 0, files: 0, words: new Map() };
}

function wordOf({ place }: Finding, { parts }: ScreenedFile): string {
  if (place.end <= place.start) return '';
  return parts.find(({ path }) => path === place.part)?.text.slice(place.start, place.end) ?? '';
}

function countWord({ rule, words }: Count, word: string): void {
  if (word === '' || rule.repeatText === false) return;
  const shown = rule.personal === true ? (maskProposal(rule, word) ?? maskWhole(word)) : foldTerm(word);
  const known = words.get(shown);
  if (known !== undefined || words.size < wordsCounted) words.set(shown, (known ?? 0) + 1);
}

function summary(counts: readonly Count[], characters: number, language: keyof Bilingual): DryRun {
  const rate = (hits: number) => (characters === 0 ? 0 : Math.round((hits * 10_000_000) / characters) / 100);
  const rules = counts
    .map(({ rule, hits, files, words }): TriedRule => {
      const per100k = rate(hits);
      return {
        rule: rule.id,
        name: rule.name[language],
        severity: rule.severity,
        hits,
        files,
        per100k,
        floods: rule.severity !== 'info' && hits >= fewestHits && per100k > floodsAbove,
        words: rule.repeatText === false ? null : mostFrequent(words),
      };
    })
    .sort((a, b) => b.hits - a.hits || (a.rule < b.rule ? -1 : 1));
  const hits = rules.reduce((sum, rule) => sum + rule.hits, 0);
  const floods = rules.filter((rule) => rule.floods).length;
  return { characters, rules, totals: { hits, per100k: rate(hits), floods } };
}

function mostFrequent(words: ReadonlyMap<string, number>): NonNullable<TriedRule['words']> {
  return [...words]
    .map(([word, count]) => ({ word, count }))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, wordsNamed);
}
