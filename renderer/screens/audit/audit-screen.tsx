/**
 * The auditor's place: the ledger with the state of its chain, what asks a question, proofs and export. No document is reachable
 * here.
 */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { LedgerEntryView } from '../../../shared/contract/audit-views.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { VirtualTable } from '../../parts/virtual-table.tsx';
import { useRem, useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useAuditColumns } from './audit-columns.tsx';
import styles from './audit-screen.module.css';
import { ChainState } from './chain-state.tsx';
import { EntryDetail } from './entry-detail.tsx';
import { FindSlip } from './find-slip.tsx';
import { ProofsTab } from './proofs-tab.tsx';
import { ReportTab } from './report-tab.tsx';
import { useEntries } from './use-entries.ts';

const auditTabs = ['entries', 'report', 'proofs'] as const;
type AuditTab = (typeof auditTabs)[number];

export function AuditScreen(): ReactNode {
  const text = useText();
  const [tab, setTab] = useState<AuditTab>('entries');
  return (
    <div className={styles.screen}>
      <h1 className={styles.title}>{text.audit.title}</h1>
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={tab}
        onSelectionChange={(key) => setTab(auditTabs.find((each) => each === key) ?? tab)}
        keyboardActivation="manual"
      >
        <TabList className={styles.tabList ?? ''} aria-label={text.auditTabs.name}>
          {auditTabs.map((id) => (
            <Tab key={id} id={id} className={styles.tab ?? ''}>
              {text.auditTabs[id]}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="entries" className={styles.panel ?? ''}>
          <LedgerTab />
        </TabPanel>
        <TabPanel id="report" className={styles.panel ?? ''}>
          <ReportTab />
        </TabPanel>
        <TabPanel id="proofs" className={styles.panel ?? ''}>
          <ProofsTab />
        </TabPanel>
      </Tabs>
    </div>
  );
}

function LedgerTab(): ReactNode {
  const text = useText();
  const entries = useEntries((before, limit) => call('audit.list', { before, limit }));
  const [active, setActive] = useState(0);
  const { rows } = entries;
  return (
    <div className={styles.tabBody}>
      <div data-region="chain">
        <ChainState />
        <FindSlip />
      </div>
      <ShowFailure failure={entries.failure} />
      <div className={styles.panes}>
        <section className={styles.entries} aria-label={text.audit.table} data-region="entries">
          {rows.length === 0 && !entries.isLoading && <p>{text.audit.empty}</p>}
          {rows.length > 0 && <Entries rows={rows} active={active} onActive={setActive} />}
          <div className={styles.more}>
            <span className="meta">{text.audit.shown(rows.length)}</span>
            {entries.isAtStart ? (
              <span className="meta">{text.audit.atStart}</span>
            ) : (
              <Button onPress={entries.loadMore} isBusy={entries.isLoading}>
                {entries.isLoading ? text.audit.loadingMore : text.audit.more}
              </Button>
            )}
          </div>
        </section>
        <EntryDetail entry={rows[active] ?? null} />
      </div>
    </div>
  );
}

interface EntriesProps {
  readonly rows: readonly LedgerEntryView[];
  readonly active: number;
  readonly onActive: (index: number) => void;
}

function Entries({ rows, active, onActive }: EntriesProps): ReactNode {
  const text = useText();
  const columns = useAuditColumns();
  const rowHeight = Math.round(useRem() * 2);
  return (
    <div className={styles.table}>
      <VirtualTable
        label={text.audit.table}
        columns={columns}
        rows={rows}
        keyOf={(row) => String(row.number)}
        rowHeight={rowHeight}
        active={active}
        onActive={onActive}
      />
    </div>
  );
}
