/** Notices, marks, counts and progress of the gallery. */
import type { ReactNode } from 'react';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { SeverityMark } from '../parts/severity-mark.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { ProgressLine } from '../progress-line.tsx';
import { SeverityCount } from '../severity-count.tsx';
import styles from './gallery.module.css';
import { useGalleryText } from './use-gallery-text.ts';

const tones = ['error', 'warning', 'success', 'info'] as const;
const shapes = ['hard', 'soft', 'info', 'done'] as const;

export function NoticeShow(): ReactNode {
  const text = useGalleryText();
  return tones.map((tone) => (
    <Notice key={tone} tone={tone} isStill>
      <strong>{text.tones[tone]}</strong>
      <p>{text.sentence}</p>
    </Notice>
  ));
}

export function SummaryShow(): ReactNode {
  const { states, ...text } = useGalleryText();
  const field = 'gallery-summary-field';
  return (
    <>
      <ErrorSummary title={text.sentence} problems={[{ field, sentence: text.errorWords }]} />
      <TextInput id={field} name="summary" label={states.error} error={text.errorWords} />
    </>
  );
}

export function MarkShow(): ReactNode {
  const { marks } = useGalleryText();
  return (
    <div className={styles.row}>
      {shapes.map((shape) => (
        <span key={shape} className={styles.row}>
          <SeverityMark shape={shape} /> {marks[shape]}
        </span>
      ))}
    </div>
  );
}

export function CountShow(): ReactNode {
  const { states } = useGalleryText();
  return (
    <div className={styles.stack}>
      <SeverityCount counts={{ hard: 1, soft: 12, info: 340 }} whenNone={states.empty} />
      <SeverityCount counts={{ hard: 0, soft: 2, info: 0 }} whenNone={states.empty} />
      <SeverityCount counts={{ hard: 0, soft: 0, info: 0 }} whenNone={states.empty} />
    </div>
  );
}

export function ProgressShow(): ReactNode {
  const { states } = useGalleryText();
  return (
    <div className={styles.stack}>
      <ProgressLine what={states.uncounted} />
      <span>{states.counted}</span>
      <progress className={styles.bar} aria-label={states.counted} value={7} max={15} />
    </div>
  );
}
