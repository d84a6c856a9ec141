/** Four numbers of the whole list that filter the table; pressed again, everything shows. */
import type { ReactNode } from 'react';
import type { WorkFilter, WorkPage } from '../../../shared/contract/list-views.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './work-list.module.css';

const tiles = ['mine', 'due', 'returned', 'approved'] as const;

export interface WorkTilesProps {
  readonly counts: WorkPage['counts'];
  readonly filter: WorkFilter;
  readonly onFilter: (filter: WorkFilter) => void;
}

export function WorkTiles({ counts, filter, onFilter }: WorkTilesProps): ReactNode {
  const text = useText();
  return (
    <fieldset className={styles.tiles}>
      <legend className="visually-hidden">{text.workList.show}</legend>
      {tiles.map((tile) => (
        <button
          key={tile}
          type="button"
          className={styles.tile}
          aria-pressed={tile === filter}
          onClick={() => onFilter(tile === filter ? 'all' : tile)}
        >
          <span className={styles.number}>{counts[tile]}</span>
          <span>{text.workList.tiles[tile]}</span>
        </button>
      ))}
    </fieldset>
  );
}
