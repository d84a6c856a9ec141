/** Earlier states of the draft, each with the way back to it. */
import type { ReactNode } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import type { Failure } from '../../../shared/base/result.ts';
import type { InterpretationSource } from '../../../shared/publishing/interpretation/interpretation-source.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { timeWords } from '../../parts/time-words.ts';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import styles from './desk.module.css';

export interface HistoryDialogProps {
  readonly dossier: DossierId;
  /** Keeps what was typed last, so that it becomes a state itself. */
  readonly flush: () => Promise<Failure | null>;
  readonly onClose: () => void;
  readonly onRestored: (draft: InterpretationSource) => void;
}

export function HistoryDialog({ dossier, flush, onClose, onRestored }: HistoryDialogProps): ReactNode {
  const { desk } = useText();
  const history = useLoad(dossier, () => call('desk.history', { dossier }));
  const restore = useAction(async (step: string) => {
    const unsaved = await flush();
    if (unsaved !== null) return unsaved;
    const restored = await call('desk.restore', { dossier, step });
    if (!restored.ok) return restored.failure;
    onClose();
    onRestored(restored.value.draft);
    return null;
  });
  const steps = history.value?.steps ?? [];
  return (
    <Dialog
      title={desk.history}
      onClose={onClose}
      onPrimary={onClose}
      buttons={<Button onPress={onClose}>{desk.close}</Button>}
    >
      <p className="meta">{desk.historyLead}</p>
      {history.value !== null && steps.length === 0 && <p>{desk.noHistory}</p>}
      <ol className={styles.history}>
        {steps.map(({ step, at, reason, title, template, blocks }) => (
          <li key={step} className={styles.historyStep}>
            <div>
              <strong>{title}</strong>
              <p className="meta">
                {timeWords(at)}　{desk.stepReasons[reason]}　{desk.templates[template][0]}　
                {desk.stepBlocks(blocks)}
              </p>
            </div>
            <Button
              label={desk.restoreOf(title, timeWords(at))}
              isBusy={restore.isBusy}
              onPress={() => restore.start(step)}
            >
              {desk.restore}
            </Button>
          </li>
        ))}
      </ol>
      <ShowFailure failure={history.failure ?? restore.failure} />
    </Dialog>
  );
}
