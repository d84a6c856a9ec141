/** What the core asks of whoever hosts it. Nothing in shared/ reads the time, the environment or a random number by itself. */
import type { Sha256 } from './ids.ts';

export interface Clock {
  /** Current time, ISO 8601 in UTC with milliseconds, e.g. `2026-11-23T08:15:30.125Z`. */
  now(): string;
  /** Milliseconds that only grow, whatever happens to the wall clock. */
  monotonicMs(): number;
}

export interface IdSource {
  /** A new identifier: the prefix, a hyphen, and at least 120 random bits in lower-case letters and digits. */
  next(prefix: string): string;
  /** Unpredictable bytes. */
  randomBytes(length: number): Uint8Array;
}

export interface Hash {
  sha256(bytes: Uint8Array): Sha256;
  /** SHA-256 of the UTF-8 of well-formed text, without the bytes passing through our hands. */
  sha256OfText(text: string): Sha256;
  /** Keyed hash, hexadecimal; lets equal values be recognised without keeping them. */
  hmacSha256(key: Uint8Array, bytes: Uint8Array): string;
}

/** Technical log: event names, ids and counts only; never document text, matched text, names of people or files. */
export interface Log {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  error(event: string, error: unknown, facts?: Readonly<Record<string, string | number | boolean>>): void;
}

/** One step of long work, for the person who waits. */
export interface ProgressEvent {
  readonly job: string;
  readonly step:
    | 'reading'
    | 'extracting'
    | 'screening'
    | 'storing'
    | 'signing'
    | 'packing'
    | 'printing'
    | 'verifying';
  readonly done: number;
  readonly total: number;
}

export type Progress = (event: ProgressEvent) => void;

export interface Ports {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly hash: Hash;
  readonly log: Log;
}
