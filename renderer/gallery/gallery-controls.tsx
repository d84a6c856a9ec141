/** Buttons, fields and choices of the gallery. */
import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button } from '../parts/button.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { SelectInput } from '../parts/select-input.tsx';
import { TextInput } from '../parts/text-input.tsx';
import styles from './gallery.module.css';
import { useGalleryText } from './use-gallery-text.ts';

const kinds = ['primary', 'plain', 'quiet', 'danger'] as const;

const nothing = (): void => undefined;

export function ButtonShow(): ReactNode {
  const { states, kinds: names, ...text } = useGalleryText();
  return (
    <>
      {kinds.map((kind) => (
        <div key={kind} className={styles.row}>
          <Button kind={kind} onPress={nothing}>
            {names[kind]}
          </Button>
          <Button kind={kind} onPress={nothing}>
            <LockKeyhole aria-hidden size={16} />
            {states.icon}
          </Button>
          <Button kind={kind} onPress={nothing} isBusy>
            {states.busy}
          </Button>
          <Button kind={kind} onPress={nothing} isDisabled>
            {states.disabled}
          </Button>
        </div>
      ))}
      <div className={styles.row}>
        <Button kind="primary" onPress={nothing} isBig>
          {states.big}
        </Button>
        <span className="mono">
          {text.digest} <CopyButton value={text.digest} label={text.copy} done={text.copied} />
        </span>
      </div>
    </>
  );
}

export function FieldShow(): ReactNode {
  const { states, ...text } = useGalleryText();
  return (
    <div className={styles.grid}>
      <TextInput label={states.rest} name="rest" />
      <TextInput label={states.filled} name="filled" initial={text.value} />
      <TextInput
        label={states.required}
        name="required"
        isRequired
        requiredWord={text.required}
        note={text.noteWords}
      />
      <TextInput label={states.error} name="error" error={text.errorWords} note={text.noteWords} />
      <TextInput label={states.readOnly} name="read-only" initial={text.value} isReadOnly />
      <TextInput label={states.secret} name="secret" type="password" initial={text.value} />
      <TextInput label={states.date} name="date" type="date" initial="2026-11-23" />
      <TextInput label={states.rows} name="rows" rows={3} initial={text.long} />
    </div>
  );
}

const options = [1, 2, 3] as const;

export function ChoiceShow(): ReactNode {
  const { states, ...text } = useGalleryText();
  const [value, setValue] = useState('1');
  const shared = {
    value,
    onChange: setValue,
    options: options.map((number) => ({ value: String(number), label: text.option(number) })),
  };
  return (
    <div className={styles.grid}>
      <SelectInput {...shared} label={states.rest} />
      <SelectInput {...shared} label={states.required} isRequired requiredWord={text.required} />
      <SelectInput {...shared} label={states.error} error={text.errorWords} />
      <SelectInput {...shared} label={states.disabled} isDisabled />
      <SelectInput {...shared} label={states.inline} isInline />
    </div>
  );
}
