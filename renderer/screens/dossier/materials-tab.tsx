/** Files by their place in the release, and the public catalogue entry beside them. */
import { FolderInput } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { SourceFileId } from '../../../shared/base/ids.ts';
import type { FileView } from '../../../shared/contract/dossier-views.ts';
import { Button } from '../../parts/button.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ProgressLine } from '../../progress-line.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { CatalogueForm } from './catalogue-form.tsx';
import { ImportOutcomes } from './import-outcomes.tsx';
import styles from './materials.module.css';
import { PartsTable, partsShown } from './parts-table.tsx';
import { PlaceFiles } from './place-files.tsx';
import { RemoveFile } from './remove-file.tsx';
import type { DossierTabProps } from './shared-props.ts';
import { StopPage } from './stop-page.tsx';
import { useDrop } from './use-drop.ts';
import { useImport } from './use-import.ts';

export interface MaterialsTabProps extends DossierTabProps {
  readonly onCompare: (file: SourceFileId) => void;
}

export function MaterialsTab({ detail, person, onChanged, onCompare }: MaterialsTabProps): ReactNode {
  const text = useText();
  const [toRemove, setToRemove] = useState<FileView | null>(null);
  const files = useImport(detail.id, onChanged);
  const { working } = files;
  const drop = useDrop(detail.may.edit && working === null);
  return (
    <div className={styles.wrap} data-over={drop.isOver} {...drop.target}>
      <div className={styles.columns}>
        <section className={styles.parts} aria-label={text.parts.title} data-region="parts">
          <div className={styles.partsHead}>
            <h2>{text.parts.title}</h2>
            {detail.may.edit && (
              <>
                <span className="meta">{drop.isOver ? text.parts.dropHere : text.parts.dropNote}</span>
                <Button onPress={drop.chooseFolder} isDisabled={working !== null}>
                  <FolderInput aria-hidden size={16} /> {text.parts.addFolder}
                </Button>
              </>
            )}
          </div>
          {!detail.may.edit && (
            <p className="meta">{text.dossier.readOnlyNote(text.words.states[detail.state])}</p>
          )}
          <PartsTable
            detail={detail}
            isBusy={working !== null}
            onAdd={files.add}
            onReplace={files.replace}
            onRemove={setToRemove}
            onCompare={onCompare}
          />
          {working !== null && (
            <ProgressLine what={text.parts.working(working.name, working.index, working.total)} />
          )}
          <ShowFailure failure={files.failure ?? drop.failure} />
          <ImportOutcomes outcomes={files.outcomes} onClear={files.clear} />
        </section>
        <CatalogueForm detail={detail} person={person} onChanged={onChanged} />
      </div>
      {drop.gathered !== null && (
        <PlaceFiles
          gathered={drop.gathered}
          parts={partsShown(detail)}
          taken={filesByPart(detail)}
          onClose={drop.clear}
          onPlaced={(items) => {
            drop.clear();
            files.addPlaced(items);
          }}
        />
      )}
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

function filesByPart({ files }: DossierTabProps['detail']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { part } of files) counts.set(part, (counts.get(part) ?? 0) + 1);
  return counts;
}
