/** One file to be chosen in the native dialog, and its name once chosen. */
import type { ReactNode } from 'react';
import type { ChosenItem } from '../../../shared/contract/shell-api.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './bundle-check.module.css';

export interface FileChoiceProps {
  readonly purpose: 'bundle' | 'trust' | 'package' | 'address' | 'proof';
  readonly label: string;
  readonly choose: string;
  readonly chosen: ChosenItem | null;
  readonly onChosen: (item: ChosenItem) => void;
  readonly onClear?: () => void;
}

export function FileChoice(props: FileChoiceProps): ReactNode {
  const text = useText();
  const choose = useAction(async () => {
    const result = await call('shell.choose-files', { purpose: props.purpose, many: false });
    if (!result.ok) return result.failure;
    const item = result.value[0];
    if (item !== undefined) props.onChosen(item);
    return null;
  });
  return (
    <div className={styles.file}>
      <span className={styles.label}>{props.label}</span>
      <span className={styles.name}>{props.chosen?.name ?? text.bundle.notChosen}</span>
      <Button onPress={() => choose.start()} isBusy={choose.isBusy}>
        {props.choose}
      </Button>
      {props.onClear !== undefined && props.chosen !== null && (
        <Button kind="quiet" onPress={props.onClear}>
          {text.bundle.clearTrust}
        </Button>
      )}
      <ShowFailure failure={choose.failure} />
    </div>
  );
}
