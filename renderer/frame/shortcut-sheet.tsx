/** All shortcuts, made from the registry. */
import type { ReactNode } from 'react';
import type { Shortcut } from '../keyboard/shortcuts.ts';
import { shortcuts } from '../keyboard/shortcuts.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useText } from '../preferences/use-preferences.tsx';
import styles from './shortcut-sheet.module.css';

export function ShortcutSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  return (
    <Dialog
      title={text.shortcuts.title}
      onClose={onClose}
      onPrimary={onClose}
      isWide
      buttons={
        <Button kind="primary" onPress={onClose}>
          {text.common.close}
        </Button>
      }
    >
      <div className={styles.columns}>
        <Group title={text.shortcuts.everywhere} where="everywhere" />
        <div>
          <Group title={text.shortcuts.inFindings} where="findings" />
          <Group title={text.shortcuts.inDocument} where="document" />
        </div>
      </div>
      <p className="meta">{text.shortcuts.composingNote}</p>
    </Dialog>
  );
}

function Group({ title, where }: { readonly title: string; readonly where: Shortcut['where'] }): ReactNode {
  const text = useText();
  return (
    <section>
      <h3>{title}</h3>
      <dl className={styles.keys}>
        {shortcuts
          .filter((shortcut) => shortcut.where === where)
          .map(({ id, shown }) => (
            <div key={id} className={styles.row}>
              <dt>
                <kbd className={styles.key}>{shown}</kbd>
              </dt>
              <dd>{text.shortcuts.names[id]}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
