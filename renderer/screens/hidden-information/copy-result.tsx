/** What a clean copy was made of and what came of it: digests before and after, what went, what is left and why. */
import type { ReactNode } from 'react';
import type { CleanCopyView } from '../../../shared/contract/cleaning-views.ts';
import { cleaningWords } from '../../../shared/messages/cleaning-words.ts';
import { timeWords } from '../../parts/time-words.ts';
import { usePreferences } from '../../preferences/use-preferences.tsx';
import { hiddenWords } from '../../text/hidden-words.ts';
import styles from './hidden-information.module.css';

export function CopyResult({ copy }: { readonly copy: CleanCopyView }): ReactNode {
  const { text, preferences } = usePreferences();
  const { hiddenInformation: words } = text;
  const { reasons, notes } = cleaningWords(preferences.language);
  const removed = copy.removed.map(({ kind, count }) => `${hiddenWords(kind, text)}　${words.places(count)}`);
  const kept = copy.kept.map(
    ({ kind, count, reason }) => `${hiddenWords(kind, text)}　${words.places(count)}（${reasons[reason]}）`,
  );
  return (
    <section className={styles.result} aria-label={words.result}>
      <h3>{words.result}</h3>
      <p className="meta">{words.by(copy.by, timeWords(copy.at))}</p>
      <dl className={styles.digests}>
        <dt>{words.before}</dt>
        <dd className="mono">{copy.before}</dd>
        <dt>{words.after}</dt>
        <dd className="mono">{copy.after}</dd>
      </dl>
      <Listed name={words.removed} lines={removed} whenNone={words.keptNone} />
      <Listed name={words.kept} lines={kept} whenNone={words.keptNone} />
      {copy.masked > 0 && <p>{words.masked(copy.masked)}</p>}
      {copy.notes.map((note) => (
        <p key={note} className="meta">
          {notes[note]}
        </p>
      ))}
    </section>
  );
}

interface ListedProps {
  readonly name: string;
  readonly lines: readonly string[];
  readonly whenNone: string;
}

function Listed({ name, lines, whenNone }: ListedProps): ReactNode {
  return (
    <>
      <h4>{name}</h4>
      {lines.length === 0 ? (
        <p className="meta">{whenNone}</p>
      ) : (
        <ul className={styles.lines}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}
