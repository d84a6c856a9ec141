/** Asks the engine for something a screen shows, and again on demand; a late answer to an old question is dropped. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Result } from '../shared/base/result.ts';

export interface Loaded<T> {
  /** Last good answer; stays while it is asked again. */
  readonly value: T | null;
  readonly failure: Failure | null;
  readonly isLoading: boolean;
  readonly reload: () => Promise<void>;
  readonly change: (change: (before: T) => T) => void;
}

/** @param key names the question: another key drops the old answer and asks anew */
export function useLoad<T>(key: string, load: () => Promise<Result<T>>): Loaded<T> {
  const [state, setState] = useState<{
    key: string;
    value: T | null;
    failure: Failure | null;
    isLoading: boolean;
  }>({
    key,
    value: null,
    failure: null,
    isLoading: true,
  });
  const latest = useRef(load);
  const turn = useRef(0);
  useEffect(() => {
    latest.current = load;
  });
  const reload = useCallback(async () => {
    const mine = ++turn.current;
    setState((before) =>
      before.key === key
        ? { ...before, isLoading: true }
        : { key, value: null, failure: null, isLoading: true },
    );
    const result = await latest.current();
    if (mine !== turn.current) return;
    setState((before) =>
      result.ok
        ? { key, value: result.value, failure: null, isLoading: false }
        : { key, value: before.key === key ? before.value : null, failure: result.failure, isLoading: false },
    );
  }, [key]);
  useEffect(() => {
    void reload();
  }, [reload]);
  const change = useCallback(
    (changed: (before: T) => T) =>
      setState((before) => (before.value === null ? before : { ...before, value: changed(before.value) })),
    [],
  );
  const isCurrent = state.key === key;
  return {
    value: isCurrent ? state.value : null,
    failure: isCurrent ? state.failure : null,
    isLoading: !isCurrent || state.isLoading,
    reload,
    change,
  };
}
