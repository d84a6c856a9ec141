/** The commands `register`, `search`, `records` and `statistics`, and their options. */
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { FormName, ListFormat } from '../contract/list-api.ts';
import { formNames, listFormats, registerContents } from '../contract/list-api.ts';
import type { RegisterFilter } from '../contract/list-views.ts';
import type { ListsSentences } from '../messages/lists-catalogue.ts';
import { listsWords } from '../messages/lists-words.ts';
import type { ActingOptions } from './acting.node.ts';
import type { Host } from './host.node.ts';
import type { ListsCall, RegisterAsked, RegisterExport } from './lists-command.node.ts';
import {
  runForms,
  runRegisterExport,
  runRegisterList,
  runSearch,
  runStatistics,
} from './lists-command.node.ts';
import { formatOption, subcommand } from './subcommand.node.ts';

/** A PDF comes from the print path of a window. */
const unprinted = listFormats.filter((each) => each !== 'pdf');

type Exit = (status: number) => void;

interface FilterOptions extends ActingOptions {
  readonly year?: number;
  readonly kind?: string;
  readonly state?: NonNullable<RegisterFilter['state']>;
  readonly organ?: string;
  readonly oldestFirst?: true;
}

/** Adds the four commands. */
export function addLists(program: Command, host: Host, exit: Exit): void {
  const { words } = host.output;
  const { commands, options } = listsWords(host.output.language);
  const add = (parent: Command, name: string, description: string) =>
    subcommand(parent, name, description, words)
      .argument('<workspace>')
      .requiredOption('--person <name>', options.person)
      .addOption(formatOption(words));
  const call = (folder: string, chosen: ActingOptions): ListsCall => ({ folder, options: chosen, host });
  addRegister(subcommand(program, 'register', commands.register, words), { add, call, exit, host });
  add(program, 'search', commands.search)
    .argument('<words...>')
    .option('--limit <number>', options.limit, countUpTo(100), 20)
    .action(
      async (folder: string, asked: readonly string[], chosen: ActingOptions & { readonly limit: number }) =>
        exit(await runSearch(call(folder, chosen), asked, chosen.limit)),
    );
  add(subcommand(program, 'records', commands.records, words), 'forms', commands.forms)
    .argument('<package>')
    .addOption(new Option('--form <form>', options.form).choices(formNames))
    .option('--out <folder>', options.out)
    .action(
      async (
        folder: string,
        number: string,
        chosen: ActingOptions & { readonly form?: FormName; readonly out?: string },
      ) => exit(await runForms(call(folder, chosen), number, chosen)),
    );
  add(program, 'statistics', commands.statistics)
    .requiredOption('--year <year>', options.year, year)
    .addOption(new Option('--as <format>', options.as).choices(unprinted).default('xlsx'))
    .option('--out <folder>', options.out)
    .action(
      async (
        folder: string,
        chosen: ActingOptions & { readonly year: number; readonly as: ListFormat; readonly out?: string },
      ) => exit(await runStatistics(call(folder, chosen), chosen.year, chosen)),
    );
}

interface Adding {
  readonly add: (parent: Command, name: string, description: string) => Command;
  readonly call: (folder: string, chosen: ActingOptions) => ListsCall;
  readonly exit: Exit;
  readonly host: Host;
}

function addRegister(register: Command, { add, call, exit, host }: Adding): void {
  const words = listsWords(host.output.language);
  const { commands, options } = words;
  filtered(add(register, 'list', commands.registerList), words)
    .option('--limit <number>', options.limit, countUpTo(1_000_000))
    .action(async (folder: string, chosen: FilterOptions & { readonly limit?: number }) =>
      exit(await runRegisterList(call(folder, chosen), askedFor(chosen), chosen.limit ?? null)),
    );
  filtered(add(register, 'export', commands.registerExport), words)
    .addOption(new Option('--as <format>', options.as).choices(unprinted).default('xlsx'))
    .addOption(new Option('--of <content>', options.of).choices(registerContents).default('register'))
    .requiredOption('--out <folder>', options.out)
    .action(async (folder: string, chosen: FilterOptions & RegisterExport) =>
      exit(await runRegisterExport(call(folder, chosen), askedFor(chosen), chosen)),
    );
}

function filtered(command: Command, { options, states }: ListsSentences): Command {
  return command
    .option('--year <year>', options.year, year)
    .option('--kind <id>', options.kind)
    .addOption(new Option('--state <state>', options.state).choices(Object.keys(states)))
    .option('--organ <name>', options.organ)
    .option('--oldest-first', options.oldestFirst);
}

function askedFor({ year: of, kind, state, organ, oldestFirst }: FilterOptions): RegisterAsked {
  return {
    filter: { year: of ?? null, kind: kind ?? null, state: state ?? null, organ: organ ?? null },
    newestFirst: oldestFirst !== true,
  };
}

function year(value: string): number {
  const number = Number(value);
  if (!/^\d{4}$/u.test(value) || number < 2000) throw new InvalidArgumentError('2000–9999');
  return number;
}

function countUpTo(most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < 1 || number > most) throw new InvalidArgumentError(`1–${most}`);
    return number;
  };
}
