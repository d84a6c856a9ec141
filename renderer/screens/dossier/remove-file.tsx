/** Asks before a file leaves the release, since signatures go with it. */
import type { ReactNode } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import type { FileView } from '../../../shared/contract/dossier-views.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';

export interface RemoveFileProps {
  readonly dossier: DossierId;
  readonly file: FileView;
  readonly onClose: () => void;
  readonly onRemoved: () => Promise<void>;
}

export function RemoveFile({ dossier, file, onClose, onRemoved }: RemoveFileProps): ReactNode {
  const text = useText();
  const remove = useAction(async () => {
    const removed = await call('dossier.remove-file', { dossier, file: file.id });
    if (!removed.ok) return removed.failure;
    onClose();
    await onRemoved();
    return null;
  });
  return (
    <Dialog
      title={text.parts.removeTitle}
      onClose={onClose}
      onPrimary={() => remove.start()}
      buttons={
        <>
          <Button onPress={onClose}>{text.common.cancel}</Button>
          <Button kind="danger" onPress={() => remove.start()} isBusy={remove.isBusy}>
            {text.parts.remove}
          </Button>
        </>
      }
    >
      <p>{text.parts.removeQuestion(file.name)}</p>
      <ShowFailure failure={remove.failure} />
    </Dialog>
  );
}
