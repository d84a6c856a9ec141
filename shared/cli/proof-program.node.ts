/** The commands of `audit` about proofs and codes on slips. */
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { proofWords } from '../messages/proof-words.ts';
import type { FormatOption, Host } from './host.node.ts';
import type { ProofOptions } from './proof-command.node.ts';
import { runAuditConsistency, runAuditFind, runAuditProve } from './proof-command.node.ts';
import { runCheckProof } from './proof-file.node.ts';
import type { ReportOptions } from './report-command.node.ts';
import { runAuditReport } from './report-command.node.ts';
import { formatOption, subcommand } from './subcommand.node.ts';

/** Adds them to `audit`. */
export function addProofs(audit: Command, host: Host, exit: (status: number) => void): void {
  const { words, language } = host.output;
  const { commands, options } = proofWords(language);
  subcommand(audit, 'prove', commands.prove, words)
    .argument('<workspace>')
    .argument('<entry>', '', entryNumber)
    .option('--out <file>', options.out)
    .action(async (folder: string, entry: number, chosen: ProofOptions) =>
      exit(await runAuditProve(folder, entry, { options: chosen, host })),
    );
  subcommand(audit, 'consistency', commands.consistency, words)
    .argument('<workspace>')
    .argument('<older>', options.checkpoint)
    .argument('[newer]', options.newer)
    .option('--out <file>', options.out)
    .action(async (folder: string, older: string, newer: string | undefined, chosen: ProofOptions) =>
      exit(await runAuditConsistency({ folder, older, newer }, { options: chosen, host })),
    );
  addReport(audit, host, exit);
  subcommand(audit, 'check-proof', commands.checkProof, words)
    .argument('<file>')
    .option('--key <key>', options.key)
    .addOption(formatOption(words))
    .action(async (file: string, chosen: FormatOption & { readonly key?: string }) =>
      exit(await runCheckProof(file, chosen, host)),
    );
  subcommand(audit, 'find', commands.find, words)
    .argument('<workspace>')
    .argument('<code>')
    .addOption(formatOption(words))
    .action(async (folder: string, code: string, chosen: FormatOption) =>
      exit(await runAuditFind(folder, code, { options: chosen, host })),
    );
}

function addReport(audit: Command, host: Host, exit: (status: number) => void): void {
  const { words, language } = host.output;
  const { commands, options, reportKinds } = proofWords(language);
  subcommand(audit, 'report', commands.report, words)
    .argument('<workspace>')
    .option('--from <day>', options.from, chinaDay)
    .option('--until <day>', options.until, chinaDay)
    .addOption(new Option('--kind <kind>', options.kind).choices(Object.keys(reportKinds)))
    .option('--out <file>', options.reportFile)
    .addOption(formatOption(words))
    .action(async (folder: string, chosen: ReportOptions) =>
      exit(await runAuditReport(folder, chosen, host)),
    );
}

function chinaDay(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text) || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('2026-11-23');
  return text;
}

function entryNumber(text: string): number {
  if (!/^[1-9]\d{0,14}$/u.test(text)) throw new InvalidArgumentError('1, 2, 3, …');
  return Number(text);
}
