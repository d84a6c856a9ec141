/** What is being printed right now, with its stop: nothing half-done is left. */
import type { ReactNode } from 'react';
import { stopJob } from '../../jobs/job-store.ts';
import { useJobs } from '../../jobs/use-jobs.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ProgressLine } from '../../progress-line.tsx';
import styles from './register.module.css';

/** Nothing while nothing that can be stopped is made. */
export function PaperProgress(): ReactNode {
  const text = useText();
  const running = useJobs().find(({ kind, end, canStop }) => kind === 'paper' && end === null && canStop);
  if (running === undefined) return null;
  return (
    <div className={styles.row}>
      <ProgressLine what={text.forms.printing} />
      <Button isDisabled={running.isStopping} onPress={() => stopJob(running.id)}>
        {running.isStopping ? text.forms.stopping : text.forms.stop}
      </Button>
    </div>
  );
}
