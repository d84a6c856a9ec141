/** Runs one operation at a time and keeps its failure where the button is. */
import { useCallback, useRef, useState } from 'react';

export interface Action<F, A extends readonly unknown[]> {
  readonly isBusy: boolean;
  readonly failure: F | null;
  readonly start: (...input: A) => void;
  readonly clear: () => void;
}

/**
 * @param run returns null when it succeeded, otherwise the failure to show. A rejection is left to the top of the window.
 */
export function useAction<F, A extends readonly unknown[]>(
  run: (...input: A) => Promise<F | null>,
): Action<F, A> {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<F | null>(null);
  const running = useRef(false);
  const start = (...input: A): void => {
    // A second press before the first has rendered would start the work twice.
    if (running.current) return;
    running.current = true;
    setIsBusy(true);
    setFailure(null);
    void run(...input)
      .then(setFailure)
      .finally(() => {
        running.current = false;
        setIsBusy(false);
      });
  };
  const clear = useCallback(() => setFailure(null), []);
  return { isBusy, failure, start, clear };
}
