/** `xianshen rules …`: its commands and their options. */
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { FormatOption, Host } from './host.node.ts';
import type { RuleShowOptions, RulesOptions } from './rules-command.node.ts';
import { runRulesLint, runRulesList, runRulesShow, runRulesTest } from './rules-command.node.ts';
import { runDryRun } from './rules-dry-run-command.node.ts';
import { rulesWords } from './rules-words.ts';
import { formatOption, subcommand } from './subcommand.node.ts';

/** Adds the command with all that is below it. */
export function addRules(program: Command, host: Host, exit: (status: number) => void): void {
  const { words } = host.output;
  const { commands } = rulesWords(host.output.language);
  const rules = subcommand(program, 'rules', commands.rules, words);
  const add = (name: string, description: string) =>
    subcommand(rules, name, description, words).addOption(formatOption(words));
  const addWithSets = (name: string, description: string) =>
    add(name, description).option('--rules <folder>', words.options.rules);
  addWithSets('list', commands.list)
    .option('--terms <file>', words.options.terms)
    .action(async (options: RulesOptions) => exit(await runRulesList(options, host)));
  addWithSets('show', commands.show)
    .argument('<rule>')
    .option('--terms <file>', words.options.terms)
    .option('--workspace <folder>', commands.ofOffice)
    .action(async (rule: string, options: RuleShowOptions) => exit(await runRulesShow(rule, options, host)));
  addWithSets('test', commands.test).action(async (options: RulesOptions) =>
    exit(await runRulesTest(options, host)),
  );
  addWithSets('dry-run', commands.dryRun)
    .argument('<folder...>')
    .option('--terms <file>', words.options.terms)
    .option('--jobs <number>', words.options.jobs, jobsOf)
    .action(async (paths: readonly string[], options: RulesOptions & { readonly jobs?: number }) =>
      exit(await runDryRun(paths, options, host)),
    );
  add('lint', commands.lint)
    .argument('<file>')
    .action(async (file: string, options: FormatOption) => exit(await runRulesLint(file, options, host)));
}

function jobsOf(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 64) throw new InvalidArgumentError('1–64');
  return number;
}
