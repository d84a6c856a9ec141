/** Counts of findings by severity: shape, word and number. */
import type { ReactNode } from 'react';
import type { SeverityCounts } from '../shared/contract/dossier-views.ts';
import { SeverityMark } from './parts/severity-mark.tsx';
import { useText } from './preferences/use-preferences.tsx';
import styles from './severity-count.module.css';

const order = ['hard', 'soft', 'info'] as const;

export interface SeverityCountProps {
  readonly counts: SeverityCounts;
  readonly whenNone: string;
  /** In a table: shape and number, the word when pointed at and for whoever listens. */
  readonly isBrief?: boolean;
}

export function SeverityCount({ counts, whenNone, isBrief = false }: SeverityCountProps): ReactNode {
  const text = useText();
  const present = order.filter((severity) => counts[severity] > 0);
  if (present.length === 0) return <span className="meta">{whenNone}</span>;
  return (
    <span className={styles.counts}>
      {present.map((severity) => (
        <span key={severity} className={styles.count} title={text.words.severities[severity]}>
          <SeverityMark shape={severity} />
          <span className={isBrief ? 'visually-hidden' : ''}>{text.words.severities[severity]} </span>
          {counts[severity]}
        </span>
      ))}
    </span>
  );
}
