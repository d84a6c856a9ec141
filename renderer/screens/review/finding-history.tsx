/** Every decision about a finding, oldest first. */
import type { ReactNode } from 'react';
import { timeWords } from '../../parts/time-words.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import type { NumberedFinding } from './numbered-findings.ts';
import styles from './review.module.css';

export function FindingHistory({ finding }: { readonly finding: NumberedFinding }): ReactNode {
  const text = useText();
  return (
    <div className={styles.history}>
      <h3>{text.review.history}</h3>
      {finding.decisions.length === 0 && <p className="meta">{text.review.noDecisions}</p>}
      <ol>
        {finding.decisions.map((decision) => (
          <li key={`${decision.at} ${decision.by} ${decision.action}`}>
            <span className="meta">
              {timeWords(decision.at)} {text.words.duties[decision.duty]} {decision.name}
            </span>
            <p>
              {text.words.actions[decision.action]}
              {decision.reason !== null && `　${text.words.reasons[decision.reason]}`}
              {decision.note !== '' && `　${decision.note}`}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
