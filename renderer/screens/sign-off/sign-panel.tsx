/** The signature: exactly what is signed, and the pass phrase that unlocks the person's key for this one time. */
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import type { Failure } from '../../../shared/base/result.ts';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import { checkAnswers } from '../../../shared/release/review-answers.ts';
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
import type { AnswerDrafting } from './answer-drafts.ts';
import { givenAnswers, useAnswerDraft } from './answer-drafts.ts';
import { ReviewQuestions } from './review-questions.tsx';
import styles from './sign-off.module.css';
import { SignedContent } from './signed-content.tsx';
import { UninspectedList, useUninspected } from './uninspected.tsx';

export interface SignPanelProps {
  readonly detail: DossierDetail;
  readonly person: PersonView;
  readonly stage: SigningStage;
  readonly onSigned: (detail: DossierDetail) => void;
  readonly onChanged: () => Promise<void>;
}

export function SignPanel(props: SignPanelProps): ReactNode {
  const text = useText();
  const { detail, person, stage } = props;
  const passPhrase = useRequiredText<HTMLInputElement>();
  const uninspected = useUninspected(detail);
  const [isTickMissing, setIsTickMissing] = useState(false);
  const drafting = useAnswerDraft({
    ...{ person: person.id, dossier: detail.id, content: detail.content, stage },
  });
  const [refused, setRefused] = useState<Failure | null>(null);
  const sign = useSigning(props, passPhrase, drafting);
  const start = (): void => {
    setIsTickMissing(!uninspected.isComplete);
    const judged = checkAnswers(stage, givenAnswers(drafting));
    setRefused(judged.ok ? null : judged.failure);
    if (!judged.ok) focusQuestion(questionsOf(judged.failure));
    else if (uninspected.isComplete) sign.start();
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
      <ReviewQuestions drafting={drafting} wrong={refused === null ? [] : questionsOf(refused)} />
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
      <ShowFailure failure={refused ?? sign.failure} />
    </section>
  );
}

/** Questions that a failure is about. */
function questionsOf({ params }: Failure): readonly string[] {
  return 'questions' in params ? params.questions.split(' ') : [];
}

/** The first of them, or the field for its reason where it is answered. */
function focusQuestion([first]: readonly string[]): void {
  const question = document.getElementById(`question-${first}`);
  const target = question?.querySelector('input[type="text"]') ?? question?.querySelector('input');
  if (target instanceof HTMLElement) target.focus();
}

function useSigning(
  { detail, stage, onSigned, onChanged }: SignPanelProps,
  passPhrase: RequiredText<HTMLInputElement>,
  drafting: AnswerDrafting,
): Action<Failure, []> {
  const text = useText();
  const announce = useAnnounce();
  return useAction(async () => {
    const typed = passPhrase.read();
    if (typed === null) return null;
    const { id: dossier, content } = detail;
    const answers = givenAnswers(drafting);
    const signed = await call('dossier.sign', { dossier, stage, content, answers, passPhrase: typed });
    if (!signed.ok) {
      passPhrase.ref.current?.select();
      if (signed.failure.code === 'signoff.content-changed') await onChanged();
      return signed.failure;
    }
    drafting.forget();
    announce(text.signOff.signed);
    onSigned(signed.value);
    // The panel goes with the signature, and the focus must not go with it.
    document.getElementById('history-title')?.focus();
    return null;
  });
}
