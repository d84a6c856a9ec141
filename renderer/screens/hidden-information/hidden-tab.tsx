/** Hidden information of the files of a release: type, place, words, and removing it in a copy. */
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { SourceFileId } from '../../../shared/base/ids.ts';
import { call } from '../../api.ts';
import { SelectInput } from '../../parts/select-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import type { DossierTabProps } from '../dossier/shared-props.ts';
import type { CleanTarget } from './clean-jump.tsx';
import { HiddenFile } from './hidden-file.tsx';
import styles from './hidden-information.module.css';
import type { Deed } from './use-cleaning.ts';

const chooserId = 'hidden-file';

export interface HiddenTabProps extends DossierTabProps {
  /** Where a finding led here: its file and its kind. */
  readonly target: CleanTarget | null;
}

export function HiddenTab({ detail, onChanged, target }: HiddenTabProps): ReactNode {
  const text = useText();
  const [chosen, setChosen] = useState<SourceFileId | null>(target?.file ?? null);
  // Who came here from a finding goes on where its file is chosen.
  useEffect(() => {
    if (target !== null) document.getElementById(chooserId)?.focus();
  }, [target]);
  const file = detail.files.find(({ id }) => id === chosen) ?? detail.files[0];
  if (file === undefined) return <p className="meta">{text.hiddenInformation.noFiles}</p>;
  return (
    <div className={styles.tab}>
      <div className={styles.file}>
        <SelectInput
          id={chooserId}
          label={text.hiddenInformation.file}
          value={file.id}
          options={detail.files.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setChosen}
        />
      </div>
      <Listing
        {...{ detail, onChanged, file: file.id, onFile: setChosen }}
        first={target !== null && target.file === file.id ? target.kind : null}
      />
    </div>
  );
}

interface ListingProps extends Pick<DossierTabProps, 'detail' | 'onChanged'> {
  readonly file: SourceFileId;
  readonly first: string | null;
  readonly onFile: (file: SourceFileId) => void;
}

function Listing({ detail, file, first, onChanged, onFile }: ListingProps): ReactNode {
  const text = useText();
  const dossier = detail.id;
  const hidden = useLoad(file, () => call('dossier.hidden', { dossier, file }));
  const [done, setDone] = useState<{ readonly file: SourceFileId; readonly what: Deed } | null>(null);
  if (hidden.value === null) {
    return (
      <>
        {hidden.failure === null && <p role="status">{text.hiddenInformation.loading}</p>}
        <ShowFailure failure={hidden.failure} />
      </>
    );
  }
  return (
    <HiddenFile
      key={file}
      {...{ dossier, first, hidden: hidden.value, mayEdit: detail.may.edit }}
      done={done?.file === file ? done.what : null}
      onPlaced={async (placed, what) => {
        await onChanged();
        setDone({ file: placed, what });
        onFile(placed);
      }}
    />
  );
}
