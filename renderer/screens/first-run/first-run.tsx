/** First start in an empty data folder: how the window should look, then an own office or the sample one. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { OfficeStatus } from '../../../shared/contract/office-views.ts';
import { LookControls } from '../../frame/look-controls.tsx';
import { PlainPage } from '../../frame/plain-page.tsx';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { CreateOffice } from './create-office.tsx';
import styles from './first-run.module.css';
import { StartChoice } from './start-choice.tsx';

type Step = 'looks' | 'choice' | 'create';

const steps: readonly Step[] = ['looks', 'choice', 'create'];

export function FirstRun({ onReady }: { readonly onReady: (status: OfficeStatus) => void }): ReactNode {
  const text = useText();
  const [step, setStep] = useState<Step>('looks');
  return (
    <PlainPage
      title={text.firstRun.title}
      isWide={step !== 'looks'}
      aside={<span>{text.firstRun.stepOf(steps.indexOf(step) + 1, steps.length)}</span>}
    >
      {step === 'looks' && <Looks onContinue={() => setStep('choice')} />}
      {step === 'choice' && (
        <StartChoice onReady={onReady} onCreate={() => setStep('create')} onBack={() => setStep('looks')} />
      )}
      {step === 'create' && <CreateOffice onReady={onReady} onBack={() => setStep('choice')} />}
    </PlainPage>
  );
}

function Looks({ onContinue }: { readonly onContinue: () => void }): ReactNode {
  const text = useText();
  useShortcuts({ primary: onContinue });
  return (
    <>
      <h2>{text.firstRun.looks}</h2>
      <LookControls />
      <p className={styles.sample}>{text.firstRun.sampleText}</p>
      <div className={styles.buttons}>
        <Button kind="primary" onPress={onContinue}>
          {text.common.continue}
        </Button>
      </div>
    </>
  );
}
