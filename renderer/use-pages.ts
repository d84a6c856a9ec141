/** A long list asked for page by page: the next page comes when the reader nears the end of what is there. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../shared/base/result.ts';

export interface Page<Row, Place> {
  readonly rows: readonly Row[];
  readonly next: Place | null;
}

export interface Pages<Row, Answer> {
  readonly rows: readonly Row[];
  /** First page of the present question, with what it says about the whole; null until it is there. */
  readonly first: Answer | null;
  readonly failure: Failure | null;
  readonly isLoading: boolean;
  readonly loadMore: () => void;
}

interface State<Row, Place, Answer> {
  readonly key: string;
  readonly rows: readonly Row[];
  readonly first: Answer | null;
  readonly next: Place | null;
  readonly failure: Failure | null;
  readonly isLoading: boolean;
}

/** @param key names the question: another key drops the old answer and asks anew */
export function usePages<Row, Place, Answer extends Page<Row, Place>>(
  key: string,
  load: (after: Place | null) => Promise<Result<Answer>>,
): Pages<Row, Answer> {
  const empty = { key, rows: [], first: null, next: null, failure: null, isLoading: true };
  const [state, setState] = useState<State<Row, Place, Answer>>(empty);
  const latest = useRef(load);
  const turn = useRef(0);
  const isAsking = useRef(false);
  useEffect(() => {
    latest.current = load;
  });
  const ask = useCallback(
    async (after: Place | null) => {
      const mine = ++turn.current;
      isAsking.current = true;
      const page = await latest.current(after);
      if (mine !== turn.current) return;
      isAsking.current = false;
      setState((known) => {
        if (!page.ok) return { ...known, key, failure: page.failure, isLoading: false };
        const { value } = page;
        const isMore = after !== null && known.key === key;
        return {
          key,
          rows: isMore ? [...known.rows, ...value.rows] : value.rows,
          first: isMore ? known.first : value,
          next: value.next,
          failure: null,
          isLoading: false,
        };
      });
    },
    [key],
  );
  useEffect(() => {
    void ask(null);
  }, [ask]);
  const { next } = state;
  const loadMore = useCallback(() => {
    if (next !== null && !isAsking.current) void ask(next);
  }, [ask, next]);
  const shown = state.key === key ? state : { ...empty, first: state.first };
  const { rows, first, failure, isLoading } = shown;
  return { rows, first, failure, isLoading, loadMore };
}
