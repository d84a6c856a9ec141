/** A docx roughly as it looks (近似版式), in a shadow root of its own, with findings marked where their words can be located. */
import type { ReactNode, RefObject } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Notice } from '../../../parts/notice.tsx';
import { useText } from '../../../preferences/use-preferences.tsx';
import { locateFindings } from './docx-locate.ts';
import type { DocxMark } from './docx-marks.ts';
import { drawnText, showMarks, wrapStretches } from './docx-marks.ts';
import { docxSheet } from './docx-sheet.ts';
import { drawDocx } from './docx-viewer.ts';
import styles from './layout.module.css';
import { LayoutBar } from './layout-bar.tsx';
import type { LayoutProps } from './shown-file.ts';
import { useZoom } from './use-zoom.ts';
import { zoomKeys } from './zoom-keys.ts';

interface Drawn {
  readonly marks: readonly DocxMark[];
  readonly located: ReadonlySet<string>;
  /** Of its widest page, in pixels. */
  readonly width: number;
}

export function DocxPane(props: LayoutProps): ReactNode {
  const text = useText();
  const { layout } = text.review;
  const host = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const { drawn, isBroken } = useDrawing(props, host);
  useMarks(props, drawn);
  const { scale, onZoom } = useZoom(pane, drawn?.width ?? null);
  const elsewhere = props.findings.filter(({ id }) => drawn !== null && !drawn.located.has(id)).length;
  const note = elsewhere === 0 ? layout.docxNote : layout.docxElsewhere(elsewhere);
  return (
    <>
      <LayoutBar label={layout.docx} note={note} scale={scale} onZoom={onZoom} />
      {isBroken && <Notice tone="error">{layout.broken}</Notice>}
      <div className={styles.area}>
        <section
          ref={pane}
          className={styles.scroll}
          aria-label={text.review.document}
          aria-busy={drawn === null && !isBroken}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
          tabIndex={0}
          data-region-focus
          onKeyDown={zoomKeys(onZoom)}
        >
          <div ref={host} className={styles.docx} style={{ zoom: scale }} />
        </section>
      </div>
    </>
  );
}

/** Draws once for the bytes; findings are located anew when they change. */
function useDrawing({ bytes, parts, findings }: LayoutProps, host: RefObject<HTMLDivElement | null>) {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  const [isBroken, setIsBroken] = useState(false);
  // Decisions change findings often; where they stand does not change with them.
  const places = useMemo(() => findings.map(({ id }) => id).join(' '), [findings]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in `places` is what the drawing depends on
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    let isGone = false;
    drawDocx(bytes).then(
      ({ pages, styles: own }) => {
        if (isGone) return;
        root.adoptedStyleSheets = [own, docxSheet()];
        root.replaceChildren(pages);
        const text = drawnText(root);
        const stretches = locateFindings(text, parts, findings);
        const located = new Set(stretches.map(({ finding }) => finding.id));
        setDrawn({ marks: wrapStretches(text, stretches), located, width: widthOf(root) });
      },
      () => setIsBroken(true),
    );
    return () => {
      isGone = true;
    };
  }, [bytes, places, parts]);
  return { drawn, isBroken };
}

/** Pages have a width of their own, whatever the pane has. */
function widthOf(root: ShadowRoot): number {
  const pages = [...root.querySelectorAll<HTMLElement>('section.docx')];
  return Math.max(1, ...pages.map(({ offsetWidth }) => offsetWidth));
}

function useMarks(props: LayoutProps, drawn: Drawn | null): void {
  const text = useText();
  const { active, revealed, covered, onActive, findings } = props;
  const activeId = active?.id ?? null;
  useEffect(() => {
    const now = new Map(findings.map((finding) => [finding.id, finding]));
    const marks = (drawn?.marks ?? []).map((mark) => ({
      ...mark,
      findings: mark.findings.map((finding) => now.get(finding.id) ?? finding),
    }));
    showMarks(marks, { active: activeId, revealed, covered, onActive, text });
  }, [drawn, findings, activeId, revealed, covered, onActive, text]);
  useEffect(() => {
    const mark = drawn?.marks.find(({ findings: marked }) => marked.some(({ id }) => id === activeId));
    mark?.element.scrollIntoView({ block: 'center' });
  }, [drawn, activeId]);
}
