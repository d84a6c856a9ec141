/** `xianshen rules dry-run FOLDER…`: 0 no rule would flood, 1 some would, 2 could not run or nothing could be read. */
import { availableParallelism } from 'node:os';
import { chinaDate } from '../base/china-date.ts';
import type { DryRunReport } from '../engine/dry-run.ts';
import { dryRunFiles } from '../engine/dry-run-files.node.ts';
import { listFiles } from '../engine/list-files.node.ts';
import { systemClock } from '../engine/node-ports.node.ts';
import type { Checking } from '../engine/open-checking.node.ts';
import { openChecking } from '../engine/open-checking.node.ts';
import type { Host } from './host.node.ts';
import { noteUnsigned } from './note-unsigned.node.ts';
import { printDryRun } from './print-dry-run.ts';
import type { RulesOptions } from './rules-command.node.ts';
import { rulesWords } from './rules-words.ts';

/** Tries the rules in force, added ones and a list of terms on files and folders; keeps nothing. */
export async function runDryRun(
  paths: readonly string[],
  options: RulesOptions & { readonly jobs?: number },
  { output, places }: Host,
): Promise<number> {
  const files = await listFiles(paths);
  if (!files.ok) {
    output.failure(files.failure);
    return 2;
  }
  const jobs = options.jobs ?? availableParallelism();
  const checking = await openChecking({
    ...places,
    addedRulesFolder: options.rules ?? null,
    termsFile: options.terms ?? null,
    jobs,
    // Counts what rules do on texts; pictures would take most of the time and add next to nothing.
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
  const { refusedTerms } = checking.value;
  if (refusedTerms !== null) {
    output.note(output.words.refusedTerms(refusedTerms.count, refusedTerms.lines.slice(0, 10)));
  }
  try {
    const report = await tryFiles(files.value, checking.value, { jobs, host: { output, places } });
    if (options.format === 'json') output.result(JSON.stringify(report, null, 2));
    else printDryRun(report, output);
    return report.files.read === 0 ? 2 : report.totals.floods > 0 ? 1 : 0;
  } finally {
    await checking.value.close();
  }
}

async function tryFiles(
  paths: readonly string[],
  { settings, ruleSets }: Checking,
  { jobs, host }: { readonly jobs: number; readonly host: Host },
): Promise<DryRunReport> {
  const { dryRun } = rulesWords(host.output.language);
  const tried = await dryRunFiles(paths, settings, {
    hands: jobs,
    onFile: (done) => host.output.note(dryRun.reading(done, paths.length)),
  });
  return {
    schema: 'xianshen.rules-dry-run/1',
    program: host.places.version,
    ruleSets: ruleSets.map(({ set: { id, version, digest }, signature }) => ({
      id,
      version,
      digest,
      signed: signature !== null,
    })),
    ...tried,
  };
}
