/** `xianshen audit verify WORKSPACE|EXPORT` and `audit export`: 0 whole, 1 broken, 2 could not run. */
import { resolve } from 'node:path';
import { isLedgerExport, verifyLedgerExport } from '../engine/verify-ledger-export.node.ts';
import { keepingWords } from '../messages/keeping-words.ts';
import type { FormatOption, Host } from './host.node.ts';
import { inspected, withWorkspace } from './inspected.node.ts';
import { databaseIn, isTaken } from './places.node.ts';
import { printLedger } from './print-ledger.ts';
import { printLedgerExport } from './print-ledger-export.ts';

/** Walks the chain of a workspace and checks it against the tables, or checks what was exported elsewhere. */
export async function runAuditVerify(path: string, options: FormatOption, host: Host): Promise<number> {
  if (!isTaken(databaseIn(path)) && (await isLedgerExport(path))) return verifyExport(path, options, host);
  return inspected(path, host, ({ ledger }) => {
    if (options.format === 'json') {
      host.output.result(JSON.stringify({ schema: 'xianshen.audit-verify/1', ...ledger }, null, 2));
    } else printLedger(ledger, host.output);
    return ledger.whole ? 0 : 1;
  });
}

/** Writes the ledger into a new folder and checks what was written. A broken ledger is exported too, and told. */
export function runAuditExport(
  folder: string,
  options: FormatOption & { readonly out: string },
  host: Host,
): Promise<number> {
  const { output } = host;
  return withWorkspace(folder, host, async (engine) => {
    const exported = await engine.exportLedger(resolve(options.out));
    if (!exported.ok) {
      output.failure(exported.failure);
      return 2;
    }
    const { path, length, head, rootHash } = exported.value;
    const words = keepingWords(output.language);
    if (options.format === 'text') output.result(words.exported({ folder: path, length, head, rootHash }));
    const report = await verifyLedgerExport(path);
    if (!report.ok) {
      output.failure(report.failure);
      return 2;
    }
    const { whole, problems } = report.value;
    if (options.format === 'json') {
      const facts = { folder: path, length, head, rootHash, whole, problems };
      output.result(JSON.stringify({ schema: 'xianshen.audit-export-made/1', ...facts }, null, 2));
    } else if (!whole) printLedgerExport(report.value, output);
    return whole ? 0 : 1;
  });
}

async function verifyExport(path: string, options: FormatOption, { output }: Host): Promise<number> {
  const report = await verifyLedgerExport(resolve(path));
  if (!report.ok) {
    output.failure(report.failure);
    return 2;
  }
  if (options.format === 'json') {
    output.result(JSON.stringify({ schema: 'xianshen.audit-export-verify/1', ...report.value }, null, 2));
  } else printLedgerExport(report.value, output);
  return report.value.whole ? 0 : 1;
}
