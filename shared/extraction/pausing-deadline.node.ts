/** A deadline that stands still while somebody else is at work. */

export interface PausingDeadline {
  setWaiting(isWaiting: boolean): void;
  clear(): void;
}

/** Calls `onPassed` once, after so many milliseconds of own time. */
export function startDeadline(milliseconds: number, onPassed: () => void): PausingDeadline {
  let left = milliseconds;
  let since = performance.now();
  let timer: NodeJS.Timeout | null = setTimeout(onPassed, left);
  const stop = () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    left -= performance.now() - since;
  };
  return {
    setWaiting(isWaiting) {
      stop();
      if (isWaiting) return;
      since = performance.now();
      timer = setTimeout(onPassed, Math.max(0, left));
    },
    clear: stop,
  };
}
