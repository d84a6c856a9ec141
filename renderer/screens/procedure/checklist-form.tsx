/** Points of which each is present, with its place, or absent with a reason. */
import type { ReactNode } from 'react';
import type { ReleaseKind } from '../../../shared/release/kind/release-kind.ts';
import type { CheckedRow } from '../../../shared/release/kind/release-record.ts';
import { SelectInput } from '../../parts/select-input.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { inLanguage } from '../review/finding-words.ts';
import styles from './procedure.module.css';
import type { RecordControl } from './use-record.ts';

type Checklist = ReleaseKind['checklists'][number];

export interface ChecklistFormProps {
  readonly list: Checklist;
  readonly control: RecordControl;
  readonly isReadOnly: boolean;
}

export function ChecklistForm({ list, control, isReadOnly }: ChecklistFormProps): ReactNode {
  const text = useText();
  const checked = control.record.checklists[list.id] ?? {};
  const settled = list.rows.filter(
    ({ id }) => checked[id] !== undefined && checked[id].state !== 'open',
  ).length;
  return (
    <fieldset className={styles.group}>
      <legend>
        {inLanguage(list.name, text)}
        <span className="meta"> {text.procedure.forms.checkedRows(settled, list.rows.length)}</span>
      </legend>
      <div className={styles.heads} aria-hidden>
        <span>{text.procedure.forms.listHeads.point}</span>
        <span>{text.procedure.forms.listHeads.checked}</span>
        <span>{text.procedure.forms.listHeads.where}</span>
      </div>
      {list.rows.map((row) => (
        <Row
          key={row.id}
          id={`row-${list.id}-${row.id}`}
          row={row}
          checked={checked[row.id] ?? { state: 'open', place: '', reason: '' }}
          isReadOnly={isReadOnly}
          onChange={(next) => control.setRow(list.id, row.id, next)}
        />
      ))}
    </fieldset>
  );
}

interface RowProps {
  readonly id: string;
  readonly row: Checklist['rows'][number];
  readonly checked: CheckedRow;
  readonly isReadOnly: boolean;
  readonly onChange: (checked: CheckedRow) => void;
}

function Row({ id, row, checked, isReadOnly, onChange }: RowProps): ReactNode {
  const text = useText();
  const { forms } = text.procedure;
  const name = inLanguage(row.name, text);
  const states = ['open', 'present', ...(row.mayBeAbsent ? ['absent' as const] : [])] as const;
  return (
    <div className={styles.row}>
      <SelectInput
        id={id}
        label={name}
        value={checked.state}
        isDisabled={isReadOnly}
        options={states.map((state) => ({ value: state, label: forms.rowStates[state] }))}
        onChange={(state) => onChange({ ...checked, state })}
      />
      {checked.state === 'present' && (
        <TextInput
          name={`${id}-place`}
          label={`${name}：${forms.place}`}
          isLabelHidden
          initial={checked.place}
          isReadOnly={isReadOnly}
          isRequired
          onChange={(place) => onChange({ ...checked, place })}
        />
      )}
      {checked.state === 'absent' && (
        <TextInput
          name={`${id}-reason`}
          label={`${name}：${forms.absentReason}`}
          isLabelHidden
          initial={checked.reason}
          isReadOnly={isReadOnly}
          isRequired
          onChange={(reason) => onChange({ ...checked, reason })}
        />
      )}
    </div>
  );
}
