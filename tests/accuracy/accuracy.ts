/**
 * `npm run accuracy`: how well the rules do on the project's own synthetic texts. A table for people, `--json` for programs
 * (schema xianshen.accuracy/1), `--misses` lists what was missed and what was found wrongly.
 */
import type { Count, Outcome } from './evaluate.ts';
import { f2, precision, recall } from './evaluate.ts';
import type { SuiteResult } from './suite.ts';
import { runSuite } from './suite.ts';

const share = (value: number) => value.toFixed(3);

function tableOf({ rules, outcomes, figures }: SuiteResult): string {
  const characters = outcomes
    .filter(({ sample }) => sample.group === 'clean' || sample.group === 'traps')
    .reduce((total, { sample }) => total + sample.text.length, 0);
  const falseHits = (rule: string) =>
    outcomes
      .filter(({ sample }) => sample.group === 'clean' || sample.group === 'traps')
      .flatMap(({ wrong }) => wrong)
      .filter((finding) => finding.rule === rule).length;
  const rows = [...rules]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([rule, count]) => row(rule, count, (falseHits(rule) * 100_000) / characters));
  return [
    'rule       planted  recall  precision     F2  false hits per 100k characters (clean texts and traps)',
    ...rows,
    '',
    `marks: recall ${share(figures.markRecall)} · internal marks: recall ${share(figures.internalRecall)}`,
    `clean texts: ${figures.cleanTexts}, hard findings ${figures.hardOnClean}, soft per 2,000 characters ${share(figures.softPer2000)}`,
    line('ID numbers', figures.idNumbers),
    line('personal data', figures.personalData),
    `${line('terms under evasion', figures.terms)} · false hits per 100k clean characters ${share(figures.termsOnCleanPer100k)}`,
    line('held-out texts', figures.heldOut),
    line('held-out texts, second round', figures.secondRound),
    ...beyond(outcomes),
  ].join('\n');
}

function row(rule: string, count: Count, falseHits: number): string {
  return [
    rule.padEnd(10),
    String(count.planted).padStart(7),
    (count.planted === 0 ? '–' : share(recall(count))).padStart(7),
    share(precision(count)).padStart(10),
    (count.planted === 0 ? '–' : share(f2(count))).padStart(6),
    falseHits.toFixed(1).padStart(8),
  ].join(' ');
}

const line = (name: string, count: Count) =>
  `${name}: ${count.planted} planted, recall ${share(recall(count))}, precision ${share(precision(count))}, F2 ${share(f2(count))}`;

/** Disguises beyond what is promised, by name. */
function beyond(outcomes: readonly Outcome[]): readonly string[] {
  const groups = ['marks beyond', 'terms beyond'];
  const variants = new Map<string, { found: number; all: number }>();
  for (const { sample, missed } of outcomes.filter((each) => groups.includes(each.sample.group))) {
    const count = variants.get(sample.variant) ?? { found: 0, all: 0 };
    variants.set(sample.variant, { found: count.found + (missed.length === 0 ? 1 : 0), all: count.all + 1 });
  }
  return [
    'beyond the aim:',
    ...[...variants].map(([name, { found, all }]) => `  ${name}: ${found} of ${all}`),
  ];
}

function missesOf({ outcomes }: SuiteResult): string {
  return outcomes
    .flatMap(({ sample, missed, wrong }) => [
      ...missed.map(({ rules, start, end }) => ['missed', sample, rules.join(), start, end] as const),
      ...wrong.map(
        ({ rule, severity, place }) => [`wrong ${severity}`, sample, rule, place.start, place.end] as const,
      ),
    ])
    .map(([what, sample, rule, start, end]) => {
      const words = sample.text.slice(Math.max(0, start - 12), end + 8).replace(/\s/gu, ' ');
      return `${what}\t${sample.group}\t${sample.variant}\t${rule}\t${sample.text.slice(start, end)}\t${words}`;
    })
    .join('\n');
}

function jsonOf({ rules, figures, cleanCharacters }: SuiteResult): string {
  const counts = [...rules].map(([rule, count]) => ({
    rule,
    ...count,
    recall: recall(count),
    precision: precision(count),
    f2: f2(count),
  }));
  return JSON.stringify({ schema: 'xianshen.accuracy/1', figures, cleanCharacters, rules: counts }, null, 2);
}

const result = await runSuite();
const shown = process.argv.includes('--json')
  ? jsonOf(result)
  : process.argv.includes('--misses')
    ? missesOf(result)
    : tableOf(result);
process.stdout.write(`${shown}\n`);
