/** Says that a form holds what was typed before and never saved, and lets the person drop it. */
import type { ReactNode } from 'react';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { timeWords } from '../parts/time-words.ts';
import { useText } from '../preferences/use-preferences.tsx';

export interface RecoveredNoticeProps {
  /** When it was typed; null where there is nothing. */
  readonly at: string | null;
  readonly onDrop: () => void;
}

export function RecoveredNotice({ at, onDrop }: RecoveredNoticeProps): ReactNode {
  const text = useText();
  if (at === null) return null;
  return (
    <Notice tone="warning">
      {text.drafts.recovered(timeWords(at))}{' '}
      <Button kind="quiet" onPress={onDrop}>
        {text.drafts.drop}
      </Button>
    </Notice>
  );
}
