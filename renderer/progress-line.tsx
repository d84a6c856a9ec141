/** What long work is doing right now: step, count, and the time it has taken once that is worth knowing. */
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { ProgressEvent } from '../shared/base/ports.ts';
import { onProgress } from './api.ts';
import { useText } from './preferences/use-preferences.tsx';
import styles from './progress-line.module.css';

/** Seconds before elapsed time is shown. */
const quietSeconds = 3;

export function ProgressLine({ what }: { readonly what: string }): ReactNode {
  const text = useText();
  const [event, setEvent] = useState<ProgressEvent | null>(null);
  const seconds = useElapsedSeconds();
  useEffect(() => onProgress(setEvent), []);
  const hasCount = event !== null && event.total > 1;
  return (
    <div className={styles.line}>
      <p role="status">{what}</p>
      <progress
        className={styles.bar}
        aria-label={what}
        {...(hasCount ? { value: event.done, max: event.total } : {})}
      />
      <p className="meta">
        {event !== null && text.words.steps[event.step]}{' '}
        {hasCount && text.common.progress(event.done, event.total)}{' '}
        {seconds >= quietSeconds && text.common.seconds(seconds)}
      </p>
    </div>
  );
}

function useElapsedSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
