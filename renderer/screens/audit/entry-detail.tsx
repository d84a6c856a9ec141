/** One ledger entry whole, as it is hashed. */
import type { ReactNode } from 'react';
import type { LedgerEntryView } from '../../../shared/contract/audit-views.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { actionWord, dutyWord } from './audit-columns.tsx';
import styles from './audit-screen.module.css';

export function EntryDetail({ entry }: { readonly entry: LedgerEntryView | null }): ReactNode {
  const text = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
    <section className={styles.detail} aria-label={text.audit.detail} data-region="entry" tabIndex={0}>
      {entry === null ? <p>{text.audit.selectOne}</p> : <Facts entry={entry} />}
    </section>
  );
}

function Facts({ entry }: { readonly entry: LedgerEntryView }): ReactNode {
  const text = useText();
  const facts: readonly (readonly [string, string])[] = [
    [text.audit.at, entry.at],
    [text.audit.person, `${entry.person ?? text.audit.system} ${dutyWord(entry.duty, text)}`],
    [text.audit.action, actionWord(entry.action, text)],
    [text.audit.result, text.audit.results[entry.result]],
    [text.audit.objects, entry.objects.length === 0 ? text.common.none : entry.objects.join('\n')],
    [text.audit.facts, JSON.stringify(entry.detail, null, 2)],
    [text.audit.hash, entry.hash],
  ];
  return (
    <>
      <h2>{text.audit.detailOf(entry.number)}</h2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="meta">{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
