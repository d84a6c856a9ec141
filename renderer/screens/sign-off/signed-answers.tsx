/** What somebody answered to the review questions when they signed; folded, because it is long. */
import type { ReactNode } from 'react';
import type { SignOffView } from '../../../shared/contract/dossier-views.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './sign-off.module.css';

export function SignedAnswers({ answers }: Pick<SignOffView, 'answers'>): ReactNode {
  const text = useText();
  const words = text.signOff.questions;
  if (answers === null) return <p className="meta">{words.notRecorded}</p>;
  const explained = answers.filter(({ reason }) => reason !== '').length;
  return (
    <details className={styles.answers}>
      <summary>{words.signed(answers.length, explained)}</summary>
      <dl>
        {answers.map(({ question, answer, reason }) => (
          <div key={question}>
            <dt className="meta">{words.asked.names[question]}</dt>
            <dd>
              {words.asked.answers[answer]}
              {reason !== '' && ` · ${reason}`}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
