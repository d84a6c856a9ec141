/** Who holds which duty, how each account stands, and what the system administrator can do about it. */
import type { ReactNode } from 'react';
import type { PeopleView, PersonStanding } from '../../../shared/contract/people-api.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './people.module.css';
import type { PersonAction } from './person-dialog.tsx';
import { usePeopleWords } from './use-people-words.ts';

export interface PeopleTableProps {
  readonly view: PeopleView;
  /** Null where nothing can be changed. */
  readonly onAction: ((action: PersonAction) => void) | null;
  readonly onUnlock: (person: PersonStanding) => void;
}

export function PeopleTable({ view, onAction, onUnlock }: PeopleTableProps): ReactNode {
  const { people: text, words } = useText();
  return (
    <table className={styles.table} aria-label={text.table}>
      <thead>
        <tr>
          <th scope="col">{text.duty}</th>
          <th scope="col">{text.person}</th>
          <th scope="col">{text.account}</th>
          {onAction !== null && <th scope="col">{text.actions}</th>}
        </tr>
      </thead>
      <tbody>
        {view.people.map((person) => (
          <tr key={person.id}>
            <td>{words.duties[person.duty]}</td>
            <th scope="row">{person.name}</th>
            <td>
              <Account person={person} />
            </td>
            {onAction !== null && (
              <td>
                <div className={styles.buttons}>
                  {person.lockedMinutes > 0 && (
                    <Button onPress={() => onUnlock(person)}>{text.unlock}</Button>
                  )}
                  {!isGrantor(person) && (
                    <>
                      <Button onPress={() => onAction({ kind: 'assign', person })}>{text.assign}</Button>
                      <Button onPress={() => onAction({ kind: 'retire', person })}>{text.retire}</Button>
                    </>
                  )}
                </div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Whoever grants does not grant to himself: the duty of the security administrator goes over to a successor. */
function isGrantor({ duty }: PersonStanding): boolean {
  return duty === 'security-administrator';
}

function Account({ person: { lockedMinutes, due } }: { readonly person: PersonStanding }): ReactNode {
  const { people: text } = useText();
  const words = usePeopleWords();
  if (lockedMinutes > 0) return <span className={styles.locked}>{words.locked(lockedMinutes)}</span>;
  return due === null ? text.inOrder : <span className={styles.due}>{words.due[due]}</span>;
}
