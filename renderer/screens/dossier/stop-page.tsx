/**
 * Stop page for a file that looks classified (Law on Guarding State Secrets, art. 31; Regulation on its Implementation,
 * art. 61: report within 24 hours). Nothing of the file is here: its name and the ids of the rules are all the window knows.
 */
import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './materials.module.css';
import type { Stopped } from './use-import.ts';

export interface StopPageProps {
  readonly stopped: Stopped;
  readonly onAcknowledge: () => void;
}

export function StopPage({ stopped, onAcknowledge }: StopPageProps): ReactNode {
  const text = useText();
  return (
    <Dialog
      title={text.stop.title}
      isAlert
      isWide
      onClose={onAcknowledge}
      onPrimary={onAcknowledge}
      buttons={
        <Button kind="primary" isBig hasFocus onPress={onAcknowledge}>
          {text.stop.acknowledge}
        </Button>
      }
    >
      <ol className={styles.stop}>
        {text.stop.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
      <p className="meta">{text.stop.file(stopped.name)}</p>
      <p className="meta">{text.stop.rules(stopped.rules)}</p>
    </Dialog>
  );
}
