/** `xianshen clean FILE --out FILE`: 0 the copy is made, 1 made but something in it needs a person, 2 no copy. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { chinaDate } from '../base/china-date.ts';
import type { CleanedCopy } from '../engine/clean-for-file.node.ts';
import { cleanForFile } from '../engine/clean-for-file.node.ts';
import { openCleaner } from '../engine/cleaner.node.ts';
import { systemClock } from '../engine/node-ports.node.ts';
import { openChecking } from '../engine/open-checking.node.ts';
import { cleaningWords } from '../messages/cleaning-words.ts';
import type { FormatOption, Host } from './host.node.ts';
import { noteUnsigned } from './note-unsigned.node.ts';
import type { Output } from './output.node.ts';
import { formatOption, subcommand } from './subcommand.node.ts';

interface CleanOptions extends FormatOption {
  readonly out: string;
  readonly remove: string;
  readonly changes: 'accept' | 'reject';
  readonly mask: 'personal' | 'none';
}

/** Adds the command. */
export function addClean(program: Command, host: Host, exit: (status: number) => void): void {
  const { words, language } = host.output;
  const { command, options } = cleaningWords(language);
  subcommand(program, 'clean', command, words)
    .argument('<file>')
    .requiredOption('--out <file>', options.out)
    .option('--remove <kinds>', options.remove, 'all')
    .addOption(
      new Option('--changes <choice>', options.changes).choices(['accept', 'reject']).default('accept'),
    )
    .addOption(new Option('--mask <what>', options.mask).choices(['none', 'personal']).default('none'))
    .addOption(formatOption(words))
    .action(async (path: string, chosen: CleanOptions) => exit(await runClean(path, chosen, host)));
}

async function runClean(path: string, options: CleanOptions, { output, places }: Host): Promise<number> {
  const checking = await openChecking({
    ...places,
    addedRulesFolder: null,
    termsFile: null,
    jobs: 1,
    recognise: false,
    language: output.language,
    knownFindings: new Set(),
    today: chinaDate(systemClock.now()),
  });
  if (!checking.ok) {
    output.failure(checking.failure);
    return 2;
  }
  noteUnsigned(checking.value.ruleSets, output);
  const cleaner = openCleaner(places.extractionWorker, null);
  try {
    const { out, remove, changes, mask } = options;
    const kinds = remove === 'all' ? ('all' as const) : remove.split(',').map((kind) => kind.trim());
    const order = { path, out, kinds, changes, maskPersonal: mask === 'personal' };
    const copy = await cleanForFile(order, checking.value.settings, cleaner);
    if (!copy.ok) {
      output.failure(copy.failure);
      return 2;
    }
    return report(copy.value, options, output);
  } finally {
    await cleaner.close();
    await checking.value.close();
  }
}

function report(copy: CleanedCopy, { format, out }: CleanOptions, output: Output): number {
  const needsAPerson =
    copy.kept.some(({ reason }) => reason !== 'not-chosen') || copy.notInspected.length > 0;
  if (format === 'json') {
    output.result(JSON.stringify({ schema: 'xianshen.clean/1', path: out, ...copy }, null, 2));
  } else printCopy(copy, out, output);
  return needsAPerson ? 1 : 0;
}

function printCopy(copy: CleanedCopy, out: string, output: Output): void {
  const words = cleaningWords(output.language);
  output.result(words.made(out));
  output.result(words.before(copy.before));
  output.result(words.after(copy.after));
  for (const { kind, count } of copy.removed) output.result(words.removed(kind, count));
  if (copy.masked > 0) output.result(words.masked(copy.masked));
  for (const note of copy.notes) output.result(words.notes[note]);
  for (const { kind, count, reason } of copy.kept) {
    output.result(words.kept(kind, count, words.reasons[reason]));
  }
  for (const { place } of copy.notInspected) output.result(words.notInspected(place));
  const isWhole = copy.kept.every(({ reason }) => reason === 'not-chosen') && copy.notInspected.length === 0;
  if (!isWhole) output.note(words.needsAPerson);
}
