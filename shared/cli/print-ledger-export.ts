/** The outcome of checking an exported ledger for people. */
import type { LedgerExportReport } from '../contract/audit-views.ts';
import type { Language } from '../messages/catalogue.ts';
import { keepingWords } from '../messages/keeping-words.ts';

/** Every problem with its place, or that there is none; and what the check cannot tell by itself. */
export function printLedgerExport(
  report: LedgerExportReport,
  output: { readonly language: Language; result(line: string): void },
): void {
  const words = keepingWords(output.language);
  const { origin, exportedAt } = report;
  if (origin !== null && exportedAt !== null) output.result(words.exportOf(origin, exportedAt));
  for (const { file, line, what } of report.problems) {
    output.result(words.exportProblem(file, line, words.exportProblems[what]));
  }
  if (!report.whole) return;
  output.result(words.exportWhole(report));
  if (!report.hasManifest) output.result(words.withoutManifest);
  output.result(words.compareElsewhere);
}
