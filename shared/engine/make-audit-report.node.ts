/** The auditor's reports: entries that ask a question, on the screen, as a paper to be signed, as a table for spreadsheets. */
import type { ReportKind, ReportRow } from '../audit/audit-report.ts';
import { reportKinds, reportRows } from '../audit/audit-report.ts';
import { rootOf, startOfChain, walkOn } from '../audit/walk-chain.ts';
import { chinaDate } from '../base/china-date.ts';
import type { AuditReport, ReportFormat, ReportPeriod } from '../contract/audit-api.ts';
import { auditReportZh as words } from '../messages/audit-report-zh.ts';
import { writeCsv } from '../release/forms/write-csv.ts';
import { allEntries, readEntriesAfter, readHead } from '../store/read-ledger.node.ts';
import { readOffice } from '../store/read-office.node.ts';
import { readNames } from '../store/read-people.node.ts';
import { auditReportPaper, reportCells } from './audit-report-paper.ts';
import { writeForm } from './document-writers.node.ts';
import type { EngineContext } from './engine-context.node.ts';

type Source = Pick<EngineContext, 'store' | 'ports'>;

export interface ReportAsked extends ReportPeriod {
  readonly kind: ReportKind | null;
}

const mostLines = 1_000;

/** What a screen shows. Counts are those of all kinds in the period, lines those of the kind asked for. */
export function auditReport(source: Source, asked: ReportAsked): AuditReport {
  const inPeriod = rowsIn(source, asked);
  const rows = ofKind(inPeriod, asked.kind);
  return {
    counts: reportKinds.map((kind) => ({ kind, count: inPeriod.filter((row) => row.kind === kind).length })),
    total: rows.length,
    lines: rows.slice(0, mostLines),
  };
}

/** Bytes of the report as a file. */
export async function auditReportFile(
  source: Source,
  asked: ReportAsked,
  format: ReportFormat,
): Promise<Uint8Array> {
  const rows = ofKind(rowsIn(source, asked), asked.kind);
  if (format === 'csv') return auditReportTable(rows);
  const facts = factsOf(source, asked);
  return writeForm(auditReportPaper(rows, facts), source.ports.clock.now());
}

/** All rows, for spreadsheets. */
export function auditReportTable(rows: readonly ReportRow<string>[]): Uint8Array {
  return writeCsv({ name: words.title, header: words.header, rows: rows.map(reportCells) });
}

function ofKind<R extends ReportRow<string>>(rows: readonly R[], kind: ReportKind | null): readonly R[] {
  return kind === null ? rows : rows.filter((row) => row.kind === kind);
}

/** A row is of the day of its last entry: what went on over the turn of a quarter stands in the later one. */
function rowsIn({ store }: Source, { from, until }: ReportPeriod): readonly ReportRow<string>[] {
  const names = readNames(store.readable);
  return reportRows(allEntries(store.readable))
    .filter(({ at }) => {
      const day = chinaDate(at);
      return (from === null || day >= from) && (until === null || day <= until);
    })
    .map((row) => ({ ...row, person: row.person === null ? null : (names.get(row.person) ?? row.person) }));
}

/** The paper names the whole ledger it was drawn from, so that it can be compared with an export. */
function factsOf({ store, ports }: Source, { from, until }: ReportPeriod) {
  let walk = startOfChain;
  for (const entry of allEntries(store.readable)) walk = walkOn(walk, entry, ports.hash).walk;
  const { number, hash } = readHead(store.readable);
  const [first] = readEntriesAfter(store.readable, 0, 1);
  return {
    origin: `${readOffice(store.readable)?.code ?? '-'}/${store.workstation}`,
    from: from ?? (first === undefined ? '' : chinaDate(first.at)),
    until: until ?? chinaDate(ports.clock.now()),
    length: number,
    head: hash,
    rootHash: rootOf(walk, ports.hash),
  };
}
