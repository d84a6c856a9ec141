/** `xianshen audit report`: 0 listed or written, 2 could not run. That something is listed is no fault yet. */
import { basename, extname, resolve } from 'node:path';
import type { AuditApi } from '../contract/audit-api.ts';
import { reportFormats } from '../contract/audit-api.ts';
import { proofWords } from '../messages/proof-words.ts';
import type { FormatOption, Host } from './host.node.ts';
import { withWorkspace } from './inspected.node.ts';

export interface ReportOptions extends FormatOption {
  readonly from?: string;
  readonly until?: string;
  readonly kind?: NonNullable<AuditApi['audit.report']['input']['kind']>;
  readonly out?: string;
}

export async function runAuditReport(folder: string, options: ReportOptions, host: Host): Promise<number> {
  const { output } = host;
  const words = proofWords(output.language);
  const { from = null, until = null, kind = null, out } = options;
  const asked = { from, until, kind };
  const format = reportFormats.find((each) => extname(out ?? '') === `.${each}`);
  if (out !== undefined && format === undefined) {
    output.note(words.reportEnding);
    return 2;
  }
  return withWorkspace(folder, host, async ({ reports }) => {
    if (out !== undefined && format !== undefined) {
      const written = await reports.write(asked, format, resolve(out));
      if (!written.ok) {
        output.failure(written.failure);
        return 2;
      }
      output.result(words.reportWritten(basename(out)));
      return 0;
    }
    const report = reports.lines(asked);
    if (options.format === 'json') {
      output.result(JSON.stringify({ schema: 'xianshen.audit-report/1', ...asked, ...report }, null, 2));
      return 0;
    }
    if (report.lines.length === 0) output.result(words.reportEmpty);
    for (const { kind: what, numbers, person, at, object } of report.lines) {
      const cells = [words.reportKinds[what], numbers.join(','), person ?? '', at, object ?? ''];
      output.result(cells.join('\t'));
    }
    return 0;
  });
}
