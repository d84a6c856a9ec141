/** What the office asks of pass phrases and unattended windows; the security administrator changes it. */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { PeopleView } from '../../../shared/contract/people-api.ts';
import type { PassPhrasePolicy } from '../../../shared/signoff/pass-phrase-policy.ts';
import { passPhrasePolicySchema } from '../../../shared/signoff/pass-phrase-policy.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './people.module.css';
import { typedIn } from './typed-fields.ts';
import { usePeopleWords } from './use-people-words.ts';

export interface PolicyPanelProps {
  readonly policy: PassPhrasePolicy;
  /** Null where it can only be read. */
  readonly onDone: ((view: PeopleView) => void) | null;
}

export function PolicyPanel({ policy, onDone }: PolicyPanelProps): ReactNode {
  const { people: text } = useText();
  const words = usePeopleWords();
  const [isOpen, setIsOpen] = useState(false);
  const saved = (view: PeopleView): void => {
    setIsOpen(false);
    onDone?.(view);
  };
  return (
    <section aria-labelledby="people-rules">
      <h2 id="people-rules">{text.rules}</h2>
      <p>{words.policy(policy)}</p>
      {onDone !== null && !isOpen && (
        <div>
          <Button onPress={() => setIsOpen(true)}>{text.setRules}</Button>
        </div>
      )}
      {isOpen && <PolicyForm policy={policy} onDone={saved} onClose={() => setIsOpen(false)} />}
    </section>
  );
}

const names = [
  'minimum',
  'kinds',
  'days',
  'history',
  'attempts',
  'lockMinutes',
  'idleMinutes',
] as const satisfies readonly (keyof PassPhrasePolicy)[];

function PolicyForm(props: {
  readonly policy: PassPhrasePolicy;
  readonly onDone: (view: PeopleView) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { people: text, common } = useText();
  const fields = useRef<HTMLDivElement>(null);
  const [isWrong, setIsWrong] = useState(false);
  const save = useAction(async () => {
    const typed = Object.fromEntries(names.map((name) => [name, Number(typedIn(fields.current, name))]));
    const parsed = passPhrasePolicySchema.safeParse(typed);
    setIsWrong(!parsed.success);
    if (!parsed.success) return null;
    const done = await call('people.set-policy', { policy: parsed.data });
    if (done.ok) props.onDone(done.value);
    return done.ok ? null : done.failure;
  });
  return (
    <>
      <div ref={fields} className={styles.rules}>
        {names.map((name) => (
          <TextInput key={name} name={name} label={text.fields[name]} initial={String(props.policy[name])} />
        ))}
      </div>
      {isWrong && <Notice tone="error">{text.wrongNumber}</Notice>}
      <ShowFailure failure={save.failure} />
      <div className={styles.buttons}>
        <Button kind="primary" onPress={() => save.start()} isBusy={save.isBusy}>
          {save.isBusy ? text.working : text.saveRules}
        </Button>
        <Button onPress={props.onClose}>{common.cancel}</Button>
      </div>
    </>
  );
}
