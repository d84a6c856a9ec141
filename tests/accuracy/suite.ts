/** The whole suite, run once, and the figures that the project promises. */
import { fileURLToPath } from 'node:url';
import { loadRuleSets } from '../../shared/screening/load-rules.node.ts';
import type { RuleSet } from '../../shared/screening/rule-set.ts';
import { ruleSetOfTerms } from '../../shared/screening/term-rules.ts';
import { fold } from '../../shared/text/fold.ts';
import { cleanTexts } from './clean-texts.ts';
import type { Count, Outcome } from './evaluate.ts';
import { countByRule, evaluate, sum } from './evaluate.ts';
import { evasionSamples, listedTerms } from './evasions.ts';
import { heldOutSamples, secondRound } from './held-out.ts';
import { listSamples } from './lists.ts';
import { internalSamples, markSamples, markSamplesBeyond } from './marks.ts';
import { matterSamples } from './matters.ts';
import { numberSamples } from './numbers.ts';
import { placedInternalMarks, placedMarks } from './placements.ts';
import { seeded } from './random.ts';
import type { Sample } from './sample.ts';
import { planted } from './sample.ts';
import { scatteredMarks } from './scattered.ts';
import { trapSamples } from './traps.ts';

const seed = 20_260_701;
const cleanCount = 240;
/** Rules about persons; the others are told by their set. */
const personal = /^(?:PII|ADR|MED|HH|NAME|MINOR|AGG)-/u;

export interface SuiteResult {
  readonly outcomes: readonly Outcome[];
  readonly rules: ReadonlyMap<string, Count>;
  readonly cleanCharacters: number;
  readonly figures: Figures;
}

export interface Figures {
  /** Share of marks answered with a hard finding. */
  readonly markRecall: number;
  readonly internalRecall: number;
  readonly cleanTexts: number;
  readonly hardOnClean: number;
  readonly softPer2000: number;
  readonly idNumbers: Count;
  readonly personalData: Count;
  readonly terms: Count;
  readonly termsOnCleanPer100k: number;
  /** Texts that no rule was written for: what was planted in them, and findings where nothing was. */
  readonly heldOut: Count;
  /** Texts of a second round, of further kinds. */
  readonly secondRound: Count;
}

/** All samples, the same on every run. */
export function suite(): readonly Sample[] {
  const random = seeded(seed);
  const clean = cleanTexts(random, cleanCount).map(({ kind, scope, text }) =>
    planted(text, { group: 'clean', variant: kind, scope }),
  );
  return [
    ...clean,
    ...markSamples(),
    ...markSamplesBeyond(),
    ...internalSamples(),
    ...numberSamples(random),
    ...listSamples(random),
    ...matterSamples(random),
    ...trapSamples(random),
    ...placedMarks(random),
    ...placedInternalMarks(random),
    ...scatteredMarks(),
    ...evasionSamples(),
    ...heldOutSamples(random),
    ...secondRound(random),
  ];
}

/** Runs the shipped rules, and a list of invented terms, over the suite. */
export async function runSuite(): Promise<SuiteResult> {
  const loaded = await loadRuleSets(fileURLToPath(new URL('../../resources/rules', import.meta.url)));
  if (!loaded.ok) throw new Error(loaded.failure.code);
  const folded = listedTerms.map((term) => fold(term, { breaks: 'join' }).text);
  const ruleSets: readonly RuleSet[] = [...loaded.value, ruleSetOfTerms(folded, 'sha256:accuracy')];
  const outcomes = suite().map((sample) => evaluate(sample, ruleSets));
  const of = (group: string) => outcomes.filter(({ sample }) => sample.group === group);
  const cleanCharacters = of('clean').reduce((total, { sample }) => total + sample.text.length, 0);
  const inAim = outcomes.filter(({ sample }) => !sample.group.endsWith('beyond'));
  return { outcomes, cleanCharacters, rules: countByRule(inAim), figures: figuresOf(of, cleanCharacters) };
}

function figuresOf(of: (group: string) => readonly Outcome[], cleanCharacters: number): Figures {
  const clean = of('clean');
  const onClean = (severity: string) =>
    clean.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
  const personalGroups = ['id numbers', 'numbers', 'lists', 'traps', 'clean'].flatMap(of);
  const rules = countByRule(personalGroups);
  const ids = rules.get('PII-01') ?? sum([]);
  const terms = countByRule(of('terms')).get('TERM-01') ?? sum([]);
  const termsOnClean = clean.flatMap(({ wrong }) => wrong).filter(({ rule }) => rule === 'TERM-01').length;
  return {
    markRecall: shareOf(of('marks'), isHard),
    internalRecall: shareOf(of('internal'), ({ missed }) => missed.length === 0),
    cleanTexts: clean.length,
    hardOnClean: onClean('hard'),
    softPer2000: (onClean('soft') * 2000) / cleanCharacters,
    idNumbers: ids,
    personalData: sum([...rules].filter(([rule]) => personal.test(rule)).map(([, count]) => count)),
    terms,
    termsOnCleanPer100k: (termsOnClean * 100_000) / cleanCharacters,
    secondRound: sum(countByRule([...of('second round'), ...of('second round: clean')]).values()),
    heldOut: sum(countByRule([...of('held out'), ...of('held out: clean')]).values()),
  };
}

/** A mark counts as found only when it would stop the file. */
function isHard({ findings, missed }: Outcome): boolean {
  return (
    missed.length === 0 &&
    findings.some(({ severity, rule }) => severity === 'hard' && !rule.startsWith('INT-0'))
  );
}

function shareOf(outcomes: readonly Outcome[], holds: (outcome: Outcome) => boolean): number {
  return outcomes.filter(holds).length / outcomes.length;
}
