/** Files of a release in their three places. */
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DossierDetail, FileView } from '../../../shared/contract/dossier-views.ts';
import type { PartSlot } from '../../../shared/release/parts.ts';
import { partSlots } from '../../../shared/release/parts.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { FileRow } from './file-row.tsx';
import styles from './materials.module.css';

export interface PartsTableProps {
  readonly detail: DossierDetail;
  readonly isBusy: boolean;
  readonly onAdd: (slot: PartSlot) => void;
  readonly onReplace: (file: FileView) => void;
  readonly onRemove: (file: FileView) => void;
}

export function PartsTable(props: PartsTableProps): ReactNode {
  const text = useText();
  const { parts } = text;
  const headers = [parts.name, parts.type, parts.size, parts.digest, parts.inspected, parts.findings];
  return (
    <table className={styles.table} aria-label={parts.title}>
      <thead>
        <tr>
          {headers.map((header) => (
            <th key={header} scope="col">
              {header}
            </th>
          ))}
          {props.detail.may.edit && <th scope="col">{parts.actions}</th>}
        </tr>
      </thead>
      {partSlots.map((slot) => (
        <Slot key={slot} slot={slot} {...props} />
      ))}
    </table>
  );
}

function Slot({ slot, ...props }: PartsTableProps & { readonly slot: PartSlot }): ReactNode {
  const text = useText();
  const { detail, isBusy } = props;
  const files = detail.files
    .filter((file) => file.slot === slot)
    .sort((left, right) => left.position - right.position);
  const span = detail.may.edit ? 7 : 6;
  const canAdd = detail.may.edit && (slot !== 'document' || files.length === 0);
  return (
    <tbody>
      <tr className={styles.slot}>
        <th scope="rowgroup" colSpan={span}>
          <div className={styles.slotHead}>
            {text.words.slots[slot]}
            {canAdd && (
              <button
                id={`add-${slot}`}
                type="button"
                className={styles.add}
                disabled={isBusy}
                onClick={() => props.onAdd(slot)}
              >
                <Plus aria-hidden size={14} />
                {text.parts.add(text.words.slots[slot])}
              </button>
            )}
          </div>
        </th>
      </tr>
      {files.length === 0 && (
        <tr>
          <td colSpan={span} className="meta">
            {text.parts.emptySlot[slot]}
          </td>
        </tr>
      )}
      {files.map((file) => (
        <FileRow key={file.id} file={file} mayEdit={detail.may.edit} {...props} />
      ))}
    </tbody>
  );
}
