/** What unpacking one piece of an archive may cost. */
import type { Limits } from '../../intake/limits.ts';
import type { ReadContext } from '../reader.ts';
import { stop } from '../stop.ts';

/** Bytes that so many packed bytes may come to before they are taken for a bomb. */
export function largestUnpacked(packedBytes: number, limits: Limits): number {
  return Math.min(limits.entryBytes, Math.max(limits.ratioFloorBytes, packedBytes * limits.inflationRatio));
}

/** Takes bytes from what the file with everything in it may come to. Stops with `over-limit`. */
export function takeUnpacked(bytes: number, { budget }: Pick<ReadContext, 'budget'>): void {
  budget.inflatedBytes -= bytes;
  if (budget.inflatedBytes < 0) stop('over-limit', 'inflatedBytes');
}
