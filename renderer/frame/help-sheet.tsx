/** Help for one screen, from the catalogue: it is there without a network. */
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useText } from '../preferences/use-preferences.tsx';
import type { WindowText } from '../text/zh-cn.ts';
import styles from './shortcut-sheet.module.css';

export const helpPages = [
  'work-list',
  'materials',
  'procedure',
  'sheet',
  'desk',
  'hidden',
  'review',
  'signOff',
  'register',
  'audit',
  'bundle-check',
  'keys',
  'people',
  'office',
] as const satisfies readonly (keyof WindowText['help']['pages'])[];

export type HelpPage = (typeof helpPages)[number];

export interface HelpSheetProps {
  readonly page: HelpPage;
  readonly onClose: () => void;
}

export function HelpSheet({ page, onClose }: HelpSheetProps): ReactNode {
  const text = useText();
  const { name, lines } = text.help.pages[page];
  return (
    <Dialog
      title={text.help.title(name)}
      onClose={onClose}
      onPrimary={onClose}
      isWide
      buttons={
        <Button kind="primary" hasFocus onPress={onClose}>
          {text.common.close}
        </Button>
      }
    >
      <ul className={styles.help}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="meta">{text.help.keys}</p>
    </Dialog>
  );
}
