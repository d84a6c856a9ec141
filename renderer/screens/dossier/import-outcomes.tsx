/** What became of each file of the last import. */
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useSentence, useText } from '../../preferences/use-preferences.tsx';
import styles from './materials.module.css';
import type { ImportOutcome } from './use-import.ts';

export interface ImportOutcomesProps {
  readonly outcomes: readonly ImportOutcome[];
  readonly onClear: () => void;
}

export function ImportOutcomes({ outcomes, onClear }: ImportOutcomesProps): ReactNode {
  const text = useText();
  const say = useSentence();
  if (outcomes.length === 0) return null;
  const words = {
    added: text.parts.added,
    'added-partly': text.parts.addedPartly,
    replaced: text.parts.replaced,
  };
  return (
    <section className={styles.outcomes} aria-label={text.parts.outcomes}>
      <div className={styles.outcomesHead}>
        <h3>{text.parts.outcomes}</h3>
        <Button kind="quiet" onPress={onClear}>
          {text.parts.clearOutcomes}
        </Button>
      </div>
      <ul className={styles.outcomesList}>
        {outcomes.map(({ name, outcome, failure }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and one name may come twice
          <li key={index}>
            <Notice tone={failure === null ? 'success' : 'error'}>
              {failure === null ? `${name}　${words[outcome]}` : say(failure)}
            </Notice>
          </li>
        ))}
      </ul>
    </section>
  );
}
