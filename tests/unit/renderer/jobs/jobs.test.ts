import { expect, test } from 'vitest';
import {
  beginBatch,
  currentJobs,
  listenToJobs,
  noteJobProgress,
  stopJob,
  watchCall,
} from '../../../../renderer/jobs/job-store.ts';
import type { Job } from '../../../../renderer/jobs/jobs.ts';
import { addJob, changeJob, estimate, noteProgress, runningJobs } from '../../../../renderer/jobs/jobs.ts';
import { fail, ok } from '../../../../shared/base/result.ts';

const begun = { kind: 'export', keys: ['件一'], pieces: 1, canStop: false, now: 0 } as const;
const step = (job: string, done: number, total: number) => ({ job, step: 'packing', done, total }) as const;

const asked = (method: string, input: object = {}) => ({ method, input, cancelPrint: () => undefined });

function only(jobs: readonly Job[]): Job {
  const [job] = jobs;
  if (job === undefined) throw new Error('no job');
  return job;
}

test('gives an event to the job that it names, otherwise to the newest that runs', () => {
  const two = addJob(addJob([], 1, begun), 2, { ...begun, keys: ['件二'] });
  const named = noteProgress(two, step('件一', 1, 2));
  expect(named.map(({ id, done, step: at }) => [id, done, at])).toEqual([
    [2, 0, null],
    [1, 1, 'packing'],
  ]);
  expect(noteProgress(two, step('件三', 1, 2)).map(({ done }) => done)).toEqual([1, 0]);
  const ended = changeJob(changeJob(two, 1, { end: 'done' }), 2, { end: 'done' });
  expect(noteProgress(ended, step('件一', 1, 2))).toBe(ended);
});

test('estimates from the pace so far, and only once that is more than a guess', () => {
  const job = { ...only(addJob([], 1, { ...begun, pieces: 10 })), done: 2 };
  expect(estimate(job, 2_999)).toBeNull();
  expect(estimate(job, 4_000)).toBe(16_000);
  expect(estimate({ ...job, done: 0 }, 4_000)).toBeNull();
  expect(estimate({ ...job, end: 'done' }, 4_000)).toBeNull();
});

test('keeps all that run and the last twenty that ended', () => {
  let jobs: readonly Job[] = addJob([], 0, begun);
  for (let id = 1; id < 40; id += 1) jobs = changeJob(addJob(jobs, id, begun), id, { end: 'done' });
  expect(runningJobs(jobs).map(({ id }) => id)).toEqual([0]);
  expect(jobs.length).toBeLessThanOrEqual(22);
});

test('stops a batch after the piece in hand and never cuts a single piece', async () => {
  let heard = 0;
  const quiet = listenToJobs(() => {
    heard += 1;
  });
  const batch = beginBatch('import', ['票一', '票二', '票三']);
  noteJobProgress({ job: '票一', step: 'screening', done: 2, total: 3 });
  expect(only(currentJobs())).toMatchObject({ step: 'screening', done: 0, total: 3, canStop: true });
  batch.pieceDone();
  expect(batch.isStopping()).toBe(false);
  stopJob(only(currentJobs()).id);
  expect(batch.isStopping()).toBe(true);
  batch.finish('stopped');
  expect(only(currentJobs())).toMatchObject({ end: 'stopped', done: 1 });
  quiet();
  expect(heard).toBe(5);

  await watchCall(asked('bundle.export', { dossier: '件一' }), Promise.resolve(ok({})));
  expect(only(currentJobs())).toMatchObject({ kind: 'export', end: 'done', canStop: false });
});

test('cuts printing short at any time, and says that it was stopped', async () => {
  let cancelled = 0;
  let settle: (result: ReturnType<typeof fail>) => void = () => undefined;
  const answer = new Promise<ReturnType<typeof fail>>((done) => {
    settle = done;
  });
  const cancelPrint = () => {
    cancelled += 1;
    settle(fail('request.cancelled', {}));
  };
  const call = { method: 'forms.save', input: { dossier: '件一', format: 'pdf' }, cancelPrint };
  const saved = watchCall(call, answer);
  const { id, ...job } = only(currentJobs());
  expect(job).toMatchObject({ kind: 'paper', canStop: true, isBatch: false });
  stopJob(id);
  expect((await saved).ok).toBe(false);
  expect(only(currentJobs()).end).toBe('stopped');
  stopJob(id);
  expect(cancelled).toBe(1);
  const docx = asked('forms.save', { dossier: '件一', format: 'docx' });
  await watchCall(docx, Promise.resolve(ok({})));
  expect(only(currentJobs())).toMatchObject({ kind: 'paper', canStop: false });
});

test('tells work that was refused from work that broke, and passes short calls by', async () => {
  const before = currentJobs().length;
  await watchCall(asked('dossier.read'), Promise.resolve(ok({})));
  expect(currentJobs().length).toBe(before);
  await watchCall(asked('archive.make'), Promise.resolve(fail('session.not-signed-in', {})));
  expect(only(currentJobs()).end).toBe('refused');
  await expect(watchCall(asked('archive.make'), Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(only(currentJobs()).end).toBe('broken');
});
