/** Zoom of a drawn page: as wide as the pane until somebody asks for more or less. */
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import type { ZoomStep } from './layout-bar.tsx';

/** Shares of the fitting size. */
const bounds = { smallest: 0.25, largest: 6 } as const;
const step = 1.25;
/** Space beside the page, in pixels. */
const margin = 32;

export interface Zoom {
  /** 1 for a page drawn in its own pixels. */
  readonly scale: number;
  readonly onZoom: (step: ZoomStep) => void;
}

/** @param width of the page in pixels at scale 1; null until it is known */
export function useZoom(pane: RefObject<HTMLElement | null>, width: number | null): Zoom {
  const [room, setRoom] = useState<number | null>(null);
  const [factor, setFactor] = useState(1);
  useEffect(() => {
    if (pane.current === null) return;
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? null));
    observer.observe(pane.current);
    return () => observer.disconnect();
  }, [pane]);
  const fitting = room === null || width === null ? 1 : Math.max(0.1, (room - margin) / width);
  return {
    scale: fitting * factor,
    onZoom: (asked) =>
      setFactor((before) => {
        if (asked === 'fit') return 1;
        const next = asked === 'in' ? before * step : before / step;
        return Math.min(bounds.largest, Math.max(bounds.smallest, next));
      }),
  };
}
