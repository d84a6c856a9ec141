/** What rules would do to an office's own texts, for the keeper of the list. */
import type { DryRunReport } from '../engine/dry-run.ts';
import type { Language } from '../messages/catalogue.ts';
import { rulesWords } from './rules-words.ts';

/** A rule a paragraph, the most frequent first. */
export function printDryRun(
  report: DryRunReport,
  output: { readonly language: Language; result(line: string): void },
): void {
  const { dryRun, severity } = rulesWords(output.language);
  const { read, partly, refused, unreadable } = report.files;
  output.result(dryRun.heading(read, report.characters));
  if (partly > 0) output.result(dryRun.partly(partly));
  if (unreadable > 0) output.result(dryRun.unreadable(unreadable));
  if (refused > 0) output.result(dryRun.refused(refused));
  if (report.rules.length === 0) output.result(dryRun.nothing);
  for (const tried of report.rules) {
    const { rule, name, hits, files, words } = tried;
    const line = dryRun.rule({
      rule,
      name,
      severity: severity[tried.severity],
      hits,
      files,
      rate: tried.per100k.toFixed(2),
    });
    output.result(`${line}${tried.floods ? `  ← ${dryRun.floods}` : ''}`);
    if (words === null) output.result(`    ${dryRun.wordsWithheld}`);
    else if (words.length > 0) {
      const shown = words
        .slice(0, 5)
        .map(({ word, count }) => dryRun.word(word.replace(/\s+/gu, ' '), count));
      output.result(`    ${dryRun.words(shown)}`);
    }
  }
  const { hits, per100k, floods } = report.totals;
  output.result(dryRun.totals(hits, per100k.toFixed(2), floods));
}
