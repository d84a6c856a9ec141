/** Register and statistics (登记与统计): every release in the order of its number, totals that are exact, and a year in numbers. */
import type { ReactNode } from 'react';
import { useCallback, useState } from 'react';
import type { DossierId } from '../../../shared/base/ids.ts';
import type { ListFormat, RegisterContent } from '../../../shared/contract/list-api.ts';
import { listFormats } from '../../../shared/contract/list-api.ts';
import type { RegisterFilter, RegisterLine, RegisterPage } from '../../../shared/contract/list-views.ts';
import { call } from '../../api.ts';
import { Notice } from '../../parts/notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { VirtualTable } from '../../parts/virtual-table.tsx';
import { useRem, useText } from '../../preferences/use-preferences.tsx';
import { ShowFailure } from '../../show-failure.tsx';
import { useLoad } from '../../use-load.ts';
import type { Pages } from '../../use-pages.ts';
import { usePages } from '../../use-pages.ts';
import { PaperProgress } from './paper-progress.tsx';
import styles from './register.module.css';
import { useRegisterColumns } from './register-columns.tsx';
import { RegisterFilters } from './register-filters.tsx';
import { SaveButton, saveInFolder } from './save-paper.tsx';
import { StatisticsPanel } from './statistics-panel.tsx';

const pageSize = 200;
const everything: RegisterFilter = { year: null, kind: null, state: null, organ: null };

type ShownPage = RegisterPage & { readonly rows: readonly RegisterLine[] };

export function RegisterScreen({ onOpen }: { readonly onOpen: (dossier: DossierId) => void }): ReactNode {
  const text = useText();
  const [filter, setFilter] = useState(everything);
  const [newestFirst, setNewestFirst] = useState(true);
  const kinds = useLoad('kinds', () => call('kinds.list', {}));
  const pages = usePages<RegisterLine, NonNullable<RegisterPage['next']>, ShownPage>(
    JSON.stringify({ filter, newestFirst }),
    async (after) => {
      const page = await call('register.page', { filter, newestFirst, after, limit: pageSize });
      return page.ok ? { ok: true, value: { ...page.value, rows: page.value.lines } } : page;
    },
  );
  const { first } = pages;
  const year = filter.year ?? first?.years[0] ?? null;
  return (
    <div className={styles.screen}>
      <section className={styles.register} data-region="main" aria-labelledby="register-title">
        <div className={styles.row}>
          <h1 id="register-title">{text.register.title}</h1>
          {first !== null && <Totals page={first} />}
          <SaveRegister filter={filter} newestFirst={newestFirst} />
        </div>
        <RegisterFilters
          filter={filter}
          newestFirst={newestFirst}
          page={first}
          kinds={kinds.value ?? []}
          onFilter={setFilter}
          onOrder={setNewestFirst}
        />
        <PaperProgress />
        <ShowFailure failure={pages.failure} />
        <Lines pages={pages} onOpen={onOpen} />
      </section>
      <section className={styles.statistics} data-region="statistics" aria-labelledby="statistics-title">
        <h2 id="statistics-title">
          {text.statistics.title}
          {year === null ? '' : ` ${year}`}
        </h2>
        {year === null ? (
          <p className="meta">{text.statistics.noYear}</p>
        ) : (
          <StatisticsPanel year={year} kinds={kinds.value ?? []} />
        )}
      </section>
    </div>
  );
}

function Totals({ page }: { readonly page: RegisterPage }): ReactNode {
  const text = useText();
  const parts = page.byState.map(({ state, count }) =>
    text.register.ofState(text.words.states[state], count),
  );
  return (
    <span className="meta" role="status">
      {[text.register.total(page.total), ...parts].join('　')}
    </span>
  );
}

interface LinesProps {
  readonly pages: Pages<RegisterLine, ShownPage>;
  readonly onOpen: (dossier: DossierId) => void;
}

function Lines({ pages, onOpen }: LinesProps): ReactNode {
  const text = useText();
  const columns = useRegisterColumns();
  const rem = useRem();
  const [active, setActive] = useState(0);
  const open = useCallback(({ id }: RegisterLine) => onOpen(id), [onOpen]);
  const { rows, first, isLoading } = pages;
  if (rows.length === 0)
    return isLoading ? <p role="status">{text.app.loading}</p> : <p>{text.register.empty}</p>;
  return (
    <div className={styles.table}>
      <VirtualTable
        label={text.register.table}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        rowHeight={Math.round(rem * 2)}
        active={Math.min(active, rows.length - 1)}
        onActive={setActive}
        onOpen={open}
        onNearEnd={pages.loadMore}
        {...(first === null ? {} : { total: first.total })}
      />
    </div>
  );
}

interface SaveRegisterProps {
  readonly filter: RegisterFilter;
  readonly newestFirst: boolean;
}

function SaveRegister({ filter, newestFirst }: SaveRegisterProps): ReactNode {
  const text = useText();
  const [saved, setSaved] = useState<string | null>(null);
  const save = useAction((content: RegisterContent, format: ListFormat) =>
    saveInFolder(
      (folder) => call('register.save', { filter, newestFirst, content, format, folder }),
      setSaved,
    ),
  );
  return (
    <>
      <span className={styles.buttons}>
        {listFormats.map((format) => (
          <SaveButton key={format} isBusy={save.isBusy} onPress={() => save.start('register', format)}>
            {text.register.formats[format]}
          </SaveButton>
        ))}
        <SaveButton isBusy={save.isBusy} onPress={() => save.start('tasks', 'xlsx')}>
          {text.register.tasks}
        </SaveButton>
      </span>
      {saved !== null && <Notice tone="success">{text.register.saved(saved)}</Notice>}
      <ShowFailure failure={save.failure} />
    </>
  );
}
