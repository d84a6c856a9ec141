/** One change of somebody's keys: what it does, the pass phrases it needs, and the button that does it. */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { Result } from '../../../shared/base/result.ts';
import type { KeyHolder, KeysView, RevokingReason, Witness } from '../../../shared/contract/key-api.ts';
import { revokingReasons } from '../../../shared/contract/key-api.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './keys.module.css';
import { useKeysWords } from './use-keys-words.ts';

export type KeyAction = 'renew' | 'replace' | 'revoke';

export interface KeyDialogProps {
  readonly action: KeyAction;
  readonly holder: KeyHolder;
  readonly people: readonly KeyHolder[];
  readonly onDone: (view: KeysView) => void;
  readonly onClose: () => void;
}

interface Typed {
  readonly own: string;
  readonly first: string;
  readonly again: string;
  readonly witness: string;
}

export function KeyDialog(props: KeyDialogProps): ReactNode {
  const { action, holder, people, onDone, onClose } = props;
  const { keys: text, common } = useText();
  const fields = useRef<HTMLDivElement>(null);
  const [why, setWhy] = useState<RevokingReason>('lost');
  const [problem, setProblem] = useState<string | null>(null);
  const witness = action === 'replace' ? witnessFor(holder, people) : null;
  const titles = { renew: text.renewTitle, replace: text.replaceTitle, revoke: text.revokeTitle };
  const work = useAction(async () => {
    const typed = typedIn(fields.current);
    const wrong = problemIn(typed, { action, isWitnessed: witness !== null });
    setProblem(wrong === null ? null : text[wrong]);
    if (wrong !== null) return null;
    const done = await perform(action, { holder, typed, why, witness });
    if (done.ok) onDone(done.value);
    return done.ok ? null : done.failure;
  });
  return (
    <Dialog
      title={titles[action](holder.name)}
      onClose={onClose}
      onPrimary={() => work.start()}
      buttons={
        <>
          <Button onPress={onClose} isDisabled={work.isBusy}>
            {common.cancel}
          </Button>
          <Button
            kind={action === 'revoke' ? 'danger' : 'primary'}
            onPress={() => work.start()}
            isBusy={work.isBusy}
          >
            {work.isBusy ? text.working : text[action]}
          </Button>
        </>
      }
    >
      <p>{{ renew: text.renewText, replace: text.replaceText, revoke: text.revokeText }[action]}</p>
      {action === 'revoke' && <Reason why={why} onChange={setWhy} />}
      <div ref={fields} className={styles.fields}>
        <TextInput name="own" type="password" label={text.passPhrase} isRequired autoFocus />
        {action === 'replace' && <NewPassPhrase name={holder.name} />}
        {witness !== null && (
          <TextInput
            name="witness"
            type="password"
            label={text.witness(witness.name)}
            note={text.witnessNote}
            isRequired
          />
        )}
      </div>
      {problem !== null && <Notice tone="error">{problem}</Notice>}
      <ShowFailure failure={work.failure} />
    </Dialog>
  );
}

function Reason({
  why,
  onChange,
}: {
  readonly why: RevokingReason;
  readonly onChange: (why: RevokingReason) => void;
}): ReactNode {
  const text = useText();
  const words = useKeysWords();
  return (
    <>
      <SelectInput
        label={text.keys.reason}
        options={revokingReasons.map((value) => ({ value, label: words.reasons[value] }))}
        value={why}
        onChange={onChange}
      />
      <Notice tone={why === 'compromised' ? 'warning' : 'info'}>{words.effects[why]}</Notice>
    </>
  );
}

function NewPassPhrase({ name }: { readonly name: string }): ReactNode {
  const { keys: text } = useText();
  return (
    <>
      <TextInput
        name="first"
        type="password"
        label={text.newPassPhrase(name)}
        note={text.newPassPhraseNote}
        isRequired
      />
      <TextInput name="again" type="password" label={text.newPassPhraseAgain} isRequired />
    </>
  );
}

/** Reviewers and approvers get new keys only with the system administrator's consent. */
function witnessFor({ duty }: KeyHolder, people: readonly KeyHolder[]): KeyHolder | null {
  if (duty !== 'secrecy-reviewer' && duty !== 'approver') return null;
  return people.find((each) => each.duty === 'system-administrator') ?? null;
}

function typedIn(fields: HTMLDivElement | null): Typed {
  const wordsIn = (name: string): string =>
    fields?.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
  return {
    own: wordsIn('own'),
    first: wordsIn('first'),
    again: wordsIn('again'),
    witness: wordsIn('witness'),
  };
}

function problemIn(
  { own, first, again, witness }: Typed,
  { action, isWitnessed }: { readonly action: KeyAction; readonly isWitnessed: boolean },
): 'lackingPassPhrase' | 'differing' | null {
  const needed = [own, ...(action === 'replace' ? [first, again] : []), ...(isWitnessed ? [witness] : [])];
  if (needed.includes('')) return 'lackingPassPhrase';
  return action === 'replace' && first !== again ? 'differing' : null;
}

interface Performing {
  readonly holder: KeyHolder;
  readonly typed: Typed;
  readonly why: RevokingReason;
  readonly witness: KeyHolder | null;
}

function perform(
  action: KeyAction,
  { holder: { id: person }, typed, why, witness }: Performing,
): Promise<Result<KeysView>> {
  const passPhrase = typed.own;
  if (action === 'renew') return call('keys.renew', { person, passPhrase });
  if (action === 'revoke') return call('keys.revoke', { person, why, passPhrase });
  const agreeing: Witness | null =
    witness === null ? null : { person: witness.id, passPhrase: typed.witness };
  return call('keys.replace', { person, newPassPhrase: typed.first, passPhrase, witness: agreeing });
}
