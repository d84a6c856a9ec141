/**
 * How a reader gives up on a piece of a file from deep within a parser. Thrown inside extraction only and caught where a
 * part, a nested file or a whole file is read; there it becomes a `notInspected` entry or a failure.
 */
import { TooShort } from '../base/bounded-reader.ts';
import type { NotInspectedReason } from './extracted-text.ts';

export type StopReason = Extract<
  NotInspectedReason,
  'damaged' | 'encrypted' | 'over-limit' | 'unsupported-format'
>;

export class ExtractionStop extends Error {
  override readonly name = 'ExtractionStop';
  readonly reason: StopReason;
  /** The limit that was passed or the format that is damaged: a word for the failure's sentence. */
  readonly detail: string;

  constructor(reason: StopReason, detail: string) {
    super(`${reason}: ${detail}`);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Gives up. */
export function stop(reason: StopReason, detail: string): never {
  throw new ExtractionStop(reason, detail);
}

/** The stop behind an error, or null when the error is a fault of the program. */
export function asStop(error: unknown): ExtractionStop | null {
  if (error instanceof ExtractionStop) return error;
  return error instanceof TooShort ? new ExtractionStop('damaged', 'too-short') : null;
}
