/** Entries that ask a question: of a period, of one kind or all, each leading to its entry; saved as a paper or a table. */
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { ReportKind } from '../../../shared/audit/audit-report.ts';
import { reportKinds } from '../../../shared/audit/audit-report.ts';
import type { AuditReport, ReportFormat, ReportLine } from '../../../shared/contract/audit-api.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { timeWords } from '../../parts/time-words.ts';
import { useAction } from '../../parts/use-action.ts';
import type { Column } from '../../parts/virtual-table.tsx';
import { VirtualTable } from '../../parts/virtual-table.tsx';
import { useRem, useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { SaveButton, saveInFolder } from '../register/save-paper.tsx';
import styles from './audit-screen.module.css';
import { ReportEntry } from './report-entry.tsx';

/** Stands for every kind in the list. */
const every = '*';

export function ReportTab(): ReactNode {
  const { auditReport: text } = useText();
  const from = useRef<HTMLInputElement>(null);
  const until = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<ReportKind | null>(null);
  const [report, setReport] = useState<AuditReport | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const dayIn = (field: HTMLInputElement | null) => (field?.value ? field.value : null);
  const period = () => ({ from: dayIn(from.current), until: dayIn(until.current) });
  const show = useAction(async (of: ReportKind | null) => {
    setSaved(null);
    const found = await call('audit.report', { ...period(), kind: of });
    if (found.ok) setReport(found.value);
    return found.ok ? null : found.failure;
  });
  const save = useAction(async (format: ReportFormat) =>
    saveInFolder((folder) => call('audit.save-report', { ...period(), kind, format, folder }), setSaved),
  );
  const start = useRef(show.start);
  useEffect(() => start.current(null), []);
  const countOf = (of: ReportKind) => report?.counts.find((each) => each.kind === of)?.count ?? 0;
  const all = report?.counts.reduce((sum, { count }) => sum + count, 0) ?? 0;
  return (
    <section className={styles.tabBody} aria-label={text.title}>
      <p className="meta">{text.note}</p>
      <div className={styles.controls} data-region="report-controls">
        <TextInput name="report-from" type="date" label={text.from} inputRef={from} />
        <TextInput name="report-until" type="date" label={text.until} inputRef={until} />
        <SelectInput
          label={text.kind}
          value={kind ?? every}
          options={[
            { value: every, label: text.allKinds(all) },
            ...reportKinds.map((each) => ({
              value: each,
              label: text.ofKind(text.kinds[each], countOf(each)),
            })),
          ]}
          onChange={(value) => {
            const chosen = reportKinds.find((each) => each === value) ?? null;
            setKind(chosen);
            show.start(chosen);
          }}
        />
        <Button kind="primary" onPress={() => show.start(kind)} isBusy={show.isBusy}>
          {text.show}
        </Button>
        <SaveButton isBusy={save.isBusy} onPress={() => save.start('docx')}>
          {text.docx}
        </SaveButton>
        <SaveButton isBusy={save.isBusy} onPress={() => save.start('csv')}>
          {text.csv}
        </SaveButton>
      </div>
      <p className="meta">{text.dayNote}</p>
      <ShowFailure failure={show.failure ?? save.failure} />
      {saved !== null && <Notice tone="success">{text.saved(saved)}</Notice>}
      {report !== null && <Lines key={report.lines[0]?.numbers[0] ?? 0} report={report} />}
    </section>
  );
}

function Lines({ report }: { readonly report: AuditReport }): ReactNode {
  const { auditReport: text } = useText();
  const columns = useReportColumns();
  const rowHeight = Math.round(useRem() * 2);
  const [active, setActive] = useState(0);
  const { lines, total } = report;
  if (lines.length === 0) return <Notice tone="info">{text.none}</Notice>;
  return (
    <>
      <p className="meta">{text.shown(lines.length, total)}</p>
      <div className={styles.panes}>
        <div className={styles.table} data-region="report">
          <VirtualTable
            label={text.table}
            columns={columns}
            rows={lines}
            keyOf={(line) => `${line.kind} ${line.numbers.join(' ')}`}
            rowHeight={rowHeight}
            active={active}
            onActive={setActive}
          />
        </div>
        <ReportEntry numbers={lines[active]?.numbers ?? []} />
      </div>
    </>
  );
}

function useReportColumns(): readonly Column<ReportLine>[] {
  const { auditReport: text } = useText();
  const { columns } = text;
  return [
    { id: 'kind', header: columns.kind, width: 'minmax(9rem, 1fr)', cell: (line) => text.kinds[line.kind] },
    { id: 'numbers', header: columns.numbers, width: '8rem', cell: (line) => line.numbers.join('、') },
    { id: 'person', header: columns.person, width: '6rem', cell: (line) => line.person ?? '' },
    { id: 'at', header: columns.at, width: '9.5rem', cell: (line) => timeWords(line.at) },
    { id: 'object', header: columns.object, width: '10rem', cell: (line) => line.object ?? '' },
  ];
}
