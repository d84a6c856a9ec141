/** The commands of `people`, and their options. */
import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import { givenDuties } from '../contract/people-api.ts';
import { peopleWords } from '../messages/people-words.ts';
import type { ActingOptions } from './acting.node.ts';
import type { Host } from './host.node.ts';
import type { AbsenceOptions, GivingOptions, PeopleCall } from './people-command.node.ts';
import {
  runPassPhrase,
  runPeopleAbsence,
  runPeopleAdd,
  runPeopleAssign,
  runPeopleList,
  runPeopleRetire,
  runPeopleUnlock,
} from './people-command.node.ts';
import { formatOption, subcommand } from './subcommand.node.ts';

type Exit = (status: number) => void;

/** Adds `people`. */
export function addPeople(program: Command, host: Host, exit: Exit): void {
  const { output } = host;
  const { commands, options } = peopleWords(output.language);
  const people = subcommand(program, 'people', commands.people, output.words);
  const add = (name: string, description: string) =>
    subcommand(people, name, description, output.words)
      .argument('<workspace>')
      .requiredOption('--person <name>', options.person)
      .addOption(formatOption(output.words));
  const call = (folder: string, chosen: ActingOptions): PeopleCall => ({ folder, options: chosen, host });
  const ofDuty = new Option('--duty <duty>', options.duty).choices(givenDuties).makeOptionMandatory();
  add('list', commands.list).action(async (folder: string, chosen: ActingOptions) =>
    exit(await runPeopleList(call(folder, chosen))),
  );
  add('add', commands.add)
    .argument('<name>')
    .requiredOption('--grant <name>', options.grant)
    .addOption(ofDuty)
    .action(async (folder: string, name: string, chosen: ActingOptions & GivingOptions) =>
      exit(await runPeopleAdd(call(folder, chosen), name, chosen)),
    );
  add('assign', commands.assign)
    .argument('<name>')
    .requiredOption('--grant <name>', options.grant)
    .addOption(ofDuty)
    .action(async (folder: string, name: string, chosen: ActingOptions & GivingOptions) =>
      exit(await runPeopleAssign(call(folder, chosen), name, chosen)),
    );
  add('retire', commands.retire)
    .argument('<name>')
    .requiredOption('--grant <name>', options.grant)
    .action(async (folder: string, name: string, chosen: ActingOptions & { readonly grant: string }) =>
      exit(await runPeopleRetire(call(folder, chosen), name, chosen.grant)),
    );
  add('unlock', commands.unlock)
    .argument('<name>')
    .action(async (folder: string, name: string, chosen: ActingOptions) =>
      exit(await runPeopleUnlock(call(folder, chosen), name)),
    );
  add('absence', commands.absence)
    .argument('<name>')
    .option('--deputy <name>', options.deputy)
    .option('--from <day>', options.from, dayOf)
    .option('--to <day>', options.to, dayOf)
    .option('--end', options.end)
    .action(async (folder: string, name: string, chosen: ActingOptions & AbsenceOptions) =>
      exit(await runPeopleAbsence(call(folder, chosen), name, chosen)),
    );
  add('pass-phrase', commands.passPhrase).action(async (folder: string, chosen: ActingOptions) =>
    exit(await runPassPhrase(call(folder, chosen))),
  );
}

function dayOf(value: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(value) && !Number.isNaN(Date.parse(value));
  if (!isDay) throw new InvalidArgumentError('YYYY-MM-DD');
  return value;
}
