/** Shape of a severity: octagon, triangle, circle; a tick once settled. Always beside its word, so hidden from screen readers. */
import type { ReactNode } from 'react';
import styles from './severity-mark.module.css';

export type MarkShape = 'hard' | 'soft' | 'info' | 'done';

const shapes: Readonly<Record<MarkShape, ReactNode>> = {
  hard: <polygon points="5,1 11,1 15,5 15,11 11,15 5,15 1,11 1,5" />,
  soft: <polygon points="8,1.5 15.5,14.5 0.5,14.5" />,
  info: <circle cx="8" cy="8" r="6" />,
  done: <path d="M2 8.5 6.5 13 14 4" fill="none" strokeWidth="2.5" />,
};

export function SeverityMark({ shape }: { readonly shape: MarkShape }): ReactNode {
  return (
    <svg className={`${styles.mark} ${styles[shape]}`} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[shape]}
    </svg>
  );
}
