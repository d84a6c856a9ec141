/** Whether the draft is kept, the way back to an earlier one, and the way to another. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import type { InterpretationSource } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { timeWords } from '../../parts/time-words.ts';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './desk.module.css';
import { HistoryDialog } from './history-dialog.tsx';
import type { DeskControl } from './use-desk.ts';

export interface DeskStateProps {
  readonly control: DeskControl;
  readonly dossier: DossierId;
  readonly onDiscarded: () => void;
  readonly onRestored: (draft: InterpretationSource) => void;
}

export function DeskState({ control, dossier, onDiscarded, onRestored }: DeskStateProps): ReactNode {
  const { desk } = useText();
  const [isAsking, setAsking] = useState(false);
  const [isLooking, setLooking] = useState(false);
  const discard = useAction(async () => {
    const unsaved = await control.flush();
    if (unsaved !== null) return unsaved;
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
      <div className={styles.stateDeeds}>
        <Button kind="quiet" onPress={() => setLooking(true)}>
          {desk.history}
        </Button>
        <Button kind="quiet" onPress={() => setAsking(true)}>
          {desk.discard}
        </Button>
      </div>
      {isLooking && (
        <HistoryDialog
          dossier={dossier}
          flush={control.flush}
          onClose={() => setLooking(false)}
          onRestored={onRestored}
        />
      )}
      {isAsking && (
        <Dialog
          title={desk.discardTitle}
          onClose={() => setAsking(false)}
          onPrimary={() => discard.start()}
          buttons={
            <>
              <Button onPress={() => setAsking(false)}>{desk.keep}</Button>
              <Button kind="primary" isBusy={discard.isBusy} onPress={() => discard.start()}>
                {desk.putAside}
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
