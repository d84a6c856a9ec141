/** When an unattended window warns and when it locks. */

/** Seconds before the lock in which the window says so. */
export const warningSeconds = 60;

/** Seconds left while the window warns; 0 when it is to lock; null while nothing is due. */
export function idleSecondsLeft(lastActiveMs: number, nowMs: number, idleMinutes: number): number | null {
  const left = Math.ceil((lastActiveMs + idleMinutes * 60_000 - nowMs) / 1_000);
  if (left <= 0) return 0;
  // A short limit leaves half of itself for the warning.
  return left <= Math.min(warningSeconds, idleMinutes * 30) ? left : null;
}
