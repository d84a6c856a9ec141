/** The text of a file, window by window: the one with the active finding first, others when somebody scrolls to them. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { DossierId, FindingId, SourceFileId } from '../../../shared/base/ids.ts';
import type { Failure } from '../../../shared/base/result.ts';
import type { TextRow } from '../../../shared/review/text-rows.ts';
import type { TextWays } from '../../../shared/review/text-window.ts';
import { call } from '../../api.ts';
import { useLoad } from '../../use-load.ts';
import type { TextSource, Windows } from './text-source.ts';
import { sourceOfWindows, windowRows, windowsOf } from './text-source.ts';

export interface WindowedText {
  /** Null until the first window is there. */
  readonly source: TextSource | null;
  readonly ways: TextWays | null;
  readonly failure: Failure | null;
}

interface Wanted {
  readonly dossier: DossierId;
  readonly file: SourceFileId;
  /** Which content of the release it is of. */
  readonly content: string;
  /** Finding to begin with. */
  readonly finding: FindingId | null;
}

interface Further {
  readonly key: string;
  readonly windows: Windows;
  readonly failure: Failure | null;
}

export function useTextWindow({ dossier, file, content, finding }: Wanted): WindowedText {
  const key = `${file} ${content}`;
  const ask = { dossier, file, count: windowRows };
  const head = useLoad(key, () => call('dossier.text-window', { ...ask, row: null, finding }));
  const [further, setFurther] = useState<Further>({ key, windows: new Map(), failure: null });
  const asked = useRef({ key, starts: new Set<number>() });
  const { value } = head;
  const load = useCallback(
    async (row: number) => {
      const window = await call('dossier.text-window', {
        ...{ dossier, file, row, finding: null },
        count: windowRows,
      });
      setFurther((known) => {
        const before = known.key === key ? known : { key, windows: new Map<number, readonly TextRow[]>() };
        if (!window.ok) return { ...before, failure: window.failure };
        const windows = new Map(before.windows).set(window.value.from, window.value.shown);
        return { key, windows, failure: null };
      });
    },
    [dossier, file, key],
  );
  const need = useCallback(
    (first: number, last: number): void => {
      if (asked.current.key !== key) asked.current = { key, starts: new Set() };
      const { starts } = asked.current;
      for (const start of windowsOf(first, last)) {
        if (start === value?.from || starts.has(start)) continue;
        starts.add(start);
        void load(start);
      }
    },
    [key, value?.from, load],
  );
  const own = further.key === key ? further : null;
  const source = useMemo(() => {
    if (value?.whole == null) return null;
    const windows = new Map(own?.windows).set(value.from, value.shown);
    return sourceOfWindows({ count: value.rows, places: value.whole.places, windows, need });
  }, [value, own?.windows, need]);
  return { source, ways: value?.whole?.ways ?? null, failure: head.failure ?? own?.failure ?? null };
}
