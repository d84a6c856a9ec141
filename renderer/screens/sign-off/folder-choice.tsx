/** Folder to write to, chosen in the native dialog. */
import type { ReactNode } from 'react';
import type { ChosenItem } from '../../../shared/contract/shell-api.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './sign-off.module.css';

export interface FolderChoiceProps {
  readonly folder: ChosenItem | null;
  readonly isMissing: boolean;
  readonly onChosen: (folder: ChosenItem) => void;
}

export function FolderChoice({ folder, isMissing, onChosen }: FolderChoiceProps): ReactNode {
  const text = useText();
  const choose = useAction(async () => {
    const chosen = await call('shell.choose-folder', { purpose: 'export' });
    if (!chosen.ok) return chosen.failure;
    if (chosen.value !== null) onChosen(chosen.value);
    return null;
  });
  return (
    <>
      <div className={styles.folder}>
        <span>{text.exporting.folder}</span>
        <span className={styles.folderName}>{folder?.name ?? text.exporting.noFolder}</span>
        <Button onPress={() => choose.start()} isBusy={choose.isBusy}>
          {text.exporting.chooseFolder}
        </Button>
      </div>
      {isMissing && <Notice tone="error">{text.exporting.folderMissing}</Notice>}
      <ShowFailure failure={choose.failure} />
    </>
  );
}
