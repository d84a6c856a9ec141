/** Dialog for a new release: its kind and its title are all that is needed to begin. */
import type { FormEvent, ReactNode } from 'react';
import { useState } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useRequiredText } from '../../parts/use-required-text.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import { inLanguage } from '../review/finding-words.ts';
import styles from './work-list.module.css';

export interface NewReleaseProps {
  readonly onClose: () => void;
  readonly onCreated: (dossier: DossierId) => void;
}

export function NewRelease({ onClose, onCreated }: NewReleaseProps): ReactNode {
  const text = useText();
  const title = useRequiredText<HTMLInputElement>();
  const kinds = useLoad('kinds', () => call('kinds.list', {}));
  const [kind, setKind] = useState('policy-with-interpretation');
  const chosen = kinds.value?.find(({ id }) => id === kind);
  const create = useAction(async () => {
    const typed = title.read();
    if (typed === null) return null;
    const created = await call('dossier.create', { kind, title: typed.trim() });
    if (created.ok) onCreated(created.value.dossier);
    return created.ok ? null : created.failure;
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    create.start();
  };
  return (
    <Dialog
      title={text.workList.createTitle}
      onClose={onClose}
      onPrimary={() => create.start()}
      buttons={
        <>
          <Button onPress={onClose}>{text.common.cancel}</Button>
          <Button kind="primary" onPress={() => create.start()} isBusy={create.isBusy}>
            {create.isBusy ? text.workList.creating : text.workList.create}
          </Button>
        </>
      }
    >
      <form onSubmit={submit} className={styles.newRelease} noValidate>
        <TextInput
          name="title"
          label={text.workList.titleField}
          inputRef={title.ref}
          error={title.isMissing ? text.workList.titleMissing : null}
          isRequired
          autoFocus
        />
        <SelectInput
          label={text.workList.kindField}
          value={kind}
          options={(kinds.value ?? []).map(({ id, name }) => ({ value: id, label: inLanguage(name, text) }))}
          onChange={setKind}
        />
        {chosen !== undefined && <p className="meta">{inLanguage(chosen.purpose, text)}</p>}
      </form>
      <ShowFailure failure={create.failure ?? kinds.failure} />
    </Dialog>
  );
}
