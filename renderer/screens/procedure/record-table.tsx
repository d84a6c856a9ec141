/** Rows that a clerk fills in: opinions with what became of them, items of a list. */
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { TableRule } from '../../../shared/release/kind/release-kind.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { inLanguage } from '../review/finding-words.ts';
import styles from './procedure.module.css';
import { RecordField } from './record-field.tsx';
import type { RecordControl } from './use-record.ts';

export interface RecordTableProps {
  readonly table: TableRule;
  readonly control: RecordControl;
  readonly isReadOnly: boolean;
}

export function RecordTable({ table, control, isReadOnly }: RecordTableProps): ReactNode {
  const text = useText();
  const { forms } = text.procedure;
  const rows = control.record.tables[table.id] ?? [];
  // Rows have no identity of their own; these keys stay with them when one before them goes.
  const [keys, setKeys] = useState(() => rows.map((_row, index) => index));
  const setCell = (at: number, column: string, value: string): void =>
    control.setTable(
      table.id,
      rows.map((row, index) => (index === at ? { ...row, [column]: value } : row)),
    );
  const remove = (at: number): void => {
    setKeys(keys.filter((_key, index) => index !== at));
    control.setTable(
      table.id,
      rows.filter((_row, index) => index !== at),
    );
  };
  const add = (): void => {
    setKeys([...keys, Math.max(-1, ...keys) + 1]);
    control.setTable(table.id, [...rows, {}]);
  };
  const name = inLanguage(table.name, text);
  return (
    <fieldset className={styles.group} id={`table-${table.id}`} tabIndex={-1}>
      <legend>{name}</legend>
      {rows.map((row, index) => (
        <fieldset key={keys[index]} className={styles.tableRow} aria-label={forms.rowOf(name, index + 1)}>
          {table.columns.map((column) => (
            <RecordField
              key={column.id}
              id={`cell-${table.id}-${index}-${column.id}`}
              rule={column}
              value={row[column.id] ?? ''}
              isReadOnly={isReadOnly}
              onChange={(value) => setCell(index, column.id, value)}
            />
          ))}
          {!isReadOnly && (
            <Button kind="quiet" label={forms.removeRow(name, index + 1)} onPress={() => remove(index)}>
              <Trash2 aria-hidden size={14} />
            </Button>
          )}
        </fieldset>
      ))}
      {!isReadOnly && (
        <Button label={forms.addRowTo(name)} onPress={add}>
          <Plus aria-hidden size={14} /> {forms.addRow}
        </Button>
      )}
    </fieldset>
  );
}
