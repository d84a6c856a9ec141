/** The signature: exactly what is signed, and the pass phrase that unlocks the person's key for this one time. */
import type { FormEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { SigningStage } from '../../../shared/signoff/statement.ts';
import { call } from '../../api.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { useAnnounce } from '../../parts/live-region.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './sign-off.module.css';
import { SignedContent } from './signed-content.tsx';

export interface SignPanelProps {
  readonly detail: DossierDetail;
  readonly stage: SigningStage;
  readonly onSigned: (detail: DossierDetail) => void;
  readonly onChanged: () => Promise<void>;
}

export function SignPanel({ detail, stage, onSigned, onChanged }: SignPanelProps): ReactNode {
  const text = useText();
  const announce = useAnnounce();
  const passPhrase = useRef<HTMLInputElement>(null);
  const [isMissing, setIsMissing] = useState(false);
  const sign = useAction(async () => {
    const typed = passPhrase.current?.value ?? '';
    setIsMissing(typed === '');
    if (typed === '') {
      passPhrase.current?.focus();
      return null;
    }
    const signed = await call('dossier.sign', {
      dossier: detail.id,
      stage,
      content: detail.content,
      passPhrase: typed,
    });
    if (!signed.ok) {
      passPhrase.current?.select();
      if (signed.failure.code === 'signoff.content-changed') await onChanged();
      return signed.failure;
    }
    announce(text.signOff.signed);
    onSigned(signed.value);
    // The panel goes with the signature, and the focus must not go with it.
    document.getElementById('history-title')?.focus();
    return null;
  });
  useShortcuts({ primary: () => sign.start() });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    sign.start();
  };
  return (
    <section className={styles.panel} aria-labelledby="sign-title">
      <h2 id="sign-title">{text.signOff.stages[stage]}</h2>
      <p className={styles.statement}>{text.signOff.statements[stage]}</p>
      <SignedContent detail={detail} />
      <form className={styles.signRow} onSubmit={submit} noValidate>
        <TextInput
          name="pass-phrase"
          type="password"
          label={text.signOff.passPhrase}
          inputRef={passPhrase}
          error={isMissing ? text.signOff.passPhraseMissing : null}
        />
        <Button kind="primary" onPress={() => sign.start()} isBusy={sign.isBusy}>
          {sign.isBusy ? text.signOff.signing : text.signOff.sign}
        </Button>
      </form>
      <ShowFailure failure={sign.failure} />
    </section>
  );
}
