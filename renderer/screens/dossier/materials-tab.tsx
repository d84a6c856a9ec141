/** Files by their place in the release, and the public catalogue entry beside them. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { FileView } from '../../../shared/contract/dossier-views.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ProgressLine } from '../../progress-line.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { CatalogueForm } from './catalogue-form.tsx';
import { ImportOutcomes } from './import-outcomes.tsx';
import styles from './materials.module.css';
import { PartsTable } from './parts-table.tsx';
import { RemoveFile } from './remove-file.tsx';
import type { DossierTabProps } from './shared-props.ts';
import { StopPage } from './stop-page.tsx';
import { useImport } from './use-import.ts';

export function MaterialsTab({ detail, onChanged }: DossierTabProps): ReactNode {
  const text = useText();
  const [toRemove, setToRemove] = useState<FileView | null>(null);
  const files = useImport(detail.id, onChanged);
  const { working } = files;
  return (
    <div className={styles.wrap}>
      <div className={styles.columns}>
        <section className={styles.parts} aria-label={text.parts.title} data-region="parts">
          <h2>{text.parts.title}</h2>
          {!detail.may.edit && (
            <p className="meta">{text.dossier.readOnlyNote(text.words.states[detail.state])}</p>
          )}
          <PartsTable
            detail={detail}
            isBusy={working !== null}
            onAdd={files.add}
            onReplace={files.replace}
            onRemove={setToRemove}
          />
          {working !== null && (
            <ProgressLine what={text.parts.working(working.name, working.index, working.total)} />
          )}
          <ShowFailure failure={files.failure} />
          <ImportOutcomes outcomes={files.outcomes} onClear={files.clear} />
        </section>
        <CatalogueForm detail={detail} onChanged={onChanged} />
      </div>
      {files.stopped !== null && <StopPage stopped={files.stopped} onAcknowledge={files.acknowledge} />}
      {toRemove !== null && (
        <RemoveFile
          dossier={detail.id}
          file={toRemove}
          onClose={() => setToRemove(null)}
          onRemoved={onChanged}
        />
      )}
    </div>
  );
}
