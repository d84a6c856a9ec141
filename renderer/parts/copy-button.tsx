/** Small button that copies a number or digest, and says that it has. */
import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import styles from './copy-button.module.css';
import { useAnnounce } from './live-region.tsx';

export interface CopyButtonProps {
  readonly value: string;
  /** What is copied, for whoever does not see it. */
  readonly label: string;
  /** Spoken once it is done. */
  readonly done: string;
}

/** Milliseconds for which the tick stands. */
const tickTime = 1_500;

export function CopyButton({ value, label, done }: CopyButtonProps): ReactNode {
  const announce = useAnnounce();
  const [isDone, setIsDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setIsDone(false), tickTime);
    return () => clearTimeout(timer);
  }, [isDone]);
  const copy = (): void => {
    if (!copyText(value)) return;
    setIsDone(true);
    announce(done);
  };
  return (
    <button type="button" className={styles.copy} aria-label={label} title={label} onClick={copy}>
      {isDone ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
    </button>
  );
}

/** By the copy command, which needs no permission: the window grants a page none, the clipboard among them. */
function copyText(value: string): boolean {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', value);
    event.preventDefault();
  };
  document.addEventListener('copy', give, { once: true });
  const isCopied = document.execCommand('copy');
  document.removeEventListener('copy', give);
  return isCopied;
}
