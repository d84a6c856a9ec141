/**
 * Long work of this window: what runs, how far it is, when it may be done, and how the last pieces ended. Holds kinds, counts and
 * times only, never a name or a word of a release, since whoever signs in next sees the same list.
 */
import type { ProgressEvent } from '../../shared/base/ports.ts';

export const jobKinds = [
  'import',
  'clean',
  'typeset',
  'desk-check',
  'publish',
  'export',
  'exchange',
  'archive',
  'paper',
  'audit-export',
  'audit-verify',
  'verify',
] as const;
export type JobKind = (typeof jobKinds)[number];

/** `stopped`: a person ended it between two pieces; what was done before stays. */
export type JobEnd = 'done' | 'refused' | 'broken' | 'stopped';

export interface Job {
  readonly id: number;
  readonly kind: JobKind;
  /** Strings that progress events of this job are known by: tickets, ids. */
  readonly keys: readonly string[];
  /** Milliseconds of the window's clock. */
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly end: JobEnd | null;
  readonly step: ProgressEvent['step'] | null;
  readonly done: number;
  readonly total: number;
  /** Pieces that count by themselves, one after the other. */
  readonly isBatch: boolean;
  /** A batch can be ended after the piece in hand, and printing at any time; other pieces of the engine are never cut in two. */
  readonly canStop: boolean;
  readonly isStopping: boolean;
}

export interface NewJob {
  readonly kind: JobKind;
  readonly keys: readonly string[];
  readonly pieces: number;
  readonly canStop: boolean;
  readonly now: number;
}

/** Ended jobs that are kept, newest first. */
const keptEnded = 20;
/** Milliseconds before an estimate means anything. */
const quietMilliseconds = 3_000;

export function addJob(
  jobs: readonly Job[],
  id: number,
  { kind, keys, pieces, canStop, now }: NewJob,
): readonly Job[] {
  const job: Job = {
    ...{ id, kind, keys, startedAt: now, endedAt: null, end: null, step: null },
    ...{ done: 0, total: pieces, isBatch: pieces > 1, canStop, isStopping: false },
  };
  const running = jobs.filter(({ end }) => end === null);
  return [job, ...running, ...jobs.filter(({ end }) => end !== null).slice(0, keptEnded)];
}

export function changeJob(jobs: readonly Job[], id: number, changed: Partial<Job>): readonly Job[] {
  return jobs.map((job) => (job.id === id ? { ...job, ...changed } : job));
}

/** An event belongs to the job that names it, otherwise to the newest that runs; the pieces of a batch count by themselves. */
export function noteProgress(jobs: readonly Job[], event: ProgressEvent): readonly Job[] {
  const running = jobs.filter(({ end }) => end === null);
  const owner = running.find(({ keys }) => keys.includes(event.job)) ?? running[0];
  if (owner === undefined) return jobs;
  const { step, done, total } = event;
  return changeJob(jobs, owner.id, owner.isBatch ? { step } : { step, done, total });
}

/** Milliseconds that are left at the pace so far, or null while that would be a guess. */
export function estimate({ startedAt, done, total, end }: Job, now: number): number | null {
  const elapsed = now - startedAt;
  if (end !== null || done === 0 || total <= 1 || elapsed < quietMilliseconds) return null;
  return Math.max(0, (elapsed / done) * (total - done));
}

export function runningJobs(jobs: readonly Job[]): readonly Job[] {
  return jobs.filter(({ end }) => end === null);
}
