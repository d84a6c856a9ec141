/** Runs the rules over files of an office's published texts, one after the other, and counts. */

import { readSource } from '../intake/read-source.node.ts';
import { looksClassified } from '../screening/screen.ts';
import type { CheckSettings } from './check-files.node.ts';
import type { DryRun, DryRunReport } from './dry-run.ts';
import { startTally } from './dry-run.ts';

/**
 * Reads and screens every file. Never fails as a whole: what cannot be read is counted.
 * @param hands files at the same time
 */
export async function dryRunFiles(
  paths: readonly string[],
  settings: CheckSettings,
  { hands, onFile }: { readonly hands: number; readonly onFile: (done: number) => void },
): Promise<DryRun & Pick<DryRunReport, 'files'>> {
  const tally = startTally(settings.ruleSets, settings.language);
  const files = { read: 0, partly: 0, refused: 0, unreadable: 0 };
  const queue = paths.entries();
  const hand = async () => {
    for (const [index, path] of queue) {
      onFile(index + 1);
      const screened = await screenFile(path, settings);
      if (screened === null) files.unreadable += 1;
      else {
        const { text, findings } = screened;
        const marks = looksClassified(findings, settings.ruleSets);
        const refused = marks.length > 0;
        if (refused) files.refused += 1;
        else files.read += 1;
        if (!refused && text.notInspected.length > 0) files.partly += 1;
        tally.add({ parts: refused ? [] : text.parts, findings: refused ? marks : findings, refused });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, hands) }, hand));
  return { files, ...tally.finish() };
}

async function screenFile(path: string, settings: CheckSettings) {
  const source = await readSource(path, settings);
  if (!source.ok) return null;
  const { bytes, name } = source.value;
  const screened = await settings.checker.extract({ bytes, name });
  return screened.ok ? screened.value : null;
}
