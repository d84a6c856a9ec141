/** Whether the draft is kept, and the way to drop it. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { timeWords } from '../../parts/time-words.ts';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './desk.module.css';
import type { DeskControl } from './use-desk.ts';

export interface DeskStateProps {
  readonly control: DeskControl;
  readonly dossier: DossierId;
  readonly onDiscarded: () => void;
}

export function DeskState({ control, dossier, onDiscarded }: DeskStateProps): ReactNode {
  const { desk } = useText();
  const [isAsking, setAsking] = useState(false);
  const discard = useAction(async () => {
    const dropped = await call('desk.discard', { dossier });
    if (!dropped.ok) return dropped.failure;
    onDiscarded();
    return null;
  });
  return (
    <div className={styles.state}>
      <p className="meta" data-saving={control.saving}>
        {stateWords(control, desk)}
      </p>
      <Button kind="quiet" onPress={() => setAsking(true)}>
        {desk.discard}
      </Button>
      {isAsking && (
        <Dialog
          title={desk.discardTitle}
          isAlert
          onClose={() => setAsking(false)}
          onPrimary={() => discard.start()}
          buttons={
            <>
              <Button onPress={() => setAsking(false)}>{desk.keep}</Button>
              <Button kind="danger" isBusy={discard.isBusy} onPress={() => discard.start()}>
                {desk.discard}
              </Button>
            </>
          }
        >
          <p>{desk.discardLead}</p>
          <ShowFailure failure={discard.failure} />
        </Dialog>
      )}
    </div>
  );
}

function stateWords(
  { saving, savedAt, failure }: DeskControl,
  desk: ReturnType<typeof useText>['desk'],
): string {
  if (failure !== null) return desk.notSaved;
  if (saving === 'saving') return desk.saving;
  if (saving === 'changed' || savedAt === null) return desk.unsaved;
  return desk.saved(timeWords(savedAt));
}
