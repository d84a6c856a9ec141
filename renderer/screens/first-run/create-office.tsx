/** Form that sets up an office: name, code, six people with pass phrases. Everything wrong is listed at once. */
import type { FormEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { OfficeStatus } from '../../../shared/contract/office-views.ts';
import { keysWords } from '../../../shared/messages/keys-words.ts';
import { duties } from '../../../shared/signoff/duties.ts';
import { passPhraseMinimum } from '../../../shared/signoff/pass-phrase-length.ts';
import type { SignatureSuite } from '../../../shared/signoff/signing.ts';
import { call } from '../../api.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { usePreferences, useText } from '../../preferences/use-preferences.tsx';
import { ProgressLine } from '../../progress-line.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './first-run.module.css';
import { readOfficeForm } from './office-form.ts';
import { officeProblems } from './office-problems.ts';
import { problemSentences } from './problem-sentences.ts';

const suiteNames: readonly SignatureSuite[] = ['ed25519', 'sm2', 'both'];

export interface CreateOfficeProps {
  readonly onReady: (status: OfficeStatus) => void;
  readonly onBack: () => void;
}

export function CreateOffice({ onReady, onBack }: CreateOfficeProps): ReactNode {
  const text = useText();
  const form = useRef<HTMLFormElement>(null);
  const [suite, setSuite] = useState<SignatureSuite>('ed25519');
  const [check, setCheck] = useState({ turn: 0, problems: problemSentences([], text) });
  const create = useAction(async () => {
    if (form.current === null) return null;
    const entry = readOfficeForm(form.current);
    const problems = problemSentences(officeProblems(entry, passPhraseMinimum), text);
    setCheck(({ turn }) => ({ turn: turn + 1, problems }));
    if (problems.length > 0) return null;
    const people = duties.map((duty) => ({
      name: entry.people[duty].name,
      duty,
      passPhrase: entry.people[duty].passPhrase,
    }));
    const created = await call('office.create', { name: entry.name, code: entry.code, people, suite });
    if (created.ok) onReady(created.value);
    return created.ok ? null : created.failure;
  });
  useShortcuts({ primary: () => create.start() });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.start();
  };
  const errorOf = (field: string): string | null =>
    check.problems.find((problem) => problem.field === field)?.sentence ?? null;
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {check.problems.length > 0 && (
        <ErrorSummary
          key={check.turn}
          title={text.common.errorSummary(check.problems.length)}
          problems={check.problems}
        />
      )}
      <OfficeFields errorOf={errorOf} suite={suite} onSuite={setSuite} />
      <PeopleFields errorOf={errorOf} />
      {create.isBusy && <ProgressLine what={text.firstRun.submitting} />}
      <ShowFailure failure={create.failure} />
      <div className={styles.buttons}>
        <Button onPress={onBack} isDisabled={create.isBusy}>
          {text.common.back}
        </Button>
        <Button kind="primary" onPress={() => create.start()} isBusy={create.isBusy}>
          {text.firstRun.submit}
        </Button>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly errorOf: (field: string) => string | null;
}

interface OfficeFieldsProps extends FieldsProps {
  readonly suite: SignatureSuite;
  readonly onSuite: (suite: SignatureSuite) => void;
}

function OfficeFields({ errorOf, suite, onSuite }: OfficeFieldsProps): ReactNode {
  const { text, preferences } = usePreferences();
  const { suites } = keysWords(preferences.language);
  return (
    <fieldset className={styles.office}>
      <legend>{text.firstRun.officeLegend}</legend>
      <TextInput
        id="office-name"
        name="office-name"
        label={text.firstRun.officeName}
        error={errorOf('office-name')}
        isRequired
        autoFocus
      />
      <TextInput
        id="office-code"
        name="office-code"
        label={text.firstRun.officeCode}
        note={text.firstRun.officeCodeNote}
        error={errorOf('office-code')}
        isRequired
      />
      <div>
        <SelectInput
          id="office-suite"
          label={text.firstRun.suite}
          options={suiteNames.map((value) => ({ value, label: suites[value] }))}
          value={suite}
          onChange={onSuite}
        />
        <p className="meta">{text.firstRun.suiteNote}</p>
      </div>
    </fieldset>
  );
}

function PeopleFields({ errorOf }: FieldsProps): ReactNode {
  const text = useText();
  return (
    <fieldset className={styles.people}>
      <legend>{text.firstRun.peopleLegend}</legend>
      <p className={styles.note}>{text.firstRun.peopleNote}</p>
      {duties.map((duty) => {
        const word = text.words.duties[duty];
        return (
          <div key={duty} className={styles.person}>
            <PersonField id={`${duty}-name`} label={text.firstRun.nameOf(word)} errorOf={errorOf} />
            <PersonField
              id={`${duty}-pass-phrase`}
              label={text.firstRun.passPhraseOf(word)}
              errorOf={errorOf}
              isSecret
            />
            <PersonField
              id={`${duty}-repeat`}
              label={text.firstRun.repeatOf(word)}
              errorOf={errorOf}
              isSecret
            />
          </div>
        );
      })}
    </fieldset>
  );
}

interface PersonFieldProps extends FieldsProps {
  readonly id: string;
  readonly label: string;
  readonly isSecret?: boolean;
}

function PersonField({ id, label, errorOf, isSecret = false }: PersonFieldProps): ReactNode {
  return (
    <TextInput
      id={id}
      name={id}
      label={label}
      type={isSecret ? 'password' : 'text'}
      error={errorOf(id)}
      isRequired
    />
  );
}
