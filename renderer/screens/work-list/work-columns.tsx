/** Columns of the work list. */
import type { ReactNode } from 'react';
import type { DossierSummary } from '../../../shared/contract/dossier-views.ts';
import { timeWords } from '../../parts/time-words.ts';
import type { Column } from '../../parts/virtual-table.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { SeverityCount } from '../../severity-count.tsx';
import { DeadlineMark } from '../procedure/deadline-mark.tsx';
import styles from './work-list.module.css';

export function useWorkColumns(): readonly Column<DossierSummary>[] {
  const text = useText();
  return [
    { id: 'number', header: text.workList.number, width: '8.5rem', cell: (row) => row.packageNumber },
    {
      id: 'title',
      header: text.workList.name,
      width: 'minmax(14rem, 1fr)',
      cell: (row) => <Title row={row} />,
    },
    {
      id: 'state',
      header: text.workList.state,
      width: 'minmax(6.5rem, 8rem)',
      cell: (row) => text.words.states[row.state],
    },
    {
      id: 'deadline',
      header: text.workList.deadline,
      width: 'minmax(10rem, 16.5rem)',
      cell: (row) => (row.deadline === null ? '' : <DeadlineMark running={row.deadline} isBrief />),
    },
    { id: 'files', header: text.workList.files, width: '3.25rem', cell: (row) => row.files },
    {
      id: 'open',
      header: text.workList.open,
      width: '8rem',
      cell: (row) => <SeverityCount counts={row.open} whenNone={text.workList.noneOpen} isBrief />,
    },
    {
      id: 'changed',
      header: text.workList.changed,
      width: '9rem',
      cell: (row) => timeWords(row.changedAt),
    },
  ];
}

function Title({ row }: { readonly row: DossierSummary }): ReactNode {
  const text = useText();
  return (
    <>
      {row.mine && <span className={styles.mine}>{text.workList.mine}</span>}
      {row.deputyFor !== null && <span className={styles.mine}>{text.people.deputyFor(row.deputyFor)}</span>}
      {row.returned && <span className={styles.returned}>{text.workList.returned}</span>}
      <span title={row.title}>{row.title}</span>
    </>
  );
}
