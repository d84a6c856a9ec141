/** Dates as Chinese law counts them. */

/** China Standard Time is eight hours ahead of UTC, all year, without daylight saving. */
const aheadMs = 8 * 60 * 60 * 1000;

/**
 * The day in China at an instant, as in `2026-11-23`.
 * @param instant ISO 8601, as the clock gives it
 */
export function chinaDate(instant: string): string {
  return new Date(Date.parse(instant) + aheadMs).toISOString().slice(0, 10);
}
