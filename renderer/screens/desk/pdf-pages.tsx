/** The pages of a PDF that was made a moment ago, as they will be printed. */
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../preferences/use-preferences.tsx';
import { openPdfView, type PdfView } from '../review/layout/pdf-viewer.ts';
import styles from './desk.module.css';

export function PdfPages({ bytes }: { readonly bytes: Uint8Array }): ReactNode {
  const text = useText();
  const container = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState(0);
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    const { current } = container;
    if (current === null) return;
    let view: PdfView | null = null;
    let isGone = false;
    openPdfView({
      container: current,
      bytes,
      pageLabel: (page) => text.desk.paper(page),
      onDrawn: () => undefined,
      onScale: () => undefined,
    }).then(
      (opened) => {
        view = opened;
        if (isGone) opened.close();
        else setPages(opened.pages);
      },
      () => setBroken(true),
    );
    return () => {
      isGone = true;
      view?.close();
    };
  }, [bytes, text]);
  if (isBroken) return <Notice tone="error">{text.desk.notShown}</Notice>;
  return (
    <>
      <p className="meta" role="status">
        {pages === 0 ? text.desk.previewing : text.desk.papers(pages)}
      </p>
      <div className={styles.pdfFrame}>
        {/* biome-ignore lint/a11y/useSemanticElements: pdf.js wants a div */}
        <div
          ref={container}
          className={styles.pdf}
          role="region"
          aria-label={text.desk.preview}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
        >
          <div className="pdfViewer" />
        </div>
      </div>
    </>
  );
}
