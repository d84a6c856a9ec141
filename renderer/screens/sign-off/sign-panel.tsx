/** The signature: exactly what is signed, and the pass phrase that unlocks the person's key for this one time. */
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import type { Failure } from '../../../shared/base/result.ts';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { SigningStage } from '../../../shared/signoff/statement.ts';
import { call } from '../../api.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { useAnnounce } from '../../parts/live-region.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import type { Action } from '../../parts/use-action.ts';
import { useAction } from '../../parts/use-action.ts';
import type { RequiredText } from '../../parts/use-required-text.ts';
import { useRequiredText } from '../../parts/use-required-text.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './sign-off.module.css';
import { SignedContent } from './signed-content.tsx';
import { UninspectedList, useUninspected } from './uninspected.tsx';

export interface SignPanelProps {
  readonly detail: DossierDetail;
  readonly stage: SigningStage;
  readonly onSigned: (detail: DossierDetail) => void;
  readonly onChanged: () => Promise<void>;
}

export function SignPanel(props: SignPanelProps): ReactNode {
  const text = useText();
  const { detail, stage } = props;
  const passPhrase = useRequiredText<HTMLInputElement>();
  const uninspected = useUninspected(detail);
  const [isTickMissing, setIsTickMissing] = useState(false);
  const sign = useSigning(props, passPhrase);
  const start = (): void => {
    setIsTickMissing(!uninspected.isComplete);
    if (uninspected.isComplete) sign.start();
  };
  useShortcuts({ primary: start });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    start();
  };
  return (
    <section className={styles.panel} aria-labelledby="sign-title">
      <h2 id="sign-title">{text.signOff.stages[stage]}</h2>
      <p className={styles.statement}>{text.signOff.statements[stage]}</p>
      <SignedContent detail={detail} />
      <UninspectedList uninspected={uninspected} isMissing={isTickMissing} />
      <form className={styles.signRow} onSubmit={submit} noValidate>
        <TextInput
          name="pass-phrase"
          type="password"
          label={text.signOff.passPhrase}
          inputRef={passPhrase.ref}
          error={passPhrase.isMissing ? text.signOff.passPhraseMissing : null}
        />
        <Button kind="primary" onPress={start} isBusy={sign.isBusy}>
          {sign.isBusy ? text.signOff.signing : text.signOff.sign}
        </Button>
      </form>
      <ShowFailure failure={sign.failure} />
    </section>
  );
}

function useSigning(
  { detail, stage, onSigned, onChanged }: SignPanelProps,
  passPhrase: RequiredText<HTMLInputElement>,
): Action<Failure, []> {
  const text = useText();
  const announce = useAnnounce();
  return useAction(async () => {
    const typed = passPhrase.read();
    if (typed === null) return null;
    const { id: dossier, content } = detail;
    const signed = await call('dossier.sign', { dossier, stage, content, passPhrase: typed });
    if (!signed.ok) {
      passPhrase.ref.current?.select();
      if (signed.failure.code === 'signoff.content-changed') await onChanged();
      return signed.failure;
    }
    announce(text.signOff.signed);
    onSigned(signed.value);
    // The panel goes with the signature, and the focus must not go with it.
    document.getElementById('history-title')?.focus();
    return null;
  });
}
