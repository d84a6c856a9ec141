/** The form of a block that is drawn or set as a table; the block beside it changes with each key. */
import type { Editor } from '@tiptap/core';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import type { FormBlock } from './block-kinds.ts';
import { captionFields, rowShapes } from './block-kinds.ts';
import { changeBlock } from './current-block.ts';
import styles from './desk.module.css';
import { cellText, rowsOf, withCell, withField, withoutRow, withRow } from './form-values.ts';

export interface BlockFormProps {
  readonly editor: Editor;
  readonly block: FormBlock;
}

/** Needs a key of its own for each block: what is typed lives in the fields. */
export function BlockForm({ editor, block }: BlockFormProps): ReactNode {
  const { desk } = useText();
  const latest = useRef(block);
  latest.current = block;
  const [keys, setKeys] = useState(() => rowsOf(block).map((_row, index) => index));
  const apply = (next: FormBlock | null): boolean => {
    if (next === null) return false;
    latest.current = next;
    changeBlock(editor, block.id, { data: next });
    return true;
  };
  return (
    <section className={styles.form} aria-label={desk.formOf(desk.blocks[block.block])}>
      {captionFields(block).map((field) => (
        <TextInput
          key={field}
          name={field}
          label={desk.fields[field]}
          initial={captionOf(block, field)}
          isRequired
          {...(field === 'alt' ? { rows: 2 } : {})}
          onChange={(value) => apply(withField(latest.current, field, value))}
        />
      ))}
      {rowsOf(block).map((row, index) => (
        <FormRow
          key={keys[index] ?? index}
          {...{ block, row, index }}
          onCell={(column, typed) => apply(withCell(latest.current, { row: index, column }, typed))}
          onRemove={() => {
            setKeys(keys.filter((_key, each) => each !== index));
            apply(withoutRow(latest.current, index));
          }}
        />
      ))}
      <div>
        <Button
          onPress={() => {
            setKeys([...keys, Math.max(-1, ...keys) + 1]);
            apply(withRow(latest.current));
          }}
        >
          <Plus aria-hidden size={14} /> {desk.addRow}
        </Button>
      </div>
    </section>
  );
}

function captionOf(block: FormBlock, field: string): string {
  const value: unknown = Object.entries(block).find(([name]) => name === field)?.[1];
  return typeof value === 'string' ? value : '';
}

interface FormRowProps {
  readonly block: FormBlock;
  readonly row: Readonly<Record<string, unknown>>;
  readonly index: number;
  /** False where what was typed cannot stand there. */
  readonly onCell: (column: string, typed: string) => boolean;
  readonly onRemove: () => void;
}

function FormRow({ block, row, index, onCell, onRemove }: FormRowProps): ReactNode {
  const { desk } = useText();
  const [wrong, setWrong] = useState<string | null>(null);
  const labels: Readonly<Record<string, string>> = {
    ...desk.fields,
    ...(block.block === 'comparison' ? { before: block.before, after: block.after } : {}),
  };
  return (
    <fieldset className={styles.formRow} aria-label={desk.row(index + 1)}>
      <div className={styles.rowHead}>
        <span className="meta">{desk.row(index + 1)}</span>
        <Button kind="quiet" label={desk.removeRow(index + 1)} onPress={onRemove}>
          <Trash2 aria-hidden size={14} />
        </Button>
      </div>
      {rowShapes[block.block].columns.map((column) => (
        <TextInput
          key={column}
          name={column}
          label={labels[column] ?? column}
          initial={cellText(row, column)}
          error={wrong === column ? desk.notNumber : null}
          onChange={(typed) => setWrong(onCell(column, typed) ? null : column)}
        />
      ))}
    </fieldset>
  );
}
