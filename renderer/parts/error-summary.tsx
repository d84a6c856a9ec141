/** List of everything wrong in a form; each entry takes the reader to its field. Gets the focus when it appears. */
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import styles from './error-summary.module.css';

export interface FieldProblem {
  /** Id of the field to go to. */
  readonly field: string;
  readonly sentence: string;
}

export interface ErrorSummaryProps {
  readonly title: string;
  readonly problems: readonly FieldProblem[];
}

export function ErrorSummary({ title, problems }: ErrorSummaryProps): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className={styles.summary} ref={box} role="alert" tabIndex={-1}>
      <h2>{title}</h2>
      <ul>
        {problems.map(({ field, sentence }) => (
          <li key={field}>
            <button
              type="button"
              className={styles.jump}
              onClick={() => document.getElementById(field)?.focus()}
            >
              {sentence}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
