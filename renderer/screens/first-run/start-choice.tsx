/** Own office or sample office. */
import type { ReactNode } from 'react';
import type { OfficeStatus } from '../../../shared/contract/office-views.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ProgressLine } from '../../progress-line.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './first-run.module.css';

export interface StartChoiceProps {
  readonly onReady: (status: OfficeStatus) => void;
  readonly onCreate: () => void;
  readonly onBack: () => void;
}

export function StartChoice({ onReady, onCreate, onBack }: StartChoiceProps): ReactNode {
  const text = useText();
  const sample = useAction(async () => {
    const created = await call('office.create-sample', {});
    if (created.ok) onReady(created.value);
    return created.ok ? null : created.failure;
  });
  return (
    <>
      <h2>{text.firstRun.start}</h2>
      <div className={styles.choices}>
        <section className={styles.choice}>
          <h3>{text.firstRun.createTitle}</h3>
          <p>{text.firstRun.createNote}</p>
          <Button kind="primary" onPress={onCreate} isDisabled={sample.isBusy}>
            {text.firstRun.createButton}
          </Button>
        </section>
        <section className={styles.choice}>
          <h3>{text.firstRun.sampleTitle}</h3>
          <p>{text.firstRun.sampleNote}</p>
          <Button onPress={() => sample.start()} isBusy={sample.isBusy}>
            {text.firstRun.sampleButton}
          </Button>
        </section>
      </div>
      {sample.isBusy && <ProgressLine what={text.firstRun.samplePreparing} />}
      <ShowFailure failure={sample.failure} />
      <div className={styles.buttons}>
        <Button onPress={onBack} isDisabled={sample.isBusy}>
          {text.common.back}
        </Button>
      </div>
    </>
  );
}
