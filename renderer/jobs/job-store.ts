/** The one list of long work in this window, and who listens to it. Calls of the engine enter themselves through `renderer/api.ts`. */
import type { ProgressEvent } from '../../shared/base/ports.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Method } from '../../shared/contract/api.ts';
import type { Job, JobEnd, JobKind } from './jobs.ts';
import { addJob, changeJob, noteProgress } from './jobs.ts';

const kindOfMethod: Partial<Readonly<Record<Method, JobKind>>> = {
  'dossier.clean-file': 'clean',
  'dossier.restore-original': 'clean',
  'dossier.typeset-file': 'typeset',
  'desk.check': 'desk-check',
  'desk.publish': 'publish',
  'desk.publish-pages': 'publish',
  'bundle.export': 'export',
  'bundle.verify': 'verify',
  'exchange.pack': 'exchange',
  'exchange.open': 'exchange',
  'archive.make': 'archive',
  'forms.save': 'paper',
  'register.save': 'paper',
  'statistics.save': 'paper',
  'audit.export': 'audit-export',
  'audit.verify': 'audit-verify',
};

let jobs: readonly Job[] = [];
let lastId = 0;
/** How the jobs that can be cut short are. */
const stops = new Map<number, () => void>();
const listeners = new Set<() => void>();

function change(next: readonly Job[]): void {
  jobs = next;
  for (const listener of listeners) listener();
}

export function currentJobs(): readonly Job[] {
  return jobs;
}

/** Returns a function that ends the listening. */
export function listenToJobs(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function noteJobProgress(event: ProgressEvent): void {
  change(noteProgress(jobs, event));
}

export interface WatchedCall {
  readonly method: string;
  readonly input: object;
  /** Ends what is being printed. */
  readonly cancelPrint: () => void;
}

/** Enters a call of the engine that may take long; other calls pass by. */
export function watchCall<T>(
  { method, input, cancelPrint }: WatchedCall,
  answer: Promise<Result<T>>,
): Promise<Result<T>> {
  const kind = Object.entries(kindOfMethod).find(([name]) => name === method)?.[1];
  if (kind === undefined) return answer;
  const keys = Object.values(input).filter((value): value is string => typeof value === 'string');
  const isPrint = 'format' in input && input.format === 'pdf';
  const id = begin(kind, keys, isPrint);
  if (isPrint) stops.set(id, cancelPrint);
  return answer.then(
    (result) => {
      finish(id, endOf(result));
      return result;
    },
    (error: unknown) => {
      finish(id, 'broken');
      throw error;
    },
  );
}

function endOf(result: Result<unknown>): JobEnd {
  if (result.ok) return 'done';
  return result.failure.code === 'request.cancelled' ? 'stopped' : 'refused';
}

/** Work in pieces, one after the other. */
export interface Batch {
  /** Asked before each piece: whether a person wants no further one. */
  isStopping(): boolean;
  pieceDone(): void;
  finish(end: JobEnd): void;
}

export function beginBatch(kind: JobKind, keys: readonly string[]): Batch {
  const id = begin(kind, keys, keys.length > 1, keys.length);
  const own = () => jobs.find((job) => job.id === id);
  return {
    isStopping: () => own()?.isStopping === true,
    pieceDone: () => change(changeJob(jobs, id, { done: (own()?.done ?? 0) + 1, step: null })),
    finish: (end) => finish(id, end),
  };
}

/** Lets the piece in hand of a batch finish and begins no further one; cuts printing short. */
export function stopJob(id: number): void {
  stops.get(id)?.();
  change(changeJob(jobs, id, { isStopping: true }));
}

function begin(kind: JobKind, keys: readonly string[], canStop: boolean, pieces = 1): number {
  lastId += 1;
  change(addJob(jobs, lastId, { kind, keys, pieces, canStop, now: performance.now() }));
  return lastId;
}

function finish(id: number, end: JobEnd): void {
  stops.delete(id);
  change(changeJob(jobs, id, { end, endedAt: performance.now() }));
}
