/** One rule for people: everything that decides what it finds, and why it exists. */
import type { ShownRule } from '../engine/rule-reports.ts';
import type { Language } from '../messages/catalogue.ts';
import type { RulesSentences } from '../messages/rules-catalogue.ts';
import { rulesWords } from './rules-words.ts';

export interface RuleWriter {
  readonly language: Language;
  result(line: string): void;
}

type Rule = ShownRule['rule'];

/** Words of a long list that are shown; the JSON has them all. */
const wordsShown = 20;

/** A heading a line; samples last. */
export function printRule({ set, rule, mask }: ShownRule, output: RuleWriter): void {
  const words = rulesWords(output.language);
  const { show } = words;
  const { language } = output;
  const lines: readonly (readonly [string, string])[] = [
    [show.set, `${set.id} ${set.version}  ${set.digest}`],
    [show.kind, rule.kind],
    [show.severity, words.severity[rule.severity]],
    [show.scopes, rule.scopes?.map((scope) => words.scopes[scope]).join(', ') ?? show.allScopes],
    ...matcherLines(rule, words),
    ...contextLines(rule, words),
    ...(rule.threshold === undefined ? [] : [[show.threshold, String(rule.threshold)] as const]),
    [show.validity, validityWords(rule, show)],
    ...(mask === null ? [] : [[show.mask, maskWords(mask, show)] as const]),
    [show.message, rule.message[language]],
    [show.advice, rule.advice[language]],
    [
      show.basis,
      `${rule.basis.text[language]} (${words.tiers[rule.basis.tier]}, ${words.confidences[rule.basis.confidence]})`,
    ],
  ];
  output.result(`${rule.id}  ${rule.name[language]}`);
  for (const [heading, value] of lines) output.result(`  ${show.line(heading, value)}`);
  for (const [holds, sentence] of [
    [rule.refusesFile === true, show.refusesFile],
    [rule.personal === true, show.personal],
    [rule.repeatText === false, show.silent],
  ] as const) {
    if (holds) output.result(`  ${sentence}`);
  }
  printSamples(show.positives, rule.positives, output);
  printSamples(show.negatives, rule.negatives, output);
}

function maskWords(
  { style, policy, version }: NonNullable<ShownRule['mask']>,
  show: RulesSentences['show'],
): string {
  const words = style === null ? show.noSingleValue : show.maskStyles[style];
  return show.maskPolicy(words, show.maskPolicies[policy], version);
}

function matcherLines(
  rule: Rule,
  { show, severity }: RulesSentences,
): readonly (readonly [string, string])[] {
  return [
    ...(rule.patterns ?? []).map((pattern) => {
      const marks = [
        pattern.over,
        String(pattern.confidence),
        ...(pattern.check === undefined ? [] : [pattern.check]),
        ...(pattern.standing ?? []),
        ...(pattern.severity === undefined ? [] : [severity[pattern.severity]]),
      ];
      return [show.pattern, `${pattern.name} [${marks.join(', ')}]  ${pattern.source}`] as const;
    }),
    ...(rule.terms === undefined
      ? []
      : [[show.terms, `${show.words(rule.terms.words.length)}  ${firstWords(rule.terms.words)}`] as const]),
    ...(rule.algorithm === undefined ? [] : [[show.algorithm, rule.algorithm] as const]),
    ...(rule.hiddenKinds === undefined ? [] : [[show.hiddenKinds, rule.hiddenKinds.join(', ')] as const]),
  ];
}

function contextLines(
  rule: Rule,
  { show, severity }: RulesSentences,
): readonly (readonly [string, string])[] {
  const effectWords = (effect: number | 'drop' | 'hard' | 'soft' | 'info') => {
    if (effect === 'drop') return show.drops;
    if (typeof effect === 'number') return effect > 0 ? `+${effect}` : String(effect);
    return severity[effect];
  };
  return [
    ...(rule.nearby ?? []).map(({ source, before, after, effect }) => {
      return [show.nearby, `[${effectWords(effect)}; ${show.characters(before, after)}]  ${source}`] as const;
    }),
    ...(rule.columns ?? []).map(({ header, beside, effect }) => {
      const next = beside === undefined ? '' : ` + ${beside}`;
      return [show.columns, `[${effectWords(effect)}]  ${header}${next}`] as const;
    }),
    ...(rule.allowPhrases === undefined ? [] : [[show.allowPhrases, firstWords(rule.allowPhrases)] as const]),
  ];
}

function validityWords({ since, until }: Rule, show: RulesSentences['show']): string {
  const bounds = [
    ...(since === undefined ? [] : [show.from(since)]),
    ...(until === undefined ? [] : [show.until(until)]),
  ];
  return bounds.length === 0 ? show.always : bounds.join(', ');
}

function firstWords(words: readonly string[]): string {
  return `${words.slice(0, wordsShown).join(', ')}${words.length > wordsShown ? ' …' : ''}`;
}

function printSamples(heading: string, samples: Rule['positives'], output: RuleWriter): void {
  if (typeof samples === 'number') {
    output.result(`  ${rulesWords(output.language).show.line(heading, String(samples))}`);
    return;
  }
  output.result(`  ${rulesWords(output.language).show.line(heading, '')}`);
  for (const { text } of samples) output.result(`    - ${text.replace(/\s*\n\s*/gu, ' ⏎ ')}`);
}
