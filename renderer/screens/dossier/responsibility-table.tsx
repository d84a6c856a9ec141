/**
 * Who leads and who supports (责任分工): what the documents say at the end of their paragraphs, put right by hand where a reader of
 * brackets went wrong. Saved with the record of the release by a button of its own.
 */
import { Plus, RotateCcw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import type { TaskRow } from '../../../shared/release/catalogue-row/task-rows.ts';
import { savedTasks, withoutSavedTasks, withTasks } from '../../../shared/release/catalogue-row/task-rows.ts';
import type { ReleaseRecord } from '../../../shared/release/kind/release-record.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { TextInput } from '../../parts/text-input.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import styles from './materials.module.css';

export interface ResponsibilityTableProps {
  readonly detail: DossierDetail;
  readonly onChanged: () => Promise<void>;
}

/** Nothing for a release whose documents hand out no tasks. */
export function ResponsibilityTable({ detail, onChanged }: ResponsibilityTableProps): ReactNode {
  const { id, files, procedure } = detail;
  const key = `${id} ${files.map(({ sha256 }) => sha256).join(' ')}`;
  const loaded = useLoad(key, () => call('dossier.tasks', { dossier: id }));
  const saved = savedTasks(procedure.record);
  const read = loaded.value?.read ?? null;
  if (loaded.failure !== null) return <ShowFailure failure={loaded.failure} />;
  if (read === null || (saved === null && read.length === 0)) return null;
  const rows = saved ?? read;
  // Other rows begin another table: what was typed over the old ones belongs to them.
  return (
    <Rows
      key={JSON.stringify([key, rows])}
      rows={rows}
      isSaved={saved !== null}
      detail={detail}
      onChanged={onChanged}
    />
  );
}

interface RowsProps extends ResponsibilityTableProps {
  readonly rows: readonly TaskRow[];
  readonly isSaved: boolean;
}

interface KeyedRow extends TaskRow {
  readonly key: number;
}

function Rows({ rows: stored, isSaved, detail, onChanged }: RowsProps): ReactNode {
  const { tasks: words } = useText();
  const [rows, setRows] = useState<readonly KeyedRow[]>(() => stored.map((row, key) => ({ ...row, key })));
  const [isChanged, setIsChanged] = useState(false);
  const change = (next: readonly KeyedRow[]): void => {
    setRows(next);
    setIsChanged(true);
  };
  const keep = useAction(async (record: ReleaseRecord) => {
    const kept = await call('dossier.set-record', { dossier: detail.id, record });
    if (!kept.ok) return kept.failure;
    setIsChanged(false);
    await onChanged();
    return null;
  });
  const { record } = detail.procedure;
  const set = (key: number, changed: Partial<TaskRow>): void =>
    change(rows.map((row) => (row.key === key ? { ...row, ...changed } : row)));
  const add = (): void =>
    change([
      ...rows,
      { key: Math.max(-1, ...rows.map(({ key }) => key)) + 1, task: '', lead: '', support: '' },
    ]);
  return (
    <details className={styles.tasks} data-region="responsibilities">
      <summary>{isSaved ? words.saved(rows.length) : words.read(rows.length)}</summary>
      <p className="meta">{words.note}</p>
      <ol>
        {rows.map((row, index) => (
          <li key={row.key}>
            <Row
              row={row}
              number={index + 1}
              isReadOnly={!detail.may.edit}
              onChange={(changed) => set(row.key, changed)}
              onRemove={() => change(rows.filter(({ key }) => key !== row.key))}
            />
          </li>
        ))}
      </ol>
      {detail.may.edit && (
        <div className={styles.saveRow}>
          <Button onPress={add}>
            <Plus aria-hidden size={14} /> {words.add}
          </Button>
          <Button onPress={() => keep.start(withTasks(record, rows))} isBusy={keep.isBusy}>
            {words.save}
          </Button>
          {isSaved && (
            <Button kind="quiet" onPress={() => keep.start(withoutSavedTasks(record))} isBusy={keep.isBusy}>
              <RotateCcw aria-hidden size={14} /> {words.again}
            </Button>
          )}
          {isChanged && <span className="meta">{words.unsaved}</span>}
        </div>
      )}
      {!isChanged && isSaved && <Notice tone="success">{words.kept}</Notice>}
      <ShowFailure failure={keep.failure} />
    </details>
  );
}

interface RowProps {
  readonly row: KeyedRow;
  readonly number: number;
  readonly isReadOnly: boolean;
  readonly onChange: (changed: Partial<TaskRow>) => void;
  readonly onRemove: () => void;
}

function Row({ row, number, isReadOnly, onChange, onRemove }: RowProps): ReactNode {
  const { tasks: words } = useText();
  const shared = (field: keyof TaskRow) => ({
    name: `task-${row.key}-${field}`,
    label: words.fieldOf(number, words.fields[field]),
    initial: row[field],
    isReadOnly,
    onChange: (value: string) => onChange({ [field]: value }),
  });
  return (
    <div className={styles.task}>
      <TextInput {...shared('task')} rows={2} />
      <div className={styles.pair}>
        <TextInput {...shared('lead')} />
        <TextInput {...shared('support')} />
      </div>
      {!isReadOnly && (
        <Button kind="quiet" label={words.remove(number)} onPress={onRemove}>
          <Trash2 aria-hidden size={14} />
        </Button>
      )}
    </div>
  );
}
