/** The entries that a row of a report speaks of, one at a time. */
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { LedgerEntryView } from '../../../shared/contract/audit-views.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './audit-screen.module.css';
import { EntryDetail } from './entry-detail.tsx';

export function ReportEntry({ numbers }: { readonly numbers: readonly number[] }): ReactNode {
  const { auditReport: text } = useText();
  const [chosen, setChosen] = useState<number | null>(null);
  const [entry, setEntry] = useState<LedgerEntryView | null>(null);
  const number = chosen !== null && numbers.includes(chosen) ? chosen : (numbers.at(-1) ?? null);
  useEffect(() => {
    if (number === null) return;
    let isCurrent = true;
    void call('audit.list', { before: number + 1, limit: 1 }).then((found) => {
      if (isCurrent) setEntry(found.ok ? (found.value[0] ?? null) : null);
    });
    return () => {
      isCurrent = false;
    };
  }, [number]);
  return (
    <div className={styles.reportEntry}>
      {numbers.length > 1 && (
        <div className={styles.more}>
          {numbers.map((each) => (
            <Button key={each} kind="quiet" onPress={() => setChosen(each)}>
              {text.entry(each)}
            </Button>
          ))}
        </div>
      )}
      <EntryDetail entry={entry} />
    </div>
  );
}
