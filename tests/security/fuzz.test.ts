import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExtractor, type Extractor } from '../../shared/extraction/extract.node.ts';
import { bytesOf, endlessCases, fuzz } from '../fuzz/fuzz-run.ts';
import { fuzzSamples } from '../fuzz/fuzz-samples.ts';

const samples = fuzzSamples();
let extractor: Extractor;

beforeAll(() => {
  extractor = createExtractor({
    workerUrl: new URL('../../shared/extraction/extract-worker.node.ts', import.meta.url),
    deadlineMs: 20_000,
    heapMegabytes: 512,
    workers: 2,
  });
});
afterAll(() => extractor.close());

describe('changed samples (a slice of `npm run fuzz`)', () => {
  test.each([1, 2, 3, 4])('of seed %i are read or refused, and no reader falls over', async (seed) => {
    const cases = samples.map((sample) => ({ sample, seed }));
    const outcome = await fuzz(extractor, cases.values(), { hands: 2 });
    expect(outcome.problems).toEqual([]);
    expect(outcome.cases).toBe(samples.length);
  });

  test('are really changed, and the same each time', () => {
    const changed = samples.filter(
      (sample) => !Buffer.from(bytesOf({ sample, seed: 5 })).equals(Buffer.from(sample.bytes)),
    );
    expect(changed.length).toBeGreaterThan(samples.length * 0.8);
    for (const sample of samples) expect(bytesOf({ sample, seed: 6 })).toEqual(bytesOf({ sample, seed: 6 }));
  });

  test('do not end before they are told to', () => {
    let left = samples.length + 2;
    const cases = [...endlessCases(samples, { seed: 7, goesOn: () => left-- > 0 })];
    expect(cases.map(({ seed }) => seed).slice(-2)).toEqual([8, 8]);
  });
});

test('a reader that falls over is noticed: the tests above can fail', async () => {
  const code = `import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ input }) => { if (input.name.endsWith('.pdf')) throw new Error('x'); for (;;); });`;
  const falling = createExtractor({
    workerUrl: new URL(`data:text/javascript,${encodeURIComponent(code)}`),
    deadlineMs: 200,
    heapMegabytes: 64,
  });
  const bad = samples.filter(({ name }) => /notice\.(?:pdf|docx)$/.test(name));
  const cases = bad.map((sample) => ({ sample, seed: 1 }));
  const { problems } = await fuzz(falling, cases.values(), { hands: 1 });
  expect(problems.map(({ what }) => what).sort()).toEqual(['extraction.crashed', 'extraction.too-slow']);
  await falling.close();
});
