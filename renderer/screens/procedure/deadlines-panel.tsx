/** Running deadlines, each with the days that were counted. */
import type { ReactNode } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { RunningDeadline } from '../../../shared/contract/procedure-views.ts';
import { timeWords } from '../../parts/time-words.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { inLanguage } from '../review/finding-words.ts';
import { DeadlineMark } from './deadline-mark.tsx';
import styles from './procedure.module.css';

export function DeadlinesPanel({ detail }: { readonly detail: DossierDetail }): ReactNode {
  const text = useText();
  const { deadlines } = detail.procedure;
  return (
    <section className={styles.panel} aria-labelledby="deadlines-title" data-region="deadlines">
      <h2 id="deadlines-title">{text.procedure.deadlines.title}</h2>
      {deadlines.length === 0 && <p className="meta">{text.procedure.deadlines.none}</p>}
      <ul className={styles.deadlines}>
        {deadlines.map((each) => (
          <Deadline key={each.timer} running={each} detail={detail} />
        ))}
      </ul>
    </section>
  );
}

function Deadline({
  running,
  detail,
}: {
  readonly running: RunningDeadline;
  readonly detail: DossierDetail;
}): ReactNode {
  const text = useText();
  const { deadlines } = text.procedure;
  const timer = detail.procedure.kind?.timers.find((each) => each.id === running.timer);
  const { deadline } = running;
  return (
    <li>
      <DeadlineMark running={running} />
      {timer !== undefined && (
        <>
          <div>{inLanguage(timer.name, text)}</div>
          <div className="meta">{deadlines.basis(inLanguage(timer.basis.text, text))}</div>
        </>
      )}
      {deadline.unit === 'hour' && <div className="meta">{timeWords(deadline.dueAt)}</div>}
      {deadline.unit === 'working-day' && (
        <details>
          <summary>{deadlines.counted(deadline.days.filter((day) => day.counts).length)}</summary>
          <ol className={styles.days}>
            {deadline.days.map((day) => (
              <li key={day.day} data-counts={day.counts}>
                {day.day} {deadlines.reasons[day.reason]}
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}
