/** Who is away and who stands in; one's own absence, or anybody's for the security administrator. */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { brand } from '../../../shared/base/ids.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import type { PeopleView, PersonStanding } from '../../../shared/contract/people-api.ts';
import { signingStages } from '../../../shared/signoff/statement.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './people.module.css';
import { typedIn } from './typed-fields.ts';

export interface AbsencePanelProps {
  readonly view: PeopleView;
  readonly person: PersonView;
  readonly onDone: (view: PeopleView) => void;
}

export function AbsencePanel(props: AbsencePanelProps): ReactNode {
  const { people: text } = useText();
  const { view, person } = props;
  const signs = view.people.filter(({ duty }) => signingStages.some((stage) => stage === duty));
  const mayEnterFor =
    person.duty === 'security-administrator' ? signs : signs.filter(({ id }) => id === person.id);
  return (
    <section aria-labelledby="people-absences">
      <h2 id="people-absences">{text.absences}</h2>
      <p className="meta">{text.absenceNote}</p>
      {view.absences.length === 0 ? <p>{text.noAbsences}</p> : <AbsenceTable {...props} />}
      {mayEnterFor.length > 0 && <AbsenceForm {...props} candidates={mayEnterFor} />}
    </section>
  );
}

function AbsenceTable({ view, person, onDone }: AbsencePanelProps): ReactNode {
  const { people: text } = useText();
  const end = useAction(async (absence: string) => {
    const ended = await call('people.end-absence', { absence });
    if (ended.ok) onDone(ended.value);
    return ended.ok ? null : ended.failure;
  });
  return (
    <>
      <table className={styles.table} aria-label={text.absences}>
        <thead>
          <tr>
            <th scope="col">{text.away}</th>
            <th scope="col">{text.deputy}</th>
            <th scope="col">{text.days}</th>
            <th scope="col">{text.state}</th>
            <th scope="col">{text.actions}</th>
          </tr>
        </thead>
        <tbody>
          {view.absences.map((absence) => (
            <tr key={absence.id}>
              <th scope="row">{absence.name}</th>
              <td>{absence.deputyName}</td>
              <td>
                {absence.from} – {absence.to}
              </td>
              <td>{absence.running ? text.running : text.coming}</td>
              <td>
                {(absence.person === person.id || person.duty === 'security-administrator') && (
                  <Button onPress={() => end.start(absence.id)} isBusy={end.isBusy}>
                    {text.end}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ShowFailure failure={end.failure} />
    </>
  );
}

function AbsenceForm({
  view,
  candidates,
  onDone,
}: AbsencePanelProps & { readonly candidates: readonly PersonStanding[] }): ReactNode {
  const { people: text } = useText();
  const fields = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string>(candidates[0]?.id ?? '');
  const [deputy, setDeputy] = useState<string>('');
  const [isLacking, setIsLacking] = useState(false);
  const away = candidates.find(({ id }) => id === chosen) ?? candidates[0];
  const deputies = view.people.filter(({ id, duty }) => duty === away?.duty && id !== away.id);
  const standing = deputies.find(({ id }) => id === deputy) ?? deputies[0];
  const enter = useAction(async () => {
    const [from = '', to = ''] = ['from', 'to'].map((name) => typedIn(fields.current, name));
    const isIncomplete = from === '' || to === '' || away === undefined || standing === undefined;
    setIsLacking(isIncomplete);
    if (isIncomplete) return null;
    const entered = await call('people.enter-absence', { person: away.id, deputy: standing.id, from, to });
    if (entered.ok) onDone(entered.value);
    return entered.ok ? null : entered.failure;
  });
  const options = (people: readonly PersonStanding[]) =>
    people.map(({ id, name }) => ({ value: brand<typeof id>(id), label: name }));
  return (
    <>
      <div ref={fields} className={styles.row}>
        <SelectInput
          label={text.away}
          options={options(candidates)}
          value={away?.id ?? brand('')}
          onChange={setChosen}
        />
        {standing !== undefined && (
          <>
            <SelectInput
              label={text.deputy}
              options={options(deputies)}
              value={standing.id}
              onChange={setDeputy}
            />
            <TextInput name="from" type="date" label={text.from} isRequired />
            <TextInput name="to" type="date" label={text.to} isRequired />
            <Button onPress={() => enter.start()} isBusy={enter.isBusy}>
              {text.enter}
            </Button>
          </>
        )}
      </div>
      {standing === undefined && <Notice tone="info">{text.noDeputy}</Notice>}
      {isLacking && <Notice tone="error">{text.lacking}</Notice>}
      <ShowFailure failure={enter.failure} />
    </>
  );
}
