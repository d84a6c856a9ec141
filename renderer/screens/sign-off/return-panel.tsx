/** Sends the release back with a comment, without which nobody would know what to change. */
import type { ReactNode } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useRequiredText } from '../../parts/use-required-text.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './sign-off.module.css';

export interface ReturnPanelProps {
  readonly detail: DossierDetail;
  readonly onChanged: () => Promise<void>;
}

export function ReturnPanel({ detail, onChanged }: ReturnPanelProps): ReactNode {
  const text = useText();
  const comment = useRequiredText<HTMLTextAreaElement>();
  const giveBack = useAction(async () => {
    const typed = comment.read();
    if (typed === null) return null;
    const returned = await call('dossier.return', { dossier: detail.id, comment: typed.trim() });
    if (!returned.ok) return returned.failure;
    if (comment.ref.current !== null) comment.ref.current.value = '';
    await onChanged();
    return null;
  });
  return (
    <section className={styles.panel} aria-labelledby="return-title">
      <h2 id="return-title">{text.signOff.returnTitle}</h2>
      <p className="meta">{text.signOff.returnNote}</p>
      <TextInput
        name="comment"
        label={text.signOff.comment}
        rows={3}
        inputRef={comment.ref}
        error={comment.isMissing ? text.signOff.commentMissing : null}
      />
      <div>
        <Button kind="danger" onPress={() => giveBack.start()} isBusy={giveBack.isBusy}>
          {giveBack.isBusy ? text.signOff.returning : text.signOff.returnButton}
        </Button>
      </div>
      <ShowFailure failure={giveBack.failure} />
    </section>
  );
}
