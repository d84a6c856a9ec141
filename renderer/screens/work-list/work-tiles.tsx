/** Four numbers that filter the table; pressed again, everything shows. */
import type { ReactNode } from 'react';
import type { DossierSummary } from '../../../shared/contract/dossier-views.ts';
import { useText } from '../../preferences/use-preferences.tsx';
import styles from './work-list.module.css';
import type { WorkFilter } from './work-list-rows.ts';
import { fitsFilter } from './work-list-rows.ts';

const tiles = ['mine', 'due', 'returned', 'approved'] as const;

export interface WorkTilesProps {
  readonly rows: readonly DossierSummary[];
  readonly filter: WorkFilter;
  readonly onFilter: (filter: WorkFilter) => void;
}

export function WorkTiles({ rows, filter, onFilter }: WorkTilesProps): ReactNode {
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
          <span className={styles.number}>{rows.filter((row) => fitsFilter(row, tile)).length}</span>
          <span>{text.workList.tiles[tile]}</span>
        </button>
      ))}
    </fieldset>
  );
}
