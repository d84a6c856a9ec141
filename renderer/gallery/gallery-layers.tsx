/** Dialogs, panels and levels of text of the gallery. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useText } from '../preferences/use-preferences.tsx';
import styles from './gallery.module.css';
import { useGalleryText } from './use-gallery-text.ts';

export function DialogShow(): ReactNode {
  const text = useGalleryText();
  const { common } = useText();
  const [open, setOpen] = useState<'dialog' | 'alert' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <div className={styles.row}>
      <Button onPress={() => setOpen('dialog')}>{text.openDialog}</Button>
      <Button kind="danger" onPress={() => setOpen('alert')}>
        {text.openAlert}
      </Button>
      {open !== null && (
        <Dialog
          title={text[open]}
          isAlert={open === 'alert'}
          onClose={close}
          onPrimary={close}
          buttons={
            <Button kind="primary" hasFocus onPress={close}>
              {common.close}
            </Button>
          }
        >
          <p>{text.sentence}</p>
          <p>{text.long}</p>
        </Dialog>
      )}
    </div>
  );
}

const rows = [1, 2] as const;

export function PanelShow(): ReactNode {
  const { columns, ...text } = useGalleryText();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{columns.number}</th>
          <th scope="col">{columns.title}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((number) => (
          <tr key={number}>
            <td>{number}</td>
            <td>{number === 1 ? text.row(number) : text.long}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function WordShow(): ReactNode {
  const text = useGalleryText();
  return (
    <div className={styles.stack}>
      <p className={styles.screenWords}>{text.title}</p>
      <p className={styles.sectionWords}>{text.sections.words}</p>
      <p>{text.body}</p>
      <p className="meta">{text.meta}</p>
      <p className="mono">{text.mono}</p>
      <p>{text.long}</p>
    </div>
  );
}
