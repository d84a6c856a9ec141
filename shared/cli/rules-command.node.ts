/** `xianshen rules list|show|test|lint`: 0 done and sound, 1 a sample or a list has faults, 2 could not run. */
import { chinaDate } from '../base/china-date.ts';
import { nodeHash } from '../base/hash.node.ts';
import type { GatheredRules } from '../engine/gather-rules.node.ts';
import { gatherRules } from '../engine/gather-rules.node.ts';
import { lintTermFile } from '../engine/lint-term-file.node.ts';
import { systemClock } from '../engine/node-ports.node.ts';
import type { MaskingOffice } from '../engine/rule-reports.ts';
import { describeRules, findRule, testRules } from '../engine/rule-reports.ts';
import type { FormatOption, Host } from './host.node.ts';
import { withWorkspace } from './inspected.node.ts';
import { noteUnsigned } from './note-unsigned.node.ts';
import { printRule } from './print-rule.ts';
import { printLint, printRuleSets, printRuleTest } from './print-rules.ts';
import { rulesWords } from './rules-words.ts';

export interface RulesOptions extends FormatOption {
  readonly rules?: string;
  readonly terms?: string;
}

/** The sets in force, who signed them, and which of their rules do not apply today. */
export function runRulesList(options: RulesOptions, host: Host): Promise<number> {
  return withRules(options, host, ({ sets }) => {
    const { output, places } = host;
    const report = describeRules(sets, {
      today: today(),
      program: places.version,
      language: output.language,
    });
    if (options.format === 'json') output.result(JSON.stringify(report, null, 2));
    else printRuleSets(report, output);
    return 0;
  });
}

export interface RuleShowOptions extends RulesOptions {
  /** Data folder of the office whose masking is shown with the rule. */
  readonly workspace?: string;
}

/** One rule, whole, with how the values that it finds are masked: by the office's policy, or by the standard one. */
export function runRulesShow(id: string, options: RuleShowOptions, host: Host): Promise<number> {
  const { workspace } = options;
  if (workspace === undefined) return showRule(id, options, { host, office: null });
  return withWorkspace(workspace, host, async (engine) => {
    const status = await engine.handlers['office.status']({});
    if (!status.ok) {
      host.output.failure(status.failure);
      return 2;
    }
    return showRule(id, options, { host, office: status.value });
  });
}

function showRule(
  id: string,
  options: RulesOptions,
  { host, office }: { readonly host: Host; readonly office: MaskingOffice | null },
): Promise<number> {
  return withRules(options, host, ({ sets }) => {
    const { output } = host;
    const shown = findRule(sets, id, { today: today(), office });
    if (shown === null) {
      output.note(rulesWords(output.language).noSuchRule(id));
      return 2;
    }
    if (options.format === 'json') output.result(JSON.stringify(shown, null, 2));
    else printRule(shown, output);
    return 0;
  });
}

/** Every rule's own samples. A rule is tried whether or not it applies today. */
export function runRulesTest(options: RulesOptions, host: Host): Promise<number> {
  return withRules(options, host, ({ sets }) => {
    const { output } = host;
    const report = testRules(
      sets.map(({ set }) => set),
      nodeHash,
    );
    if (options.format === 'json') output.result(JSON.stringify(report, null, 2));
    else printRuleTest(report, output);
    return report.totals.faults === 0 ? 0 : 1;
  });
}

/** Everything that is wrong with a list of terms; warnings alone do not make it fail. */
export async function runRulesLint(file: string, options: FormatOption, host: Host): Promise<number> {
  const { output, places } = host;
  const report = await lintTermFile(file, places);
  if (!report.ok) {
    output.failure(report.failure);
    return 2;
  }
  if (options.format === 'json') output.result(JSON.stringify(report.value, null, 2));
  else printLint(report.value, output);
  return report.value.errors > 0 || report.value.terms === 0 ? 1 : 0;
}

async function withRules(
  options: RulesOptions,
  { output, places }: Host,
  use: (rules: GatheredRules) => number,
): Promise<number> {
  const rules = await gatherRules({
    ...places,
    addedRulesFolder: options.rules ?? null,
    termsFile: options.terms ?? null,
  });
  if (!rules.ok) {
    output.failure(rules.failure);
    return 2;
  }
  noteUnsigned(rules.value.sets, output);
  return use(rules.value);
}

function today(): string {
  return chinaDate(systemClock.now());
}
