/** `--limit-…`: bounds of a check as options. */
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { LimitName, LimitOption } from '../engine/check-limits.ts';
import { limitNames, limitOptions, parseLimit, standardOf } from '../engine/check-limits.ts';
import type { Language } from '../messages/catalogue.ts';
import { limitWords } from '../messages/limit-words.ts';

/** As the command-line library names them: `--limit-file` is `limitFile`. */
export type LimitChoices = {
  readonly [N in LimitName as `limit${Capitalize<N>}`]?: number | undefined;
};

/** Adds one option for each bound; a value that is no whole number within its bounds is wrong usage. */
export function addLimits(command: Command, language: Language): Command {
  const { names, bounds } = limitWords(language);
  for (const option of limitOptions) {
    const help = `${names[option.name]}${bounds(standardOf(option), option.least, option.most)}`;
    command.option(`--limit-${option.name} <number>`, help, (argument: string) =>
      checkedValue(option, argument),
    );
  }
  return command;
}

function checkedValue(option: LimitOption, argument: string): number {
  const value = parseLimit(option, argument);
  if (value === null) throw new InvalidArgumentError(`${option.least}–${option.most}`);
  return value;
}

/** What was chosen, by the name of the bound. */
export function chosenLimits(choices: LimitChoices): Readonly<Partial<Record<LimitName, number>>> {
  const chosen = limitNames.flatMap((name) => {
    const value = choices[keyOf(name)];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(chosen);
}

function keyOf<N extends LimitName>(name: N): `limit${Capitalize<N>}` {
  return `limit${name.slice(0, 1).toUpperCase()}${name.slice(1)}` as `limit${Capitalize<N>}`;
}
