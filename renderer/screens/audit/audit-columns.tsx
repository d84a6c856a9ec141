/** Columns of the ledger grid, and the words of a duty that comes from old entries. */
import type { LedgerEntryView } from '../../../shared/contract/audit-views.ts';
import { duties } from '../../../shared/signoff/duties.ts';
import { shortDigest, timeWords } from '../../parts/time-words.ts';
import type { Column } from '../../parts/virtual-table.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import type { WindowText } from '../../text/zh-cn.ts';

export function useAuditColumns(): readonly Column<LedgerEntryView>[] {
  const text = useText();
  return [
    { id: 'number', header: text.audit.number, width: '4.5rem', cell: (row) => row.number },
    { id: 'at', header: text.audit.at, width: '9.5rem', cell: (row) => timeOf(row, text) },
    {
      id: 'person',
      header: text.audit.person,
      width: '6rem',
      cell: (row) => row.person ?? text.audit.system,
    },
    { id: 'duty', header: text.audit.duty, width: '8rem', cell: (row) => dutyWord(row.duty, text) },
    {
      id: 'action',
      header: text.audit.action,
      width: 'minmax(10rem, 1fr)',
      cell: (row) => actionWord(row.action, text),
    },
    { id: 'result', header: text.audit.result, width: '5rem', cell: (row) => text.audit.results[row.result] },
    { id: 'hash', header: text.audit.hash, width: '8rem', cell: (row) => shortDigest(row.hash) },
  ];
}

function timeOf(row: LedgerEntryView, text: WindowText): string {
  return row.clockJumped ? `${timeWords(row.at)} ⚠ ${text.audit.clockJumped}` : timeWords(row.at);
}

export function dutyWord(duty: string | null, text: WindowText): string {
  const known = duties.find((each) => each === duty);
  return known === undefined ? (duty ?? '') : text.words.duties[known];
}

/** Name of an event; entries of another version may hold events this one has no words for, and those show their code. */
export function actionWord(action: string, text: WindowText): string {
  return new Map(Object.entries(text.ledgerActions)).get(action) ?? action;
}
