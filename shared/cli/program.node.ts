/** The commands, their options and what each exits with. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Language } from '../messages/catalogue.ts';
import type { CliSentences } from '../messages/cli-catalogue.ts';
import { keepingWords } from '../messages/keeping-words.ts';
import { printArchiveTables, runCopyRecords } from './archive-command.node.ts';
import { runAuditExport, runAuditVerify } from './audit-command.node.ts';
import type { BackupOptions } from './backup-command.node.ts';
import { runWorkspaceBackup, runWorkspaceRestore } from './backup-command.node.ts';
import type { CheckOptions } from './check-command.node.ts';
import { runCheck } from './check-command.node.ts';
import { addClean } from './clean-command.node.ts';
import { runDemo } from './demo-command.node.ts';
import { runDiagnostics } from './diagnostics-command.node.ts';
import { addExchange } from './exchange-program.node.ts';
import type { FormatOption, Host } from './host.node.ts';
import { addKeys } from './keys-program.node.ts';
import { addLimits } from './limit-options.node.ts';
import { addLists } from './lists-program.node.ts';
import { openOutput } from './output.node.ts';
import { addPeople } from './people-program.node.ts';
import { findPlaces } from './places.node.ts';
import { addProofs } from './proof-program.node.ts';
import { addPublishing } from './publishing-command.node.ts';
import { addRules } from './rules-program.node.ts';
import { runNotices, runSelfCheck } from './self-check-command.node.ts';
import { formatOption, languageOption, subcommand } from './subcommand.node.ts';
import { runVerify } from './verify-command.node.ts';
import { runWorkspaceCheck, runWorkspaceInfo, runWorkspaceInit } from './workspace-command.node.ts';

/**
 * Runs the command in the arguments.
 * @param moduleUrl `import.meta.url` of the entry, from which shipped folders are found
 * @returns exit status; 2 for wrong usage
 */
export async function runProgram(args: readonly string[], moduleUrl: string): Promise<number> {
  const output = openOutput(languageOf(args));
  const host = { output, places: findPlaces(moduleUrl) };
  let status = 0;
  const program = buildProgram(host, (exit) => {
    status = exit;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    // Without a command the library has already shown the help page.
    if (error.code === 'commander.help') return 2;
    output.note(usageSentence(error, output.words));
    return 2;
  }
}

/** The language decides how everything else is said, wrong usage included, so it is looked up before parsing. */
function languageOf(args: readonly string[]): Language {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = args[index]?.split('=')[1] ?? args[index + 1];
  return index !== -1 && value === 'en' ? 'en' : 'zh';
}

function buildProgram(host: Host, exit: (status: number) => void): Command {
  const { words } = host.output;
  const program = new Command('xianshen')
    .description(words.description)
    .version(host.places.version, '-V, --version', words.help.version)
    .helpOption('-h, --help', words.help.help)
    .helpCommand(false)
    .addOption(languageOption(words))
    .configureHelp({ styleTitle: (title) => headingOf(title, words) })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  addCheck(program, host, exit);
  addClean(program, host, exit);
  addPublishing(program, host, exit);
  addDemo(program, host, exit);
  addVerify(program, host, exit);
  addWorkspace(program, host, exit);
  addAudit(program, host, exit);
  addExchange(program, host, exit);
  addKeys(program, host, exit);
  addLists(program, host, exit);
  addPeople(program, host, exit);
  addRules(program, host, exit);
  addSelfCheck(program, host, exit);
  return program;
}

function addCheck(program: Command, host: Host, exit: (status: number) => void): void {
  const { words } = host.output;
  const command = subcommand(program, 'check', words.commands.check, words)
    .argument('<path...>')
    .addOption(
      new Option('--format <format>', words.options.format)
        .choices(['text', 'json', 'sarif'])
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <level>', words.options.failOn)
        .choices(['hard', 'soft', 'info', 'never'])
        .default('hard'),
    )
    .option('--rules <folder>', words.options.rules)
    .option('--terms <file>', words.options.terms)
    .option('--baseline <file>', words.options.baseline)
    .option('--jobs <number>', words.options.jobs, positiveNumber)
    .option('--cache <folder>', words.options.cache)
    .option('--no-ocr', words.options.noOcr);
  addLimits(command, host.output.language).action(async (paths: readonly string[], options: CheckOptions) =>
    exit(await runCheck(paths, options, host)),
  );
}

function addDemo(program: Command, host: Host, exit: (status: number) => void): void {
  const { words } = host.output;
  subcommand(program, 'demo', words.commands.demo, words)
    .option('--out <folder>', words.options.out, 'xianshen-demo')
    .addOption(formatOption(words))
    .action(async (options: FormatOption & { readonly out: string }) => exit(await runDemo(options, host)));
}

function addVerify(program: Command, host: Host, exit: (status: number) => void): void {
  const { words } = host.output;
  subcommand(program, 'verify', words.commands.verify, words)
    .argument('<bundle>')
    .option('--trust <file>', words.options.trust)
    .addOption(formatOption(words))
    .action(async (bundle: string, options: FormatOption & { readonly trust?: string }) =>
      exit(await runVerify(bundle, options, { ...host, digestWorker: host.places.digestWorker })),
    );
}

function addWorkspace(program: Command, host: Host, exit: (status: number) => void): void {
  const { words } = host.output;
  const workspace = subcommand(program, 'workspace', words.commands.workspace, words);
  const add = (
    name: string,
    description: string,
    run: (folder: string, options: FormatOption, host: Host) => Promise<number>,
  ) =>
    subcommand(workspace, name, description, words)
      .argument('<folder>')
      .addOption(formatOption(words))
      .action(async (folder: string, options: FormatOption) => exit(await run(folder, options, host)));
  add('init', words.commands.workspaceInit, runWorkspaceInit);
  add('info', words.commands.workspaceInfo, runWorkspaceInfo);
  add('check', words.commands.workspaceCheck, runWorkspaceCheck);
  addBackup(workspace, host, exit);
  const { commands } = keepingWords(host.output.language);
  add('copy-records', commands.copyRecords, runCopyRecords);
  subcommand(workspace, 'archive-tables', commands.archiveTables, words).action(() =>
    exit(printArchiveTables(host)),
  );
}

function addBackup(workspace: Command, host: Host, exit: (status: number) => void): void {
  const { words } = host.output;
  const { commands, options } = keepingWords(host.output.language);
  subcommand(workspace, 'backup', commands.workspaceBackup, words)
    .argument('[folder]')
    .option('--out <file>', options.backupFile)
    .option('--check <file>', options.checkBackup)
    .addOption(formatOption(words))
    .action(async (folder: string | undefined, chosen: BackupOptions) =>
      exit(await runWorkspaceBackup(folder, chosen, host)),
    );
  subcommand(workspace, 'restore', commands.workspaceRestore, words)
    .argument('<file>')
    .argument('<folder>')
    .addOption(formatOption(words))
    .action(async (file: string, folder: string, chosen: FormatOption) =>
      exit(await runWorkspaceRestore({ file, folder }, chosen, host)),
    );
}

function addAudit(program: Command, host: Host, exit: (status: number) => void): void {
  const { words } = host.output;
  const audit = subcommand(program, 'audit', words.commands.audit, words);
  subcommand(audit, 'verify', words.commands.auditVerify, words)
    .argument('<workspace>')
    .addOption(formatOption(words))
    .action(async (folder: string, options: FormatOption) =>
      exit(await runAuditVerify(folder, options, host)),
    );
  addProofs(audit, host, exit);
  const { commands, options } = keepingWords(host.output.language);
  subcommand(audit, 'export', commands.auditExport, words)
    .argument('<workspace>')
    .requiredOption('--out <folder>', options.exportFolder)
    .addOption(formatOption(words))
    .action(async (folder: string, chosen: FormatOption & { readonly out: string }) =>
      exit(await runAuditExport(folder, chosen, host)),
    );
}

function addSelfCheck(program: Command, host: Host, exit: (status: number) => void): void {
  const { words } = host.output;
  const { commands, options: described } = keepingWords(host.output.language);
  subcommand(program, 'self-check', commands.selfCheck, words)
    .addOption(formatOption(words))
    .action((options: FormatOption) => exit(runSelfCheck(options, host)));
  subcommand(program, 'diagnostics', commands.diagnostics, words)
    .argument('<folder>')
    .requiredOption('--out <file>', described.diagnosticsFile)
    .action(async (folder: string, options: { readonly out: string }) =>
      exit(await runDiagnostics(folder, options, host)),
    );
  subcommand(program, 'notices', commands.notices, words).action(async () => exit(await runNotices(host)));
}

function positiveNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 64) throw new InvalidArgumentError('1–64');
  return number;
}

function headingOf(title: string, words: CliSentences): string {
  const headings: Readonly<Record<string, string>> = {
    'Usage:': words.help.usage,
    'Options:': words.help.options,
    'Commands:': words.help.commands,
    'Arguments:': words.help.arguments,
  };
  return headings[title] ?? title;
}

/** Values that would have been right, where the option says so. */
function allowedIn(message: string): string {
  return /is invalid\. (?<allowed>\S+)$/u.exec(message)?.groups?.allowed ?? '';
}

/** What was wrong, in the reader's language; the library's own sentences are English only. */
function usageSentence(error: CommanderError, words: CliSentences): string {
  const what = /'([^']*)'/u.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return words.usage.unknownOption(what);
    case 'commander.unknownCommand':
      return words.usage.unknownCommand(what);
    case 'commander.missingArgument':
    case 'commander.optionMissingArgument':
    case 'commander.missingMandatoryOptionValue':
      return words.usage.missingArgument(what);
    case 'commander.invalidArgument':
      return words.usage.wrongValue(`${what} ${allowedIn(error.message)}`.trim());
    default:
      return words.usage.other(what);
  }
}
