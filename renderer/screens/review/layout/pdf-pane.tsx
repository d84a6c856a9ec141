/** A PDF as it looks, with findings drawn on it and numbered; in step with the list both ways. */
import type { ReactNode } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Notice } from '../../../parts/notice.tsx';
import { useText } from '../../../preferences/use-preferences.tsx';
import { DocumentText } from '../document-text.tsx';
import { sourceOfParts } from '../text-source.ts';
import { boxesByPage, findingBoxes } from './finding-boxes.ts';
import styles from './layout.module.css';
import { LayoutBar } from './layout-bar.tsx';
import { maskTextLayer } from './mask-text-layer.ts';
import type { MarkState } from './page-marks.ts';
import { isCoveredNow, markLayer } from './page-marks.ts';
import type { DrawnPage, PdfView } from './pdf-viewer.ts';
import { openPdfView } from './pdf-viewer.ts';
import type { LayoutProps } from './shown-file.ts';
import { zoomKeys } from './zoom-keys.ts';

export function PdfPane(props: LayoutProps): ReactNode {
  const text = useText();
  const { layout } = text.review;
  const pdf = usePdf(props);
  const onZoom = (step: 'in' | 'out' | 'fit'): void => pdf.view?.zoom(step);
  // What was recognised on scanned pages stands beside them, since characters may have been taken for others.
  const recognised = useMemo(
    () => sourceOfParts(props.parts.filter(({ role }) => role === 'picture')),
    [props.parts],
  );
  return (
    <>
      <LayoutBar
        label={layout.pdf}
        note={layout.pages(pdf.view?.pages ?? 0)}
        scale={pdf.scale}
        onZoom={onZoom}
      />
      {pdf.isBroken && <Notice tone="error">{layout.broken}</Notice>}
      <div className={recognised.count === 0 ? styles.whole : styles.split}>
        <div className={styles.area}>
          {/* biome-ignore lint/a11y/useSemanticElements: pdf.js wants a div */}
          <div
            ref={pdf.container}
            className={styles.scroll}
            role="region"
            aria-label={text.review.document}
            aria-busy={pdf.view === null && !pdf.isBroken}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
            tabIndex={0}
            data-region-focus
            onKeyDown={zoomKeys(onZoom)}
          >
            <div className={`pdfViewer ${styles.pdf}`} />
          </div>
        </div>
        {recognised.count > 0 && (
          <section className={styles.beside} aria-label={layout.recognised}>
            <DocumentText {...props} source={recognised} />
          </section>
        )}
      </div>
    </>
  );
}

function usePdf(props: LayoutProps) {
  const text = useText();
  const container = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<PdfView | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  const [scale, setScale] = useState(1);
  const { parts, findings, active, bytes } = props;
  const boxes = useMemo(() => findingBoxes(parts, findings), [parts, findings]);
  const pages = useMemo(() => boxesByPage(boxes), [boxes]);
  const state: MarkState = { ...props, active: active?.id ?? null, text };
  const latest = useRef({ pages, state });
  useEffect(() => {
    latest.current = { pages, state };
  });
  const redraw = useCallback((drawn: readonly DrawnPage[]) => {
    for (const page of drawn) drawMarks(page, latest.current);
  }, []);
  const label = text.review.places.page;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a language names the pages when they are opened
  useEffect(() => {
    if (container.current === null) return;
    let opened: PdfView | null = null;
    let isGone = false;
    const onDrawn = (): void => redraw(opened?.drawn() ?? []);
    const options = { container: container.current, bytes, pageLabel: label, onDrawn, onScale: setScale };
    openPdfView(options).then(
      (made) => {
        opened = made;
        if (isGone) made.close();
        else setView(made);
      },
      () => setIsBroken(true),
    );
    return () => {
      isGone = true;
      opened?.close();
    };
  }, [bytes, redraw]);
  const { revealed } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are why the marks are drawn anew
  useEffect(() => redraw(view?.drawn() ?? []), [view, pages, active?.id, revealed, redraw]);
  const target = boxes.find(({ finding }) => finding.id === active?.id);
  const targetPage = target?.page;
  const targetTop = target?.box[1];
  // biome-ignore lint/correctness/useExhaustiveDependencies: two findings may stand in one line, and each brings it into view
  useEffect(() => {
    if (view !== null && targetPage !== undefined && targetTop !== undefined)
      view.show(targetPage, targetTop);
  }, [view, targetPage, targetTop, active?.id]);
  return { container, view, isBroken, scale };
}

function drawMarks(
  { element, number, size }: DrawnPage,
  { pages, state }: { readonly pages: ReturnType<typeof boxesByPage>; readonly state: MarkState },
): void {
  element.querySelector(`:scope > .${styles.marks}`)?.remove();
  const boxes = pages.get(number) ?? [];
  if (boxes.length === 0) return;
  const covers = boxes.filter(({ finding }) => isCoveredNow(finding, state));
  maskTextLayer(
    element,
    covers.map(({ cover }) => cover),
    size,
  );
  element.append(markLayer(boxes, size, state));
}
