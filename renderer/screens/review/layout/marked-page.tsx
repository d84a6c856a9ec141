/** Marks of findings over something that React draws: a picture, a page of placed words. */
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useText } from '../../../preferences/use-preferences.tsx';
import type { FindingBox } from './finding-boxes.ts';
import { markLayer } from './page-marks.ts';
import type { ShownFile } from './shown-file.ts';

export interface MarkedPageProps extends Pick<ShownFile, 'active' | 'revealed' | 'onActive'> {
  readonly boxes: readonly FindingBox[];
  readonly size: { readonly width: number; readonly height: number };
  readonly covered: ReadonlySet<string>;
}

export function MarkedPage(props: MarkedPageProps): ReactNode {
  const text = useText();
  const holder = useRef<HTMLDivElement>(null);
  const { boxes, size, covered, active, revealed, onActive } = props;
  const activeId = active?.id ?? null;
  useEffect(() => {
    holder.current?.replaceChildren(
      markLayer(boxes, size, { active: activeId, revealed, covered, text, onActive }),
    );
  }, [boxes, size, covered, activeId, revealed, text, onActive]);
  useEffect(() => {
    if (activeId === null) return;
    const mark = holder.current?.querySelector(`[data-finding="${CSS.escape(activeId)}"]`);
    mark?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeId]);
  return <div ref={holder} />;
}
