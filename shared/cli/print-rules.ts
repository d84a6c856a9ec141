/** Rule sets, tests of rules and faults of term lists, for people. */
import type { LintReport } from '../engine/lint-report.ts';
import type { RuleList, RuleTest } from '../engine/rule-reports.ts';
import type { Language } from '../messages/catalogue.ts';
import { rulesWords } from './rules-words.ts';

export interface RulesWriter {
  readonly language: Language;
  result(line: string): void;
}

/** A set a paragraph: what it is, its digest, who signed it, and which of its rules do not apply. */
export function printRuleSets(report: RuleList, output: RulesWriter): void {
  const words = rulesWords(output.language);
  for (const set of report.sets) {
    const { id, name, version, rules } = set;
    output.result(words.setLine({ id, name, version, rules, origin: words.origins[set.origin] }));
    const { signature, trust } = set;
    const vouched =
      trust === 'signed' && signature !== null
        ? words.signedBy(signature.keyId, signature.signedOn)
        : words.trust[trust];
    output.result(`    ${words.digest(set.digest)}  ${vouched}`);
    for (const { rule, validity, date } of set.notInForce) {
      output.result(`    ${validity === 'not-yet' ? words.notYet(rule, date) : words.expired(rule, date)}`);
    }
  }
  const { sets, rules, notInForce } = report.totals;
  output.result(words.listTotals(sets, rules, notInForce));
}

/** Only what is not as written, then the sum. */
export function printRuleTest(report: RuleTest, output: RulesWriter): void {
  const words = rulesWords(output.language);
  for (const { rule, positives, negatives, tooFew, faults } of report.rules) {
    if (tooFew) output.result(words.tooFewSamples(rule, positives, negatives));
    for (const { isPositive, number, expected, found } of faults) {
      output.result(
        expected === found
          ? words.sampleDiffers(rule, number)
          : words.sampleFailed({ rule, isPositive, number, expected, found }),
      );
    }
  }
  const { rules, samples, faults } = report.totals;
  output.result(words.testTotals(rules, samples, faults));
}

/** Every problem with its line, then the sum. */
export function printLint(report: LintReport, output: RulesWriter): void {
  const { lint } = rulesWords(output.language);
  for (const { line, level, what, term, within = '', rule = '' } of report.problems) {
    const sentence = lint.kinds[what]({ term: term ?? '', within, rule });
    output.result(lint.problem(line, lint.levels[level], sentence));
  }
  if (report.more > 0) output.result(lint.more(report.more));
  if (report.terms === 0) output.result(lint.empty);
  output.result(lint.totals(report.terms, report.phrases, report.errors, report.warnings));
}
