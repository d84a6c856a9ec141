/** The commands of `keys`, and their options. */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { RevokingReason } from '../contract/key-api.ts';
import { revokingReasons } from '../contract/key-api.ts';
import { keysWords } from '../messages/keys-words.ts';
import type { ActingOptions } from './acting.node.ts';
import type { Host } from './host.node.ts';
import type { KeysCall } from './keys-command.node.ts';
import {
  runKeysList,
  runKeysRenew,
  runKeysReplace,
  runKeysRevoke,
  runKeysShow,
  runRotateRoot,
  runTrustExport,
  runTrustImport,
} from './keys-command.node.ts';
import { formatOption, subcommand } from './subcommand.node.ts';

type Exit = (status: number) => void;

/** Adds `keys`. */
export function addKeys(program: Command, host: Host, exit: Exit): void {
  const { output } = host;
  const { commands, options } = keysWords(output.language);
  const keys = subcommand(program, 'keys', commands.keys, output.words);
  const add = (name: string, description: string, parent = keys) =>
    subcommand(parent, name, description, output.words)
      .argument('<workspace>')
      .requiredOption('--person <name>', options.person)
      .addOption(formatOption(output.words));
  const call = (folder: string, chosen: ActingOptions): KeysCall => ({ folder, options: chosen, host });
  add('list', commands.list).action(async (folder: string, chosen: ActingOptions) =>
    exit(await runKeysList(call(folder, chosen))),
  );
  add('show', commands.show)
    .argument('<name-or-key>')
    .action(async (folder: string, asked: string, chosen: ActingOptions) =>
      exit(await runKeysShow(call(folder, chosen), asked)),
    );
  add('renew', commands.renew)
    .argument('<name>')
    .action(async (folder: string, name: string, chosen: ActingOptions) =>
      exit(await runKeysRenew(call(folder, chosen), name)),
    );
  add('revoke', commands.revoke)
    .argument('<name>')
    .addOption(new Option('--why <reason>', options.why).choices(revokingReasons).makeOptionMandatory())
    .action(async (folder: string, name: string, chosen: ActingOptions & { readonly why: RevokingReason }) =>
      exit(await runKeysRevoke(call(folder, chosen), name, chosen.why)),
    );
  add('replace', commands.replace)
    .argument('<name>')
    .option('--witness <name>', options.witness)
    .action(async (folder: string, name: string, chosen: ActingOptions & { readonly witness?: string }) =>
      exit(await runKeysReplace(call(folder, chosen), name, chosen.witness)),
    );
  add('rotate-root', commands.rotateRoot).action(async (folder: string, chosen: ActingOptions) =>
    exit(await runRotateRoot(call(folder, chosen))),
  );
  const trust = subcommand(keys, 'trust', commands.trust, output.words);
  add('export', commands.trustExport, trust)
    .requiredOption('--out <folder>', options.out)
    .action(async (folder: string, chosen: ActingOptions & { readonly out: string }) =>
      exit(await runTrustExport(call(folder, chosen), chosen.out)),
    );
  add('import', commands.trustImport, trust)
    .argument('<file>')
    .action(async (folder: string, file: string, chosen: ActingOptions) =>
      exit(await runTrustImport(call(folder, chosen), file)),
    );
}
