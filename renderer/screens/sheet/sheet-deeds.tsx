/** Looking at the sheet, putting it in the place of the file as docx, and adding it as PDF. */
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { SourceFileId } from '../../../shared/base/ids.ts';
import type { DocumentForm } from '../../../shared/publishing/official/document-element.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { useAction } from '../../parts/use-action.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { PreviewDialog } from '../desk/preview-dialog.tsx';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import styles from './sheet.module.css';

export interface SheetDeedsProps extends Pick<DossierTabProps, 'detail' | 'onChanged'> {
  readonly file: SourceFileId;
  readonly form: DocumentForm | null;
  readonly accepted: readonly string[];
  /** File that stands in its place now, and what to say of it. */
  readonly onPlaced: (file: SourceFileId, done: string) => void;
  readonly onPrinted: (done: string) => void;
}

export function SheetDeeds(props: SheetDeedsProps): ReactNode {
  const { detail, file, form, accepted, onChanged, onPlaced, onPrinted } = props;
  const { sheet: words } = useText();
  const dossier = detail.id;
  const [isLooking, setLooking] = useState(false);
  const typeset = useAction(async () => {
    const placed = await call('dossier.typeset-file', { dossier, file, accept: [...accepted], form });
    if (!placed.ok) return placed.failure;
    await onChanged();
    onPlaced(placed.value.file.id, words.typesetDone);
    return null;
  });
  const print = useAction(async () => {
    const placed = await call('dossier.print-sheet', { dossier, file, form });
    if (!placed.ok) return placed.failure;
    await onChanged();
    onPrinted(words.printDone(placed.value.file.name));
    return null;
  });
  return (
    <>
      <div className={styles.deeds}>
        <Button onPress={() => setLooking(true)}>{words.preview}</Button>
        {detail.may.edit && (
          <>
            <Button kind="primary" isBusy={typeset.isBusy} onPress={() => typeset.start()}>
              {typeset.isBusy ? words.typesetting : words.typeset}
            </Button>
            <Button isBusy={print.isBusy} onPress={() => print.start()}>
              {print.isBusy ? words.printing : words.print}
            </Button>
          </>
        )}
      </div>
      {!detail.may.edit && <p className="meta">{words.readOnly}</p>}
      <ShowFailure failure={typeset.failure ?? print.failure} />
      {isLooking && (
        <PreviewDialog
          title={words.preview}
          load={() => call('dossier.preview-sheet', { dossier, file, accept: [...accepted], form })}
          onClose={() => setLooking(false)}
        />
      )}
    </>
  );
}
