/** Words of an OFD file where they stand on its pages: a picture of places, not of the page. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useEffect, useMemo, useRef } from 'react';
import { useText } from '../../../preferences/use-preferences.tsx';
import { boxesByPage, findingBoxes } from './finding-boxes.ts';
import styles from './layout.module.css';
import { LayoutBar } from './layout-bar.tsx';
import { MarkedPage } from './marked-page.tsx';
import type { PlacedPage } from './placed-pages.ts';
import { placedPages } from './placed-pages.ts';
import type { ShownFile } from './shown-file.ts';
import { useZoom } from './use-zoom.ts';
import { zoomKeys } from './zoom-keys.ts';

const noCovers: ReadonlySet<string> = new Set();
const gap = 16;

export function PlacedPane(props: ShownFile): ReactNode {
  const text = useText();
  const { layout } = text.review;
  const scroll = useRef<HTMLElement>(null);
  const pages = useMemo(() => placedPages(props.parts), [props.parts]);
  const widest = useMemo(() => Math.max(1, ...pages.map(({ width }) => width)), [pages]);
  const { scale, onZoom } = useZoom(scroll, widest);
  const boxes = useMemo(() => findingBoxes(props.parts, props.findings), [props.parts, props.findings]);
  const byPage = useMemo(() => boxesByPage(boxes), [boxes]);
  const virtualizer = useVirtualizer({
    count: pages.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => (pages[index]?.height ?? 0) * scale + gap,
    overscan: 1,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the zoom is why the pages are measured anew
  useEffect(() => virtualizer.measure(), [scale]);
  const target = boxes.find(({ finding }) => finding.id === props.active?.id)?.page;
  const index = target === undefined ? -1 : pages.findIndex(({ number }) => number === target);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another finding on the same page brings it into view again
  useEffect(() => {
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'start' });
  }, [index, props.active?.id]);
  return (
    <>
      <LayoutBar label={layout.places} note={layout.placesNote} scale={scale} onZoom={onZoom} />
      <div className={styles.area}>
        <section
          ref={scroll}
          className={styles.scroll}
          aria-label={text.review.document}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
          tabIndex={0}
          data-region-focus
          onKeyDown={zoomKeys(onZoom)}
        >
          <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
            {virtualizer.getVirtualItems().map((item) => {
              const page = pages[item.index];
              return (
                <div key={item.key} style={{ position: 'absolute', insetInline: 0, top: item.start }}>
                  {page !== undefined && (
                    <Page {...props} page={page} scale={scale} boxes={byPage.get(page.number) ?? []} />
                  )}
                </div>
              );
            })}
          </div>
        </section>
      </div>
    </>
  );
}

interface PageProps extends ShownFile {
  readonly page: PlacedPage;
  readonly scale: number;
  readonly boxes: ReturnType<typeof findingBoxes>;
}

function Page({ page, scale, boxes, ...shown }: PageProps): ReactNode {
  const text = useText();
  const { width, height } = page;
  return (
    <section
      className={styles.sheetOfWords}
      style={{ width: width * scale, height: height * scale }}
      aria-label={text.review.places.page(page.number)}
    >
      {page.words.map(({ text: words, box, isHidden }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: words of a page never change their order
          key={index}
          className={styles.word}
          data-hidden={isHidden}
          style={{ left: box[0] * scale, top: box[1] * scale, fontSize: Math.min(box[2], box[3]) * scale }}
        >
          {words}
        </span>
      ))}
      <MarkedPage {...shown} boxes={boxes} size={page} covered={noCovers} />
    </section>
  );
}
