/** The auditor's report as a paper, to be printed, signed and filed with the export it belongs to. */
import type { ReportRow } from '../audit/audit-report.ts';
import { reportKinds } from '../audit/audit-report.ts';
import { auditReportZh as words } from '../messages/audit-report-zh.ts';
import type { OfficialForm } from '../release/forms/official-form.ts';

/** Longest table that somebody prints; the rest stands in the table for spreadsheets. */
const mostRows = 500;

export interface ReportFacts {
  readonly origin: string;
  /** First and last time; empty for a ledger without entries. */
  readonly from: string;
  readonly until: string;
  readonly length: number;
  readonly head: string;
  readonly rootHash: string;
}

export function auditReportPaper(rows: readonly ReportRow<string>[], facts: ReportFacts): OfficialForm {
  const shown = rows.slice(0, mostRows);
  const counts = reportKinds
    .map((kind) => ({ kind, count: rows.filter((row) => row.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${words.kinds[kind]} ${count}`);
  const field = (label: string, ...values: readonly string[]) => ({ label, values });
  return {
    title: words.title,
    layout: 'landscape',
    blocks: [
      { block: 'heading', level: 1, text: words.summary },
      {
        block: 'fields',
        rows: [
          field(words.origin, facts.origin),
          field(words.period, `${facts.from} — ${facts.until}`),
          field(words.length, String(facts.length)),
          field(words.head, facts.head),
          field(words.root, facts.rootHash),
          field(words.counts, ...(counts.length === 0 ? [words.none] : counts)),
        ],
      },
      { block: 'heading', level: 1, text: words.rows },
      ...(shown.length === 0
        ? []
        : [
            {
              block: 'table' as const,
              widths: [3, 3, 3, 3, 3],
              header: words.header,
              rows: shown.map(reportCells),
            },
          ]),
      ...(rows.length > shown.length
        ? [{ block: 'note' as const, text: words.more(shown.length, rows.length) }]
        : []),
      { block: 'note', text: words.signature },
      { block: 'note', text: words.footnote },
    ],
  };
}

/** A row as words. */
export function reportCells({ kind, numbers, person, at, object }: ReportRow<string>): readonly string[] {
  return [words.kinds[kind], numbers.join('、'), person ?? '', at, object ?? ''];
}
