/** `xianshen audit verify WORKSPACE`: 0 whole, 1 broken, 2 could not run. */

import type { FormatOption, Host } from './host.node.ts';
import { inspected } from './inspected.node.ts';
import { printLedger } from './print-ledger.ts';

/** Walks the chain and checks it against the tables. */
export function runAuditVerify(folder: string, options: FormatOption, host: Host): Promise<number> {
  return inspected(folder, host, ({ ledger }) => {
    if (options.format === 'json') {
      host.output.result(JSON.stringify({ schema: 'xianshen.audit-verify/1', ...ledger }, null, 2));
    } else printLedger(ledger, host.output);
    return ledger.whole ? 0 : 1;
  });
}
