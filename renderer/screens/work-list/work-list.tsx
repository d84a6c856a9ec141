/** Work list (工作台): four numbers, one dense table, and the way to a new release. */
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import type { DossierSummary } from '../../../shared/contract/dossier-views.ts';
import type { WorkFilter, WorkPage, WorkPlace } from '../../../shared/contract/list-views.ts';
import type { PersonView } from '../../../shared/contract/office-views.ts';
import type { ChosenItem } from '../../../shared/contract/shell-api.ts';
import { call } from '../../api.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { Button } from '../../parts/button.tsx';
import { VirtualTable } from '../../parts/virtual-table.tsx';
import { useRem, useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import type { Pages } from '../../use-pages.ts';
import { usePages } from '../../use-pages.ts';
import { ExchangeDesk } from '../exchange/exchange-desk.tsx';
import { LeftDrafts } from './left-drafts.tsx';
import { NewRelease } from './new-release.tsx';
import { SearchBox } from './search-box.tsx';
import { useWorkColumns } from './work-columns.tsx';
import styles from './work-list.module.css';
import { WorkTiles } from './work-tiles.tsx';

const pageSize = 200;

export interface WorkListProps {
  readonly person: PersonView;
  readonly onOpen: (dossier: DossierId) => void;
  /** An exchange package that was opened with the program. */
  readonly opened: ChosenItem | null;
}

export function WorkList({ person, onOpen, opened }: WorkListProps): ReactNode {
  const text = useText();
  const [isCreating, setIsCreating] = useState(false);
  const [filter, setFilter] = useState<WorkFilter>('all');
  const list = usePages<DossierSummary, WorkPlace, WorkPage>(filter, (after) =>
    call('dossier.page', { filter, after, limit: pageSize }),
  );
  const mayCreate = person.duty === 'handler';
  const create = (): void => setIsCreating(true);
  useShortcuts(mayCreate ? { 'new-release': create } : {});
  const { first } = list;
  return (
    <div className={styles.screen} data-region="main">
      <div className={styles.head}>
        <h1>{text.workList.title}</h1>
        <span className="meta">{first !== null && text.workList.count(first.counts.all)}</span>
        <ExchangeDesk onOpen={onOpen} opened={opened} />
        {mayCreate && (
          <Button kind="primary" onPress={create}>
            <Plus aria-hidden size={16} />
            {text.workList.create}
          </Button>
        )}
      </div>
      <SearchBox onOpen={onOpen} />
      <LeftDrafts person={person.id} rows={list.rows} onOpen={onOpen} />
      <ShowFailure failure={list.failure} />
      {first === null && list.failure === null && <p role="status">{text.app.loading}</p>}
      {first?.counts.all === 0 && <Empty mayCreate={mayCreate} />}
      {first !== null && first.counts.all > 0 && (
        <>
          <WorkTiles counts={first.counts} filter={filter} onFilter={setFilter} />
          <Releases list={list} total={first.counts[filter]} onOpen={onOpen} />
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
  readonly list: Pages<DossierSummary, WorkPage>;
  readonly total: number;
  readonly onOpen: (dossier: DossierId) => void;
}

function Releases({ list, total, onOpen }: ReleasesProps): ReactNode {
  const text = useText();
  const columns = useWorkColumns();
  const rem = useRem();
  const [active, setActive] = useState(0);
  const { rows } = list;
  if (rows.length === 0 && list.isLoading) return <p role="status">{text.app.loading}</p>;
  if (rows.length === 0) return <p className={styles.empty}>{text.workList.emptyFilter}</p>;
  return (
    <div className={styles.table}>
      <VirtualTable
        label={text.workList.table}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        rowHeight={Math.round(rem * 2)}
        active={Math.min(active, rows.length - 1)}
        onActive={setActive}
        onOpen={({ id }) => onOpen(id)}
        onNearEnd={list.loadMore}
        total={total}
        opensOnClick
      />
    </div>
  );
}
