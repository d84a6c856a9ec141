/** Looks up the code of a printed review slip: does this ledger still hold what the paper says, and which entry was it? */
import type { FormEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { FoundSlip } from '../../../shared/contract/audit-views.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { timeWords } from '../../parts/time-words.ts';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { actionWord, dutyWord } from './audit-columns.tsx';
import styles from './audit-screen.module.css';

export function FindSlip(): ReactNode {
  const text = useText();
  const field = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<FoundSlip | null>(null);
  const find = useAction(async () => {
    setFound(null);
    const slip = await call('audit.find', { code: field.current?.value ?? '' });
    if (slip.ok) setFound(slip.value);
    return slip.ok ? null : slip.failure;
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    find.start();
  };
  return (
    <form className={styles.find} onSubmit={submit} noValidate>
      <div className={styles.findRow}>
        <TextInput name="slip-code" label={text.keys.slipCode} inputRef={field} />
        <Button onPress={() => find.start()} isBusy={find.isBusy}>
          {text.keys.findSlip}
        </Button>
      </div>
      <ShowFailure failure={find.failure} />
      {found !== null && (
        <Notice tone="success">
          {text.keys.slipFound(found.entry.number)} {timeWords(found.entry.at)}{' '}
          {dutyWord(found.entry.duty, text)} {actionWord(found.entry.action, text)}
        </Notice>
      )}
    </form>
  );
}
