/** A running deadline in words, with a shape and weight of its own once it presses or has passed: never by colour alone. */
import { AlarmClock, Clock, ClockAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RunningDeadline } from '../../../shared/contract/procedure-views.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { briefDeadlineWords, deadlineWords, pressureOf } from './deadline-words.ts';
import styles from './procedure.module.css';

const shapes = { late: AlarmClock, near: ClockAlert, far: Clock } as const;

export function DeadlineMark({
  running,
  isBrief = false,
}: {
  readonly running: RunningDeadline;
  /** In a table: the whole sentence shows when pointed at. */
  readonly isBrief?: boolean;
}): ReactNode {
  const text = useText();
  const pressure = pressureOf(running);
  const Shape = shapes[pressure];
  const words = deadlineWords(running, text);
  return (
    <span className={styles.deadline} data-pressure={pressure} title={words}>
      <Shape aria-hidden size={16} />
      <span>{isBrief ? briefDeadlineWords(running, text) : words}</span>
    </span>
  );
}
