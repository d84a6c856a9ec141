/** Who is signed in, which rules are in force, that nothing leaves the machine, and how the window looks. */
import { type ReactNode, useState } from 'react';
import type { OfficeStatus, PersonView } from '../../shared/contract/office-views.ts';
import { runningJobs } from '../jobs/jobs.ts';
import { useJobs } from '../jobs/use-jobs.ts';
import { usePreferences } from '../preferences/use-preferences.tsx';
import { AboutSheet } from './about-sheet.tsx';
import styles from './frame.module.css';
import { LookControls } from './look-controls.tsx';

export interface StatusBarProps {
  readonly status: OfficeStatus;
  readonly person: PersonView;
  readonly onJobs: () => void;
}

export function StatusBar({ status, person, onJobs }: StatusBarProps): ReactNode {
  const { text } = usePreferences();
  const running = runningJobs(useJobs()).length;
  const [isAbout, setAbout] = useState(false);
  const sets = status.ruleSets.map(({ id, version }) => `${id} ${version}`).join(' · ');
  const newest = status.ruleSets
    .map(({ version }) => version)
    .sort()
    .at(-1);
  return (
    <footer className={styles.status} data-region="status">
      <span>
        {text.words.duties[person.duty]} {person.name}
      </span>
      <span className={styles.rules} title={sets}>
        {newest === undefined ? text.frame.noRuleSets : text.frame.ruleSets(newest, status.ruleSets.length)}
      </span>
      <button
        type="button"
        className={styles.offline}
        title={text.frame.offlineNote}
        onClick={() => setAbout(true)}
      >
        {text.frame.offline}
      </button>
      <button type="button" className={styles.offline} onClick={onJobs}>
        {text.jobs.count(running)}
      </button>
      {isAbout && <AboutSheet onClose={() => setAbout(false)} />}
      <LookControls />
    </footer>
  );
}
