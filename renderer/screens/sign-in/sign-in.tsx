/** Sign-in, also the lock screen: who, and the pass phrase. */
import type { FormEvent, ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { PersonId } from '../../../shared/base/ids.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { OfficeStatus, SessionView } from '../../../shared/contract/office-views.ts';
import { call } from '../../api.ts';
import { LookControls } from '../../frame/look-controls.tsx';
import { PlainPage } from '../../frame/plain-page.tsx';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { PersonChoice } from './person-choice.tsx';
import { samplePassPhrase } from './sample-pass-phrases.ts';
import styles from './sign-in.module.css';

export interface SignInProps {
  readonly status: OfficeStatus;
  /** Who locked the window, or null at the start. */
  readonly lockedBy: PersonId | null;
  readonly onSignedIn: (session: SessionView) => void;
}

export function SignIn({ status, lockedBy, onSignedIn }: SignInProps): ReactNode {
  const text = useText();
  const [person, setPerson] = useState<PersonId | null>(lockedBy);
  const [isPersonMissing, setIsPersonMissing] = useState(false);
  const passPhrase = useRef<HTMLInputElement>(null);
  const signIn = useAction(async () => {
    setIsPersonMissing(person === null);
    if (person === null) return null;
    const typed = passPhrase.current?.value ?? '';
    const session = await enter(person, typed, lockedBy);
    if (session.ok) onSignedIn(session.value);
    return session.ok ? null : session.failure;
  });
  useShortcuts({ primary: () => signIn.start() });
  const { failure } = signIn;
  useEffect(() => {
    if (failure !== null) passPhrase.current?.select();
  }, [failure]);
  const choose = (chosen: PersonId): void => {
    setPerson(chosen);
    signIn.clear();
    setIsPersonMissing(false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.start();
  };
  return (
    <PlainPage title={text.signIn.title} aside={<LookControls />} isWide>
      <OfficeLine status={status} isLocked={lockedBy !== null} />
      <form className={styles.form} onSubmit={submit} noValidate>
        <PersonChoice people={status.people} chosen={person} onChoose={choose} />
        <div className={styles.secret}>
          <TextInput
            name="pass-phrase"
            type="password"
            label={text.signIn.passPhrase}
            inputRef={passPhrase}
            autoFocus={lockedBy !== null}
            error={isPersonMissing ? text.signIn.choosePerson : null}
          />
          <Button kind="primary" onPress={() => signIn.start()} isBusy={signIn.isBusy}>
            {signIn.isBusy ? text.signIn.submitting : text.signIn.submit}
          </Button>
          <ShowFailure failure={failure} />
          <SampleHint status={status} person={person} />
        </div>
      </form>
    </PlainPage>
  );
}

/** Whoever locked the window unlocks it; anybody else signs in. A restart in between has ended the locked session. */
async function enter(
  person: PersonId,
  passPhrase: string,
  lockedBy: PersonId | null,
): Promise<Result<SessionView>> {
  if (person !== lockedBy) return call('session.sign-in', { person, passPhrase });
  const unlocked = await call('session.unlock', { passPhrase });
  const isGone = !unlocked.ok && unlocked.failure.code === 'session.not-signed-in';
  return isGone ? call('session.sign-in', { person, passPhrase }) : unlocked;
}

function SampleHint(props: { readonly status: OfficeStatus; readonly person: PersonId | null }): ReactNode {
  const text = useText();
  if (props.status.office?.isSample !== true) return null;
  const person = props.status.people.find(({ id }) => id === props.person);
  const passPhrase = person === undefined ? null : samplePassPhrase(person.duty);
  return (
    <Notice tone="info" isStill>
      <p>{text.signIn.sampleNote}</p>
      {person !== undefined && passPhrase !== null && (
        <p>{text.signIn.samplePassPhrase(person.name, passPhrase)}</p>
      )}
    </Notice>
  );
}

function OfficeLine({
  status,
  isLocked,
}: {
  readonly status: OfficeStatus;
  readonly isLocked: boolean;
}): ReactNode {
  const text = useText();
  return (
    <>
      <p className={styles.office}>{status.office?.name}</p>
      {status.state === 'damaged' && <Notice tone="error">{text.frame.damaged}</Notice>}
      {isLocked && <Notice tone="info">{text.signIn.locked}</Notice>}
      {status.people.length === 0 && <Notice tone="warning">{text.signIn.noPeople}</Notice>}
    </>
  );
}
