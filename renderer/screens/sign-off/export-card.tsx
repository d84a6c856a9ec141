/** Where the bundle went, how large it is, its digest, and what reading it back from the disk said. */
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import type { ExportedBundle } from '../../../shared/contract/bundle-views.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { sizeWords } from '../../parts/time-words.ts';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useProblemSentence } from '../bundle-check/problem-sentence.ts';
import styles from './sign-off.module.css';

export interface ExportCardProps {
  readonly exported: ExportedBundle;
  readonly onAgain: () => void;
}

export function ExportCard({ exported, onAgain }: ExportCardProps): ReactNode {
  const text = useText();
  const say = useProblemSentence();
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  const show = useAction(async () => {
    const shown = await call('shell.show-exported', { fileName: exported.fileName });
    return shown.ok ? null : shown.failure;
  });
  const facts: readonly (readonly [string, string])[] = [
    [text.exporting.path, exported.path],
    [text.exporting.trustPath, exported.trustPath],
    [text.exporting.size, sizeWords(exported.bytes, text.common)],
    [text.exporting.digest, exported.sha256],
  ];
  return (
    <article ref={card} className={styles.card} aria-label={text.exporting.card} tabIndex={-1}>
      <h3>{text.exporting.card}</h3>
      <Notice tone={exported.report.valid ? 'success' : 'error'}>
        <p>{exported.report.valid ? text.exporting.verified : text.exporting.notVerified}</p>
        {exported.report.problems.map((problem) => (
          <p key={`${problem.file} ${problem.code}`}>
            {problem.file} {say(problem)}
          </p>
        ))}
      </Notice>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="meta">{name}</dt>
            <dd className={styles.copyable}>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.buttons}>
        <Button onPress={() => show.start()} isBusy={show.isBusy}>
          {text.exporting.openFolder}
        </Button>
        <Button onPress={onAgain}>{text.exporting.again}</Button>
      </div>
      <ShowFailure failure={show.failure} />
    </article>
  );
}
