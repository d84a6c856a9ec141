/** Work list (工作台): four numbers, one dense table, and the way to a new release. */
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import type { DossierSummary } from '../../../shared/contract/dossier-views.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import { call } from '../../api.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { VirtualTable } from '../../parts/virtual-table.tsx';
import { useRem, useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import { NewRelease } from './new-release.tsx';
import { useWorkColumns } from './work-columns.tsx';
import styles from './work-list.module.css';
import type { WorkFilter } from './work-list-rows.ts';
import { fitsFilter, inWorkOrder } from './work-list-rows.ts';
import { WorkTiles } from './work-tiles.tsx';

export interface WorkListProps {
  readonly person: PersonView;
  readonly onOpen: (dossier: DossierId) => void;
}

export function WorkList({ person, onOpen }: WorkListProps): ReactNode {
  const text = useText();
  const [isCreating, setIsCreating] = useState(false);
  const [filter, setFilter] = useState<WorkFilter>('all');
  const list = useLoad('work-list', () => call('dossier.list', {}));
  const mayCreate = person.duty === 'handler';
  const create = (): void => setIsCreating(true);
  useShortcuts(mayCreate ? { 'new-release': create } : {});
  const rows = list.value ?? [];
  return (
    <div className={styles.screen} data-region="main">
      <div className={styles.head}>
        <h1>{text.workList.title}</h1>
        <span className="meta">{list.value !== null && text.workList.count(rows.length)}</span>
        {mayCreate && (
          <Button kind="primary" onPress={create}>
            <Plus aria-hidden size={16} />
            {text.workList.create}
          </Button>
        )}
      </div>
      <ShowFailure failure={list.failure} />
      {list.value === null && list.failure === null && <p role="status">{text.app.loading}</p>}
      {list.value !== null && rows.length === 0 && <Empty mayCreate={mayCreate} />}
      {rows.length > 0 && (
        <>
          <WorkTiles rows={rows} filter={filter} onFilter={setFilter} />
          <Releases rows={rows} filter={filter} onOpen={onOpen} />
        </>
      )}
      {isCreating && <NewRelease onClose={() => setIsCreating(false)} onCreated={onOpen} />}
    </div>
  );
}

function Empty({ mayCreate }: { readonly mayCreate: boolean }): ReactNode {
  const text = useText();
  return <p className={styles.empty}>{mayCreate ? text.workList.empty : text.workList.emptyForOthers}</p>;
}

interface ReleasesProps {
  readonly rows: readonly DossierSummary[];
  readonly filter: WorkFilter;
  readonly onOpen: (dossier: DossierId) => void;
}

function Releases({ rows, filter, onOpen }: ReleasesProps): ReactNode {
  const text = useText();
  const columns = useWorkColumns();
  const rem = useRem();
  const [active, setActive] = useState(0);
  const shown = inWorkOrder(rows).filter((row) => fitsFilter(row, filter));
  if (shown.length === 0) return <p className={styles.empty}>{text.workList.emptyFilter}</p>;
  return (
    <div className={styles.table}>
      <VirtualTable
        label={text.workList.table}
        columns={columns}
        rows={shown}
        keyOf={({ id }) => id}
        rowHeight={Math.round(rem * 2)}
        active={Math.min(active, shown.length - 1)}
        onActive={setActive}
        onOpen={({ id }) => onOpen(id)}
        opensOnClick
      />
    </div>
  );
}
