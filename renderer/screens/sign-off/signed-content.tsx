/** Files and catalogue entry that a signature is about, with the digest it binds to. */
import type { ReactNode } from 'react';
import type { DossierDetail } from '../../../shared/contract/dossier-views.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { shortDigest, sizeWords } from '../../parts/time-words.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './sign-off.module.css';

export function SignedContent({ detail }: { readonly detail: DossierDetail }): ReactNode {
  const text = useText();
  const { title, documentNumber, organ, formedOn, attribute } = detail.catalogue;
  const entry = [title, documentNumber, organ, formedOn, text.words.attributes[attribute]];
  return (
    <>
      <h3>{text.signOff.what}</h3>
      <p>{entry.filter((each) => each !== '').join('　')}</p>
      <table className={styles.table} aria-label={text.signOff.what}>
        <thead>
          <tr>
            <th scope="col">{text.parts.slot}</th>
            <th scope="col">{text.parts.name}</th>
            <th scope="col">{text.parts.size}</th>
            <th scope="col">{text.parts.digest}</th>
          </tr>
        </thead>
        <tbody>
          {detail.files.map((file) => (
            <tr key={file.id}>
              <td>{text.words.slots[file.slot]}</td>
              <td>{file.name}</td>
              <td>{sizeWords(file.bytes, text.common)}</td>
              <td className="mono" title={file.sha256}>
                {shortDigest(file.sha256)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {text.signOff.content} <span className="mono">{detail.content}</span>
        <CopyButton value={detail.content} label={text.signOff.copyContent} done={text.common.copied} />
      </p>
      <p className="meta">{text.signOff.contentNote}</p>
    </>
  );
}
