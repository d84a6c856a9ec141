/** The outcome of a ledger check for people. */
import type { LedgerReport } from '../contract/audit-views.ts';
import type { CliSentences } from '../messages/cli-catalogue.ts';

/** Every problem with its entry, or that there is none. */
export function printLedger(
  ledger: LedgerReport,
  output: { readonly words: CliSentences; result(line: string): void },
): void {
  const { words } = output;
  for (const { number, what } of ledger.problems) {
    output.result(words.ledgerProblem(number, words.ledgerProblems[what]));
  }
  if (ledger.whole) output.result(words.ledgerWhole(ledger.length, ledger.head));
}
