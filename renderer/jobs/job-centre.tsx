/** Job centre: long work that runs, with a stop where it is safe, and how the last pieces ended. */
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useText } from '../preferences/use-preferences.tsx';
import styles from './job-centre.module.css';
import { stopJob } from './job-store.ts';
import type { Job } from './jobs.ts';
import { estimate } from './jobs.ts';
import { useJobs } from './use-jobs.ts';

export function JobCentre({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const jobs = useJobs();
  const now = useNow();
  return (
    <Dialog
      title={text.jobs.title}
      onClose={onClose}
      onPrimary={onClose}
      isWide
      buttons={
        <Button kind="primary" hasFocus onPress={onClose}>
          {text.common.close}
        </Button>
      }
    >
      {jobs.length === 0 && <p>{text.jobs.none}</p>}
      <ul className={styles.list} aria-label={text.jobs.title}>
        {jobs.map((job) => (
          <li key={job.id} className={styles.job}>
            <JobLine job={job} now={now} />
          </li>
        ))}
      </ul>
      <p className="meta">{text.jobs.note}</p>
    </Dialog>
  );
}

function JobLine({ job, now }: { readonly job: Job; readonly now: number }): ReactNode {
  const text = useText();
  const name = text.jobs.kinds[job.kind];
  const seconds = Math.round(((job.endedAt ?? now) - job.startedAt) / 1_000);
  const left = estimate(job, now);
  const hasCount = job.total > 1;
  if (job.end !== null) {
    return (
      <>
        <strong>{name}</strong>
        <span>{text.jobs.ends[job.end]}</span>
        {hasCount && <span className="meta">{text.common.progress(job.done, job.total)}</span>}
        <span className="meta">{text.jobs.took(seconds)}</span>
      </>
    );
  }
  return (
    <>
      <strong>{name}</strong>
      <progress
        className={styles.bar}
        aria-label={name}
        {...(hasCount ? { value: job.done, max: job.total } : {})}
      />
      <span className="meta">
        {job.step !== null && text.words.steps[job.step]}{' '}
        {hasCount && text.common.progress(job.done, job.total)} {text.common.seconds(seconds)}{' '}
        {left !== null && text.jobs.left(Math.ceil(left / 1_000))}
      </span>
      {job.canStop && (
        <Button onPress={() => stopJob(job.id)} isDisabled={job.isStopping}>
          {job.isStopping ? text.jobs.stopping : text.jobs.stop}
        </Button>
      )}
    </>
  );
}

function useNow(): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
