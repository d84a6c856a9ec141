/** The text of one file, word for word, with findings marked and hidden stretches shown as hidden. */
import type { ReactNode } from 'react';
import type { FindingId, SourceFileId } from '../../../shared/base/ids.ts';
import type { DossierDetail, FileView } from '../../../shared/contract/dossier-views.ts';
import { call } from '../../api.ts';
import { SelectInput } from '../../parts/select-input.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import { DocumentText } from './document-text.tsx';
import type { NumberedFinding } from './numbered-findings.ts';
import styles from './review.module.css';

export interface DocumentPaneProps {
  readonly detail: DossierDetail;
  readonly file: FileView | null;
  readonly findings: readonly NumberedFinding[];
  readonly active: NumberedFinding | null;
  /** Finding whose personal words are shown, or null. */
  readonly revealed: FindingId | null;
  readonly onOpenFile: (file: SourceFileId) => void;
  readonly onActive: (finding: NumberedFinding) => void;
}

export function DocumentPane(props: DocumentPaneProps): ReactNode {
  const text = useText();
  const { detail, file } = props;
  return (
    <section className={styles.documentPane} aria-label={text.review.document} data-region="document">
      {file !== null && (
        <>
          <div className={styles.documentHead}>
            <SelectInput
              isInline
              label={text.review.textOf}
              value={file.id}
              options={detail.files.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={props.onOpenFile}
            />
            <span className="meta">{text.review.textTrue}</span>
          </div>
          <FileText {...props} file={file} />
        </>
      )}
    </section>
  );
}

function FileText(props: DocumentPaneProps & { readonly file: FileView }): ReactNode {
  const text = useText();
  const { detail, file, active } = props;
  const loaded = useLoad(file.id, () => call('dossier.text', { dossier: detail.id, file: file.id }));
  if (loaded.failure !== null) return <ShowFailure failure={loaded.failure} />;
  if (loaded.value === null) return <p role="status">{text.review.reading}</p>;
  if (loaded.value.parts.every((part) => part.text === '')) {
    return <p className={styles.empty}>{text.review.noText}</p>;
  }
  const isElsewhere = active !== null && active.file === file.id && active.place.start === active.place.end;
  return (
    <>
      {isElsewhere && <p className={styles.notInText}>{text.review.notInText}</p>}
      <DocumentText
        parts={loaded.value.parts}
        findings={props.findings.filter((finding) => finding.file === file.id)}
        active={active?.file === file.id ? active : null}
        revealed={props.revealed}
        onActive={props.onActive}
      />
    </>
  );
}
