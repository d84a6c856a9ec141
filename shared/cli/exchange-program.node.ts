/** The commands of exchange and archive, and their options. */
import type { Command } from 'commander';
import { exchangeWords } from '../messages/exchange-words.ts';
import type { ActingOptions } from './acting.node.ts';
import {
  runArchiveMake,
  runArchiveVerify,
  runExchangeAddress,
  runExchangeOpen,
  runExchangePack,
} from './exchange-command.node.ts';
import type { FormatOption, Host } from './host.node.ts';
import { formatOption, subcommand } from './subcommand.node.ts';

type Exit = (status: number) => void;

/** Adds `exchange` and `archive`. */
export function addExchange(program: Command, host: Host, exit: Exit): void {
  const { words } = host.output;
  const { commands, options } = exchangeWords(host.output.language);
  const exchange = subcommand(program, 'exchange', commands.exchange, words);
  subcommand(exchange, 'address', commands.address, words)
    .argument('<workspace>')
    .requiredOption('--person <name>', options.person)
    .requiredOption('--out <folder>', options.out)
    .addOption(formatOption(words))
    .action(async (folder: string, chosen: ActingOptions & { readonly out: string }) =>
      exit(await runExchangeAddress(folder, chosen, host)),
    );
  subcommand(exchange, 'pack', commands.pack, words)
    .argument('<workspace>')
    .requiredOption('--person <name>', options.person)
    .requiredOption('--package <number>', options.package)
    .requiredOption('--to <file>', options.to)
    .requiredOption('--out <folder>', options.out)
    .addOption(formatOption(words))
    .action(async (folder: string, chosen: Parameters<typeof runExchangePack>[1]) =>
      exit(await runExchangePack(folder, chosen, host)),
    );
  subcommand(exchange, 'open', commands.open, words)
    .argument('<workspace>')
    .argument('<file>')
    .requiredOption('--person <name>', options.person)
    .addOption(formatOption(words))
    .action(async (folder: string, file: string, chosen: ActingOptions) =>
      exit(await runExchangeOpen(folder, file, { ...chosen, host })),
    );
  addArchive(program, host, exit);
}

function addArchive(program: Command, host: Host, exit: Exit): void {
  const { words } = host.output;
  const { commands, options } = exchangeWords(host.output.language);
  const archive = subcommand(program, 'archive', commands.archive, words);
  subcommand(archive, 'make', commands.archiveMake, words)
    .argument('<workspace>')
    .requiredOption('--person <name>', options.person)
    .requiredOption('--package <number>', options.package)
    .requiredOption('--out <folder>', options.out)
    .addOption(formatOption(words))
    .action(async (folder: string, chosen: Parameters<typeof runArchiveMake>[1]) =>
      exit(await runArchiveMake(folder, chosen, host)),
    );
  subcommand(archive, 'verify', commands.archiveVerify, words)
    .argument('<file>')
    .requiredOption('--trust <file>', options.trust)
    .addOption(formatOption(words))
    .action(async (file: string, chosen: FormatOption & { readonly trust: string }) =>
      exit(await runArchiveVerify(file, chosen, host)),
    );
}
