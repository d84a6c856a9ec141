/** Adding, moving or retiring a person: the system administrator asks, the security administrator types their pass phrase. */
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { PersonId } from '../../../shared/base/ids.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { PeopleView } from '../../../shared/contract/people-api.ts';
import type { Duty } from '../../../shared/signoff/duties.ts';
import { duties } from '../../../shared/signoff/duties.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './people.module.css';
import { typedIn } from './typed-fields.ts';
import { usePeopleWords } from './use-people-words.ts';

interface Someone {
  readonly id: PersonId;
  readonly name: string;
}

export type PersonAction =
  | { readonly kind: 'add' }
  | { readonly kind: 'assign'; readonly person: Someone }
  | { readonly kind: 'retire'; readonly person: Someone };

export interface PersonDialogProps {
  readonly action: PersonAction;
  readonly view: PeopleView;
  readonly onDone: (view: PeopleView, sentence: string) => void;
  readonly onClose: () => void;
}

export function PersonDialog({ action, view, onDone, onClose }: PersonDialogProps): ReactNode {
  const { people: text, common, words } = useText();
  const said = usePeopleWords();
  const fields = useRef<HTMLDivElement>(null);
  const [duty, setDuty] = useState<Duty>('handler');
  const [problem, setProblem] = useState<'lacking' | 'differing' | null>(null);
  const grantor = view.people.find((each) => each.duty === 'security-administrator') ?? null;
  const work = useAction(async () => {
    const typed = typedValues(fields.current);
    const wrong = problemIn(action, typed);
    setProblem(wrong);
    if (wrong !== null || grantor === null) return null;
    const done = await perform(action, { duty, typed, grantor: grantor.id });
    if (!done.ok) return done.failure;
    const name = action.kind === 'add' ? typed.name : action.person.name;
    const sentences = {
      add: said.added(name, words.duties[duty]),
      assign: said.assigned(name, words.duties[duty]),
      retire: said.nowRetired(name),
    };
    onDone(done.value, sentences[action.kind]);
    return null;
  });
  return (
    <Dialog
      title={titleOf(action, text)}
      onClose={onClose}
      onPrimary={() => work.start()}
      buttons={
        <>
          <Button onPress={onClose} isDisabled={work.isBusy}>
            {common.cancel}
          </Button>
          <Button
            kind={action.kind === 'retire' ? 'danger' : 'primary'}
            onPress={() => work.start()}
            isBusy={work.isBusy}
          >
            {work.isBusy ? text.working : text[action.kind]}
          </Button>
        </>
      }
    >
      <p>{action.kind === 'retire' ? text.retireText : text.giveText}</p>
      <div ref={fields} className={styles.fields}>
        {action.kind === 'add' && <TextInput name="name" label={text.name} isRequired autoFocus />}
        {action.kind !== 'retire' && <Giving duty={duty} onDuty={setDuty} />}
        <TextInput
          name="grant"
          type="password"
          label={text.grant(grantor?.name ?? '')}
          note={text.grantNote}
          isRequired
        />
      </div>
      {problem !== null && <Notice tone="error">{text[problem]}</Notice>}
      <ShowFailure failure={work.failure} />
    </Dialog>
  );
}

function Giving({ duty, onDuty }: { readonly duty: Duty; readonly onDuty: (duty: Duty) => void }): ReactNode {
  const { people: text, words } = useText();
  const options = duties.map((value) => ({ value, label: words.duties[value] }));
  return (
    <>
      <SelectInput label={text.duty} options={options} value={duty} onChange={onDuty} />
      {duty === 'security-administrator' && <Notice tone="warning">{text.handover}</Notice>}
      <TextInput name="first" type="password" label={text.oneTime} isRequired />
      <TextInput name="again" type="password" label={text.oneTimeAgain} isRequired />
    </>
  );
}

interface Typed {
  readonly name: string;
  readonly first: string;
  readonly again: string;
  readonly grant: string;
}

function typedValues(within: HTMLElement | null): Typed {
  const [name = '', first = '', again = '', grant = ''] = ['name', 'first', 'again', 'grant'].map((each) =>
    typedIn(within, each),
  );
  return { name, first, again, grant };
}

function problemIn({ kind }: PersonAction, typed: Typed): 'lacking' | 'differing' | null {
  const giving = kind === 'retire' ? [] : [typed.first, typed.again];
  const needed = [typed.grant, ...giving, ...(kind === 'add' ? [typed.name.trim()] : [])];
  if (needed.includes('')) return 'lacking';
  return kind !== 'retire' && typed.first !== typed.again ? 'differing' : null;
}

function titleOf(action: PersonAction, text: ReturnType<typeof useText>['people']): string {
  if (action.kind === 'add') return text.addTitle;
  const { name } = action.person;
  return action.kind === 'assign' ? text.assignTitle(name) : text.retireTitle(name);
}

function perform(
  action: PersonAction,
  { duty, typed, grantor }: { readonly duty: Duty; readonly typed: Typed; readonly grantor: PersonId },
): Promise<Result<PeopleView>> {
  const grant = { person: grantor, passPhrase: typed.grant };
  const given = { duty, oneTimePassPhrase: typed.first, grant };
  if (action.kind === 'add') return call('people.add', { name: typed.name, ...given });
  if (action.kind === 'assign') return call('people.assign', { person: action.person.id, ...given });
  return call('people.retire', { person: action.person.id, grant });
}
