/** One file: type, size, digest, whether it was inspected wholly, findings, and what may be done with it. */
import type { ReactNode } from 'react';
import type { SourceFileId } from '../../../shared/base/ids.ts';
import type { FileView } from '../../../shared/contract/dossier-views.ts';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { shortDigest, sizeWords } from '../../parts/time-words.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import { SeverityCount } from '../../severity-count.tsx';
import styles from './materials.module.css';

export interface FileRowProps {
  readonly file: FileView;
  readonly mayEdit: boolean;
  readonly isBusy: boolean;
  readonly onReplace: (file: FileView) => void;
  readonly onRemove: (file: FileView) => void;
  readonly onCompare: (file: SourceFileId) => void;
}

export function FileRow({ file, mayEdit, isBusy, ...props }: FileRowProps): ReactNode {
  const text = useText();
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {file.name}
      </th>
      <td>{file.type}</td>
      <td className={styles.number}>{sizeWords(file.bytes, text.common)}</td>
      <td className="mono" title={file.sha256}>
        {shortDigest(file.sha256)}
        <CopyButton
          value={file.sha256}
          label={text.parts.copyDigestOf(file.name)}
          done={text.common.copied}
        />
      </td>
      <td>
        <Inspected file={file} />
      </td>
      <td>
        <SeverityCount counts={file.findings} whenNone={text.common.none} />
      </td>
      <td className={styles.rowActions}>
        <Button kind="quiet" label={text.compare.ofFile(file.name)} onPress={() => props.onCompare(file.id)}>
          {text.compare.of}
        </Button>
        {mayEdit && (
          <>
            <Button
              kind="quiet"
              label={text.parts.replaceOf(file.name)}
              onPress={() => props.onReplace(file)}
              isDisabled={isBusy}
            >
              {text.parts.replace}
            </Button>
            <Button
              kind="quiet"
              label={text.parts.removeOf(file.name)}
              onPress={() => props.onRemove(file)}
              isDisabled={isBusy}
            >
              {text.parts.remove}
            </Button>
          </>
        )}
      </td>
    </tr>
  );
}

function Inspected({ file }: { readonly file: FileView }): ReactNode {
  const text = useText();
  if (file.inspected === 'whole') return text.parts.wholly;
  return (
    <details className={styles.partly}>
      <summary>{text.parts.partly(file.notInspected.length)}</summary>
      <p className="meta">{text.parts.notInspectedNote}</p>
      <ul>
        {file.notInspected.map(({ path, reason }) => (
          <li key={`${path} ${reason}`}>
            {path}：{text.words.notInspected[reason]}
          </li>
        ))}
      </ul>
    </details>
  );
}
