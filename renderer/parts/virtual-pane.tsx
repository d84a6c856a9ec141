/** A pane that scrolls over very many rows of unequal height, of which those in view are in the page. */
import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

export interface VirtualPaneProps {
  readonly label: string;
  readonly className: string | undefined;
  readonly count: number;
  /** Pixels of a row that was never seen. */
  readonly rowHeight: number;
  readonly render: (index: number) => ReactNode;
  /** Row to bring into view, -1 for none; another `turn` brings the same row into view again. */
  readonly target: number;
  readonly turn: unknown;
  /** Rows that are in the page now, the last one included. */
  readonly onRange?: (first: number, last: number) => void;
}

const overscan = 10;

export function VirtualPane(props: VirtualPaneProps): ReactNode {
  const { count, rowHeight, target, turn, onRange } = props;
  const scroll = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: two targets may share a row, and each brings it into view
  useEffect(() => {
    if (target >= 0) virtualizer.scrollToIndex(target, { align: 'center' });
  }, [target, turn]);
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index;
  const last = items.at(-1)?.index;
  useEffect(() => {
    if (first !== undefined && last !== undefined) onRange?.(first, last);
  }, [first, last, onRange]);
  return (
    <section
      ref={scroll}
      className={props.className}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
      tabIndex={0}
      data-region-focus
    >
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {items.map(({ index, start, key }) => (
          <div
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            style={{ position: 'absolute', insetInline: 0, top: start }}
          >
            {props.render(index)}
          </div>
        ))}
      </div>
    </section>
  );
}
