/** Steps of the procedure: those entered, the next with what it still lacks, those to come. */
import { Check, ChevronRight, Circle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import { stepsOf } from '../../../shared/release/kind/steps.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { timeWords } from '../../parts/time-words.ts';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { inLanguage } from '../review/finding-words.ts';
import styles from './procedure.module.css';
import { nameIn, recordWords } from './record-words.ts';

export interface StepsPanelProps {
  readonly detail: DossierDetail;
  readonly onChanged: () => Promise<void>;
}

export function StepsPanel({ detail, onChanged }: StepsPanelProps): ReactNode {
  const text = useText();
  const { steps: words } = text.procedure;
  const { kind, record, steps, nextStep } = detail.procedure;
  const enter = useAction(async (step: string) => {
    const entered = await call('dossier.enter-step', { dossier: detail.id, step });
    if (entered.ok) await onChanged();
    return entered.ok ? null : entered.failure;
  });
  if (kind === null || kind.stages.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="steps-title" data-region="steps">
      <h2 id="steps-title">{words.title}</h2>
      <ol className={styles.steps}>
        {stepsOf(kind, record).map((step) => {
          const done = steps.find((each) => each.step === step.id);
          const standing = done !== undefined ? 'done' : nextStep?.step === step.id ? 'next' : 'later';
          return (
            <li
              key={step.id}
              data-standing={standing}
              aria-current={standing === 'next' ? 'step' : undefined}
            >
              <StepMark standing={standing} />
              <span>
                {inLanguage(step.name, text)}{' '}
                <span className="meta">
                  {done === undefined ? '' : words.entered(done.by, timeWords(done.at))}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
      {nextStep !== null && (
        <div id="next-step" tabIndex={-1} className={styles.next}>
          {nextStep.missing.length > 0 && (
            <>
              <p>{words.lacks(nextStep.missing.length)}</p>
              <ul className={styles.lacks}>
                {nextStep.missing.map((item) => (
                  <li key={JSON.stringify(item)}>{recordWords(item, detail, text)}</li>
                ))}
              </ul>
            </>
          )}
          {detail.may.edit && detail.state === 'drafting' && (
            <Button
              isDisabled={nextStep.missing.length > 0}
              isBusy={enter.isBusy}
              onPress={() => enter.start(nextStep.step)}
            >
              {words.enter(nameIn(detail, text, nextStep.step))}
            </Button>
          )}
          <ShowFailure failure={enter.failure} />
        </div>
      )}
    </section>
  );
}

const stepMarks = { done: Check, next: ChevronRight, later: Circle } as const;

/** Shape and word, so that the colour says nothing alone. */
function StepMark({ standing }: { readonly standing: keyof typeof stepMarks }): ReactNode {
  const text = useText();
  const Mark = stepMarks[standing];
  return (
    <span className={styles.stepMark}>
      <Mark aria-hidden size={standing === 'later' ? 10 : 16} />
      <span className="visually-hidden">{text.procedure.steps.standings[standing]}</span>
    </span>
  );
}
