/** Changing one's own pass phrase: the present one, and the new one twice. */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { call } from '../../api.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './people.module.css';
import { clearSecrets, typedIn } from './typed-fields.ts';

export interface OwnPassPhraseProps {
  /** The page has nothing else to do. */
  readonly isOnly: boolean;
  readonly onChanged: () => void;
}

export function OwnPassPhrase({ isOnly, onChanged }: OwnPassPhraseProps): ReactNode {
  const { people: text } = useText();
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const change = useAction(async () => {
    const [old, fresh, again] = ['old', 'fresh', 'again'].map((name) => typedIn(form.current, name));
    const isLacking = [old, fresh, again].some((each) => each === undefined || each === '');
    setProblem(isLacking ? text.lacking : fresh === again ? null : text.differing);
    if (isLacking || fresh !== again) return null;
    const changed = await call('key.change-pass-phrase', { old: old ?? '', new: fresh ?? '' });
    if (!changed.ok) return changed.failure;
    clearSecrets(form.current);
    onChanged();
    return null;
  });
  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        change.start();
      }}
    >
      {isOnly && <PrimaryKey onPress={() => change.start()} />}
      <TextInput name="old" type="password" label={text.old} isRequired autoFocus={isOnly} />
      <TextInput name="fresh" type="password" label={text.fresh} isRequired />
      <TextInput name="again" type="password" label={text.freshAgain} isRequired />
      {problem !== null && <Notice tone="error">{problem}</Notice>}
      <ShowFailure failure={change.failure} />
      <div>
        <Button kind={isOnly ? 'primary' : 'plain'} onPress={() => change.start()} isBusy={change.isBusy}>
          {change.isBusy ? text.working : text.change}
        </Button>
      </div>
    </form>
  );
}

function PrimaryKey({ onPress }: { readonly onPress: () => void }): ReactNode {
  useShortcuts({ primary: onPress });
  return null;
}
