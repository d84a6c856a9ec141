/** People of the office: who is here, who is away, what is asked of pass phrases, and one's own. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import type { PeopleView, PersonStanding } from '../../../shared/contract/people-api.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import { AbsencePanel } from './absence-panel.tsx';
import { OwnPassPhrase } from './own-pass-phrase.tsx';
import styles from './people.module.css';
import { PeopleTable } from './people-table.tsx';
import type { PersonAction } from './person-dialog.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { PolicyPanel } from './policy-panel.tsx';
import { usePeopleWords } from './use-people-words.ts';

export interface PeopleScreenProps {
  readonly person: PersonView;
  /** Who can sign in has changed. */
  readonly onPeople: () => void;
}

export function PeopleScreen({ person, onPeople }: PeopleScreenProps): ReactNode {
  const { people: text } = useText();
  const words = usePeopleWords();
  const people = useLoad('people', () => call('people.list', {}));
  const [said, setSaid] = useState<string | null>(null);
  const done = (view: PeopleView, sentence: string | null = null): void => {
    people.change(() => view);
    setSaid(sentence);
    onPeople();
  };
  const view = people.value;
  return (
    <section className={styles.screen} aria-label={text.title} data-region="main">
      <h1>{text.title}</h1>
      {said !== null && <Notice tone="success">{said}</Notice>}
      <ShowFailure failure={people.failure} />
      {view !== null && (
        <>
          <Staff view={view} person={person} onDone={done} />
          <AbsencePanel view={view} person={person} onDone={(next) => done(next)} />
          <PolicyPanel
            policy={view.policy}
            onDone={person.duty === 'security-administrator' ? (next) => done(next) : null}
          />
          <section aria-labelledby="people-own">
            <h2 id="people-own">{text.own}</h2>
            <OwnPassPhrase
              isOnly={false}
              onChanged={() => {
                setSaid(words.changed);
                void people.reload();
              }}
            />
          </section>
        </>
      )}
    </section>
  );
}

interface StaffProps {
  readonly view: PeopleView;
  readonly person: PersonView;
  readonly onDone: (view: PeopleView, sentence: string) => void;
}

function Staff({ view, person, onDone }: StaffProps): ReactNode {
  const { people: text } = useText();
  const words = usePeopleWords();
  const [action, setAction] = useState<PersonAction | null>(null);
  const mayChange = person.duty === 'system-administrator';
  const unlock = useAction(async ({ id, name }: PersonStanding) => {
    const unlocked = await call('people.unlock', { person: id });
    if (unlocked.ok) onDone(unlocked.value, words.unlocked(name));
    return unlocked.ok ? null : unlocked.failure;
  });
  return (
    <section aria-labelledby="people-staff">
      <div className={styles.head}>
        <h2 id="people-staff">{text.table}</h2>
        {mayChange && (
          <Button kind="primary" onPress={() => setAction({ kind: 'add' })}>
            {text.add}
          </Button>
        )}
      </div>
      <PeopleTable
        view={view}
        onAction={mayChange ? setAction : null}
        onUnlock={(standing) => unlock.start(standing)}
      />
      <ShowFailure failure={unlock.failure} />
      {mayChange && <Retired view={view} onAction={setAction} />}
      {action !== null && (
        <PersonDialog
          action={action}
          view={view}
          onClose={() => setAction(null)}
          onDone={(next, sentence) => {
            setAction(null);
            onDone(next, sentence);
          }}
        />
      )}
    </section>
  );
}

function Retired({
  view,
  onAction,
}: {
  readonly view: PeopleView;
  readonly onAction: (action: PersonAction) => void;
}): ReactNode {
  const { people: text } = useText();
  if (view.retired.length === 0) return null;
  return (
    <>
      <h3>{text.comeBack}</h3>
      <table className={styles.table} aria-label={text.comeBack}>
        <tbody>
          {view.retired.map((person) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              <td>
                <Button onPress={() => onAction({ kind: 'assign', person })}>{text.reinstate}</Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
