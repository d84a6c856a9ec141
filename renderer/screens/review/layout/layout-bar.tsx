/** Line above a drawn document: what it is, and its zoom. */
import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../parts/button.tsx';
import { useText } from '../../../preferences/use-preferences.tsx';
import styles from './layout.module.css';

export type ZoomStep = 'in' | 'out' | 'fit';

export interface LayoutBarProps {
  readonly label: string;
  readonly note: string;
  /** 1 for the size on paper; null where there is no zoom. */
  readonly scale: number | null;
  readonly onZoom: (step: ZoomStep) => void;
}

export function LayoutBar({ label, note, scale, onZoom }: LayoutBarProps): ReactNode {
  const text = useText();
  const { layout } = text.review;
  return (
    <div className={styles.head}>
      <strong className={styles.label}>{label}</strong>
      <span className={styles.note}>{note}</span>
      {scale !== null && (
        <span className={styles.zoom}>
          <Button kind="quiet" label={layout.zoomOut} onPress={() => onZoom('out')}>
            <Minus aria-hidden size={16} />
          </Button>
          <span className="meta" role="status">
            {layout.zoomed(Math.round(scale * 100))}
          </span>
          <Button kind="quiet" label={layout.zoomIn} onPress={() => onZoom('in')}>
            <Plus aria-hidden size={16} />
          </Button>
          <Button kind="quiet" onPress={() => onZoom('fit')}>
            {layout.fit}
          </Button>
        </span>
      )}
    </div>
  );
}
