/** What every command has in common: help and language, and the format of its results. */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { CliSentences } from '../messages/cli-catalogue.ts';

/** Adds a command below another. */
export function subcommand(parent: Command, name: string, description: string, words: CliSentences): Command {
  return parent
    .command(name)
    .description(description)
    .helpOption('-h, --help', words.help.help)
    .helpCommand(false)
    .copyInheritedSettings(parent)
    .addOption(languageOption(words));
}

/** `--lang zh|en`, before or after the command. */
export function languageOption(words: CliSentences): Option {
  return new Option('--lang <language>', words.options.language).choices(['zh', 'en']).default('zh');
}

/** `--format text|json`. */
export function formatOption(words: CliSentences): Option {
  return new Option('--format <format>', words.options.format).choices(['text', 'json']).default('text');
}
