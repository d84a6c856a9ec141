/** Signatures and returns in the order they happened; what no longer counts says so in words. */
import type { ReactNode } from 'react';
import type { DossierDetail, ReturnView, SignOffView } from '../../../shared/contract/dossier-views.ts';
import { shortDigest, timeWords } from '../../parts/time-words.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { historyOf } from './history.ts';
import styles from './sign-off.module.css';
import { SignedAnswers } from './signed-answers.tsx';

export function SignHistory({ detail }: { readonly detail: DossierDetail }): ReactNode {
  const text = useText();
  const events = historyOf(detail);
  return (
    <section className={styles.panel} aria-labelledby="history-title" data-region="history">
      <h2 id="history-title" tabIndex={-1}>
        {text.signOff.history}
      </h2>
      {events.length === 0 && <p className="meta">{text.signOff.noHistory}</p>}
      <ol className={styles.history}>
        {events.map((event) => (
          <li key={event.at} className={styles.event}>
            {event.kind === 'signed' ? (
              <Signed signOff={event.signOff} />
            ) : (
              <Returned returned={event.returned} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Signed({ signOff }: { readonly signOff: SignOffView }): ReactNode {
  const text = useText();
  return (
    <>
      <p className={signOff.inForce ? '' : styles.void}>
        {text.signOff.signedBy(text.words.duties[signOff.stage], signOff.name)}
        {signOff.deputyFor !== null && ` · ${text.people.deputyFor(signOff.deputyFor)}`}
      </p>
      <p className={signOff.inForce ? styles.inForce : 'meta'}>
        {signOff.inForce ? text.signOff.inForce : `${text.signOff.void}　${text.signOff.voidNote}`}
      </p>
      <p className="meta">
        {timeWords(signOff.at)} · {text.signOff.key} <span className="mono">{shortDigest(signOff.key)}</span>
        {' · '}
        {text.signOff.content} <span className="mono">{shortDigest(signOff.content)}</span>
      </p>
      <SignedAnswers answers={signOff.answers} />
    </>
  );
}

function Returned({ returned }: { readonly returned: ReturnView }): ReactNode {
  const text = useText();
  return (
    <>
      <p>{text.signOff.returnedBy(returned.by)}</p>
      <p>{returned.comment}</p>
      <p className="meta">{timeWords(returned.at)}</p>
    </>
  );
}
