/** Title of an interpretation, and whom to ask about it. */
import type { ReactNode } from 'react';
import { TextInput } from '../../parts/text-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './desk.module.css';
import type { DraftHead } from './desk.tsx';

export interface HeadFieldsProps {
  readonly head: DraftHead;
  readonly onChange: (head: Partial<DraftHead>) => void;
}

/** Ids by which problems lead here. */
export const headFieldId = (field: string): string => `desk-${field}`;

export function HeadFields({ head, onChange }: HeadFieldsProps): ReactNode {
  const { desk } = useText();
  const field = (name: 'title' | 'department' | 'telephone' | 'hours') => (
    <TextInput
      id={headFieldId(name)}
      name={name}
      label={desk[name]}
      initial={head[name]}
      isRequired={name !== 'hours'}
      onChange={(value) => onChange({ [name]: value.slice(0, name === 'hours' ? 2_000 : 200) })}
    />
  );
  return (
    <div className={styles.head}>
      {field('title')}
      <div className={styles.asked}>
        {field('department')}
        {field('telephone')}
        {field('hours')}
      </div>
    </div>
  );
}
