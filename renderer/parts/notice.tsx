/** A sentence with a mark and a word-independent edge: errors interrupt a screen reader, the rest waits for a pause. */
import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './notice.module.css';

export interface NoticeProps {
  readonly tone: 'error' | 'warning' | 'success' | 'info';
  readonly children: ReactNode;
  /** True for text that stands there from the start and need not be spoken. */
  readonly isStill?: boolean;
}

const icons = { error: CircleAlert, warning: CircleAlert, success: CircleCheck, info: Info };

export function Notice({ tone, children, isStill = false }: NoticeProps): ReactNode {
  const Icon = icons[tone];
  const role = tone === 'error' ? 'alert' : 'status';
  return (
    <div className={`${styles.notice} ${styles[tone]}`} {...(isStill ? {} : { role })}>
      <Icon aria-hidden className={styles.icon} />
      <div className={styles.words}>{children}</div>
    </div>
  );
}
