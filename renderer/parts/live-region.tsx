/** Speaks short sentences to a screen reader without moving the focus. One region for the whole window. */
import type { ReactNode } from 'react';
import { createContext, useCallback, useContext, useMemo, useState } from 'react';

const AnnounceContext = createContext<(sentence: string) => void>(() => undefined);

export function LiveRegion({ children }: { readonly children: ReactNode }): ReactNode {
  const [spoken, setSpoken] = useState({ sentence: '', turn: 0 });
  const announce = useCallback(
    (sentence: string) => setSpoken(({ turn }) => ({ sentence, turn: turn + 1 })),
    [],
  );
  const value = useMemo(() => announce, [announce]);
  return (
    <AnnounceContext value={value}>
      {children}
      <div className="visually-hidden" role="status" aria-live="polite">
        {/* A new element each time, so that the same sentence twice is spoken twice. */}
        <span key={spoken.turn}>{spoken.sentence}</span>
      </div>
    </AnnounceContext>
  );
}

export function useAnnounce(): (sentence: string) => void {
  return useContext(AnnounceContext);
}
