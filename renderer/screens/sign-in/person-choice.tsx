/** People of the office, by duty, one to be chosen. Native radio buttons: arrow keys, names and groups come with them. */
import type { ReactNode } from 'react';
import type { PersonId } from '../../../shared/base/ids.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import { duties } from '../../../shared/signoff/duties.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './sign-in.module.css';

export interface PersonChoiceProps {
  readonly people: readonly PersonView[];
  readonly chosen: PersonId | null;
  readonly onChoose: (person: PersonId) => void;
}

export function PersonChoice({ people, chosen, onChoose }: PersonChoiceProps): ReactNode {
  const text = useText();
  const inOrder = duties.flatMap((duty) => people.filter((person) => person.duty === duty));
  return (
    <fieldset className={styles.people}>
      <legend>{text.signIn.peopleNote}</legend>
      {inOrder.map(({ id, name, duty }) => (
        <label key={id} className={styles.person}>
          <input
            type="radio"
            name="person"
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          <span className={styles.name}>{name}</span>
          <span className={styles.duty}>{text.words.duties[duty]}</span>
        </label>
      ))}
    </fieldset>
  );
}
