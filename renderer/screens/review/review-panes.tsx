/** List, document and detail side by side, or the detail below where there is less room; sizes by mouse or keys, remembered. */
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { useRem, useText } from '../../preferences/use-preferences.tsx';
import { isSafeMode, noStorage } from '../../safe-mode.ts';
import styles from './review.module.css';

export interface ReviewPanesProps {
  readonly list: ReactNode;
  readonly document: ReactNode;
  readonly detail: ReactNode;
}

/** Width in rem from which three panes fit side by side, and two. */
const enough = { wide: 66, middle: 50 } as const;
type Room = 'wide' | 'middle' | 'narrow';

/** One structure for every room: a pane that moves keeps what it shows. */
export function ReviewPanes({ list, document, detail }: ReviewPanesProps): ReactNode {
  const text = useText();
  const { panes } = text.review;
  const { room, element } = useRoom();
  const kept = {
    storage: isSafeMode ? noStorage : localStorage,
    onlySaveAfterUserInteractions: true,
  } as const;
  const outer = useDefaultLayout({ id: `xianshen.panes.review.${room}`, ...kept });
  const inner = useDefaultLayout({ id: `xianshen.panes.review-list.${room}`, ...kept });
  const isWide = room === 'wide';
  return (
    <div ref={element} className={styles.panes} data-room={room}>
      {room !== null && (
        <Group orientation={isWide ? 'horizontal' : 'vertical'} {...outer}>
          <Panel id="reading" minSize={isWide ? '30rem' : '12rem'}>
            <Group orientation={room === 'narrow' ? 'vertical' : 'horizontal'} {...inner}>
              <Panel id="list" defaultSize={room === 'narrow' ? '12rem' : '17rem'} minSize="10rem">
                {list}
              </Panel>
              <Separator className={styles.separator ?? ''} aria-label={panes.list} />
              <Panel id="document" minSize="12rem">
                {document}
              </Panel>
            </Group>
          </Panel>
          <Separator className={styles.separator ?? ''} aria-label={panes.detail} />
          <Panel id="detail" defaultSize={isWide ? '20rem' : '45%'} minSize="10rem">
            {detail}
          </Panel>
        </Group>
      )}
    </div>
  );
}

/** How much room there is, measured against the text size; null until it has been measured. */
function useRoom() {
  const rem = useRem();
  const element = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? null));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { room: width === null ? null : roomOf(width / rem), element };
}

function roomOf(width: number): Room {
  if (width >= enough.wide) return 'wide';
  return width >= enough.middle ? 'middle' : 'narrow';
}
