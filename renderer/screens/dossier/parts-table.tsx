/** Files of a release by the parts of its kind. */
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SourceFileId } from '../../../shared/base/ids.ts';
import type { DossierDetail, FileView } from '../../../shared/contract/dossier-views.ts';
import { holds } from '../../../shared/release/kind/judge-record.ts';
import type { PartRule } from '../../../shared/release/kind/release-kind.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { inLanguage } from '../review/finding-words.ts';
import { FileRow } from './file-row.tsx';
import styles from './materials.module.css';

export interface PartsTableProps {
  readonly detail: DossierDetail;
  readonly isBusy: boolean;
  readonly onAdd: (part: PartRule) => void;
  readonly onReplace: (file: FileView) => void;
  readonly onRemove: (file: FileView) => void;
  readonly onCompare: (file: SourceFileId) => void;
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
          <th scope="col">{parts.actions}</th>
        </tr>
      </thead>
      {partsShown(props.detail).map((part) => (
        <Part key={part.id} part={part} {...props} />
      ))}
    </table>
  );
}

/** Parts that can be released, and those that hold a file although their condition no longer holds. */
export function partsShown({ procedure, files }: DossierDetail): readonly PartRule[] {
  const { kind, record } = procedure;
  return (kind?.parts ?? []).filter(
    (part) =>
      part.slot !== 'internal' && (holds(part.when, record) || files.some((file) => file.part === part.id)),
  );
}

function Part({ part, ...props }: PartsTableProps & { readonly part: PartRule }): ReactNode {
  const text = useText();
  const { detail, isBusy } = props;
  const name = inLanguage(part.name, text);
  const files = detail.files
    .filter((file) => file.part === part.id)
    .sort((left, right) => left.position - right.position);
  const span = 7;
  const canAdd = detail.may.edit && files.length < part.maximum;
  return (
    <tbody>
      <tr className={styles.slot}>
        <th scope="rowgroup" colSpan={span}>
          <div className={styles.slotHead}>
            {name}
            {canAdd && (
              <button
                id={`add-${part.id}`}
                type="button"
                className={styles.add}
                disabled={isBusy}
                onClick={() => props.onAdd(part)}
              >
                <Plus aria-hidden size={14} />
                {text.parts.add(name)}
              </button>
            )}
          </div>
        </th>
      </tr>
      {files.length === 0 && (
        <tr>
          <td colSpan={span} className="meta">
            {part.minimum > 0 ? text.parts.emptyNeeded : text.parts.emptyPart}
          </td>
        </tr>
      )}
      {files.map((file) => (
        <FileRow key={file.id} file={file} mayEdit={detail.may.edit} {...props} />
      ))}
    </tbody>
  );
}
