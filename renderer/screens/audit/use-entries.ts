/** Ledger entries, newest first, loaded in pages as the auditor asks for them. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../../../shared/base/result.ts';
import type { LedgerEntryView } from '../../../shared/contract/audit-views.ts';

const pageSize = 500;

type ListEntries = (before: number | null, limit: number) => Promise<Result<readonly LedgerEntryView[]>>;

export interface Entries {
  readonly rows: readonly LedgerEntryView[];
  readonly failure: Failure | null;
  readonly isLoading: boolean;
  readonly isAtStart: boolean;
  readonly loadMore: () => void;
}

interface State {
  readonly rows: readonly LedgerEntryView[];
  readonly failure: Failure | null;
  readonly isLoading: boolean;
  readonly isAtStart: boolean;
}

export function useEntries(list: ListEntries): Entries {
  const [state, setState] = useState<State>({ rows: [], failure: null, isLoading: true, isAtStart: false });
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  const load = useCallback(async (before: number | null) => {
    setState((known) => ({ ...known, isLoading: true, failure: null }));
    const page = await latest.current(before, pageSize);
    setState((known) => (page.ok ? withPage(known, page.value, before) : failed(known, page.failure)));
  }, []);
  useEffect(() => {
    void load(null);
  }, [load]);
  const { rows } = state;
  const loadMore = useCallback(() => void load(rows.at(-1)?.number ?? null), [load, rows]);
  return { ...state, loadMore };
}

function withPage(known: State, page: readonly LedgerEntryView[], before: number | null): State {
  // The first page replaces: an effect that runs twice must not show every entry twice.
  const rows = before === null ? page : [...known.rows, ...page];
  return { rows, failure: null, isLoading: false, isAtStart: page.length < pageSize };
}

function failed(known: State, failure: Failure): State {
  return { ...known, failure, isLoading: false };
}
