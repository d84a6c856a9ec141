/** Modal dialog with heading, content and a row of buttons; focus is kept inside and given back. */
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useShortcuts } from '../keyboard/use-shortcuts.ts';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly buttons: ReactNode;
  readonly onClose: () => void;
  /** What Ctrl+Enter does while the dialog is open. */
  readonly onPrimary: () => void;
  /** An alert must be answered: Esc and a click beside it do not close it. */
  readonly isAlert?: boolean;
  readonly isWide?: boolean;
}

export function Dialog(props: DialogProps): ReactNode {
  const { title, children, buttons, onClose, isAlert = false } = props;
  useShortcuts({ primary: props.onPrimary });
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen
      isDismissable={!isAlert}
      isKeyboardDismissDisabled={isAlert}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal
        className={`${styles.modal} ${props.isWide === true ? styles.wide : ''} ${isAlert ? styles.alert : ''}`}
      >
        <AriaDialog className={styles.dialog ?? ''} role={isAlert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <div className={styles.content}>{children}</div>
          <div className={styles.buttons}>{buttons}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
