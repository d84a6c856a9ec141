/** Compare (比对): a file beside an earlier version of itself, what it was cleaned from, or what was released last. */
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { SourceFileId } from '../../../shared/base/ids.ts';
import type { DossierDetail, FileView } from '../../../shared/contract/dossier-views.ts';
import type { VersionView } from '../../../shared/contract/viewing-api.ts';
import { call } from '../../api.ts';
import { Button } from '../../parts/button.tsx';
import { SelectInput } from '../../parts/select-input.tsx';
import { timeWords } from '../../parts/time-words.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import styles from './compare.module.css';
import { ComparedText } from './compared-text.tsx';

export interface CompareViewProps {
  readonly detail: DossierDetail;
  readonly file: SourceFileId;
  readonly onLeave: () => void;
}

export function CompareView({ detail, file: id, onLeave }: CompareViewProps): ReactNode {
  const text = useText();
  const { compare } = text;
  const file = detail.files.find((each) => each.id === id);
  const versions = useLoad(id, () => call('dossier.versions', { dossier: detail.id, file: id }));
  return (
    <section className={styles.compare} aria-label={compare.title(file?.name ?? '')} data-region="compare">
      <div className={styles.head}>
        <Button onPress={onLeave} hasFocus>
          <ArrowLeft aria-hidden size={16} /> {compare.back}
        </Button>
        <h2>{compare.title(file?.name ?? '')}</h2>
      </div>
      <ShowFailure failure={versions.failure} />
      {versions.value?.length === 0 && <p className={styles.empty}>{compare.noVersions}</p>}
      {file !== undefined && versions.value !== null && versions.value.length > 0 && (
        <Comparison detail={detail} file={file} versions={versions.value} />
      )}
    </section>
  );
}

interface ComparisonProps {
  readonly detail: DossierDetail;
  readonly file: FileView;
  /** At least one. */
  readonly versions: readonly VersionView[];
}

function Comparison({ detail, file, versions }: ComparisonProps): ReactNode {
  const text = useText();
  const { compare } = text;
  const [wanted, setWanted] = useState<SourceFileId | null>(null);
  const version = versions.find((each) => each.file === wanted) ?? versions[0];
  const input = { dossier: detail.id, file: file.id };
  const compared = useLoad(`${file.id} ${version?.file ?? ''}`, () => {
    const { dossier, file: other } = version ?? input;
    return call('dossier.compare', { ...input, with: { dossier, file: other } });
  });
  if (version === undefined) return null;
  return (
    <>
      <SelectInput
        isInline
        label={compare.before}
        value={version.file}
        options={versions.map(({ file: value, kind, name, addedAt, packageNumber }) => ({
          value,
          label: compare.version(
            compare.kinds[kind],
            kind === 'last-release' ? `${packageNumber} ${name}` : name,
            timeWords(addedAt),
          ),
        }))}
        onChange={setWanted}
      />
      <ShowFailure failure={compared.failure} />
      {compared.failure === null && compared.value === null && <p role="status">{compare.working}</p>}
      {compared.value !== null && (
        <ComparedText key={version.file} comparison={compared.value} left={version.name} right={file.name} />
      )}
    </>
  );
}
