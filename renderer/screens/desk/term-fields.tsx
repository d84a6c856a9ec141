/** Terms and what they mean in plain words. */
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './desk.module.css';
import type { DraftHead } from './desk.tsx';

type Terms = DraftHead['terms'];

export interface TermFieldsProps {
  readonly terms: Terms;
  readonly onChange: (terms: Terms) => void;
}

export function TermFields({ terms, onChange }: TermFieldsProps): ReactNode {
  const { desk } = useText();
  // Rows have no identity of their own; these keys stay with them when one before them goes.
  const [keys, setKeys] = useState(() => terms.map((_term, index) => index));
  const set = (at: number, change: Partial<Terms[number]>): void =>
    onChange(terms.map((term, index) => (index === at ? { ...term, ...change } : term)));
  return (
    <fieldset className={styles.terms} id="desk-terms" tabIndex={-1}>
      <legend>{desk.terms}</legend>
      {terms.map(({ term, meaning }, index) => (
        <fieldset key={keys[index]} className={styles.termRow} aria-label={desk.termOf(index + 1)}>
          <TextInput
            name="term"
            label={desk.term}
            initial={term}
            onChange={(value) => set(index, { term: value.slice(0, 200) })}
          />
          <TextInput
            name="meaning"
            label={desk.meaning}
            initial={meaning}
            onChange={(value) => set(index, { meaning: value })}
          />
          <Button
            kind="quiet"
            label={desk.removeTerm(index + 1)}
            onPress={() => {
              setKeys(keys.filter((_key, each) => each !== index));
              onChange(terms.filter((_term, each) => each !== index));
            }}
          >
            <Trash2 aria-hidden size={14} />
          </Button>
        </fieldset>
      ))}
      <div>
        <Button
          onPress={() => {
            setKeys([...keys, Math.max(-1, ...keys) + 1]);
            onChange([...terms, { term: '', meaning: '' }]);
          }}
        >
          <Plus aria-hidden size={14} /> {desk.addTerm}
        </Button>
      </div>
    </fieldset>
  );
}
