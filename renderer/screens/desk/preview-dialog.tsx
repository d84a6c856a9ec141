/** A form as it would be published: pages of a PDF, a picture, or the words. */
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { Failure, Result } from '../../../shared/base/result.ts';
import type { PrintedForm } from '../../../shared/contract/desk-api.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import styles from './desk.module.css';
import { PdfPages } from './pdf-pages.tsx';
import { wordsOf } from './preview-words.ts';

export interface PreviewDialogProps {
  readonly title: string;
  readonly load: () => Promise<Result<PrintedForm>> | null;
  readonly onClose: () => void;
}

export function PreviewDialog({ title, load, onClose }: PreviewDialogProps): ReactNode {
  const { desk } = useText();
  const [printed, setPrinted] = useState<PrintedForm | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the dialog shows what the draft said when it was opened.
  useEffect(() => {
    let isGone = false;
    void load()?.then((result) => {
      if (isGone) return;
      if (result.ok) setPrinted(result.value);
      else setFailure(result.failure);
    });
    return () => {
      isGone = true;
    };
  }, []);
  return (
    <Dialog
      title={title}
      isWide
      onClose={onClose}
      onPrimary={onClose}
      buttons={<Button onPress={onClose}>{desk.close}</Button>}
    >
      <ShowFailure failure={failure} />
      {printed === null && failure === null && <p role="status">{desk.previewing}</p>}
      {printed !== null && <Shown printed={printed} />}
      {printed !== null && <p className="meta">{desk.fontNote}</p>}
    </Dialog>
  );
}

function Shown({ printed }: { readonly printed: PrintedForm }): ReactNode {
  const { form, bytes, name } = printed;
  if (form === 'pdf') return <PdfPages bytes={bytes} />;
  if (form === 'png') return <Picture bytes={bytes} name={name} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.2, 2.1.1)
    <section className={styles.sheetWords} aria-label={name} tabIndex={0}>
      {wordsOf(printed)}
    </section>
  );
}

function Picture({ bytes, name }: Pick<PrintedForm, 'bytes' | 'name'>): ReactNode {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.2, 2.1.1)
    <section className={styles.sheetPicture} aria-label={name} tabIndex={0}>
      {address !== null && <img src={address} alt={name} />}
    </section>
  );
}
