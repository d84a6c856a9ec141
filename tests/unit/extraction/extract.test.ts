import { afterEach, describe, expect, test } from 'vitest';
import {
  createExtractor,
  type Extractor,
  type ExtractorSettings,
} from '../../../shared/extraction/extract.node.ts';
import { makeDocx, paragraph } from './make-office.ts';

const workerUrl = new URL('../../../shared/extraction/extract-worker.node.ts', import.meta.url);
const docx = makeDocx({ body: paragraph('正文') });
let open: Extractor | null = null;

function start(settings: Partial<ExtractorSettings> = {}): Extractor {
  open = createExtractor({ workerUrl, deadlineMs: 20_000, heapMegabytes: 256, ...settings });
  return open;
}

/** A worker that misbehaves in a chosen way when the file is called so. */
function workerThat(does: string): URL {
  const code = `import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ number, input }) => { if (input.name === '坏') { ${does} } else parentPort.postMessage({ number, result: { ok: true, value: input.name } }); });`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

afterEach(async () => {
  await open?.close();
  open = null;
});

describe('reading in a worker', () => {
  test('gives what the reader found', async () => {
    const result = await start().extract({ bytes: docx, name: '通知.docx' });
    expect(result).toMatchObject({ ok: true, value: { type: 'docx' } });
    expect(docx.length).toBeGreaterThan(0);
  });

  test('answers each request with its own file, however many wait', async () => {
    const extractor = start({ workers: 2 });
    const texts = Array.from({ length: 12 }, (_, index) => `第${index}份`);
    const results = await Promise.all(
      texts.map((text) =>
        extractor.extract({ bytes: makeDocx({ body: paragraph(text) }), name: `${text}.docx` }),
      ),
    );
    expect(
      results.map((result) => result.ok && result.value.parts.find(({ role }) => role === 'body')?.text),
    ).toEqual(texts);
  });

  test('kills a worker that hangs and goes on with a new one', async () => {
    const extractor = start({ workerUrl: workerThat('for (;;);'), deadlineMs: 3000 });
    const [bad, good] = await Promise.all([
      extractor.extract({ bytes: docx, name: '坏' }),
      extractor.extract({ bytes: docx, name: '好' }),
    ]);
    expect(bad).toEqual({ ok: false, failure: { code: 'extraction.too-slow', params: { seconds: 3 } } });
    expect(good).toEqual({ ok: true, value: '好' });
  });

  test.each([
    ['throws', "throw new Error('x');"],
    ['ends', 'process.exit(3);'],
    ['rejects', "Promise.reject(new Error('x'));"],
    ['aborts', 'process.abort();'],
    ['calls itself without end', 'const down = () => down() + 1; down();'],
    ['answers with what cannot be sent', 'parentPort.postMessage(() => 1);'],
  ])('replaces a worker that %s', async (_, does) => {
    const extractor = start({ workerUrl: workerThat(does) });
    expect(await extractor.extract({ bytes: docx, name: '坏' })).toMatchObject({
      failure: { code: 'extraction.crashed' },
    });
    expect((await extractor.extract({ bytes: docx, name: '好' })).ok).toBe(true);
  });

  test('stops a worker that eats memory', async () => {
    const eat = 'const all = []; for (;;) all.push(new Array(1000).fill(Math.random()));';
    const extractor = start({ workerUrl: workerThat(eat), heapMegabytes: 32 });
    expect(await extractor.extract({ bytes: docx, name: '坏' })).toEqual({
      ok: false,
      failure: { code: 'extraction.too-large', params: { limit: 'memory' } },
    });
    expect((await extractor.extract({ bytes: docx, name: '好' })).ok).toBe(true);
  });

  test('stops a worker that eats memory outside the heap and never comes back', async () => {
    const eat =
      'const all = []; for (let i = 0; i < 12; i += 1) all.push(new Uint8Array(8e6).fill(1)); for (;;) all.length;';
    const extractor = start({ workerUrl: workerThat(eat), heapMegabytes: 48 });
    expect(await extractor.extract({ bytes: docx, name: '坏' })).toEqual({
      ok: false,
      failure: { code: 'extraction.too-large', params: { limit: 'memory' } },
    });
    expect((await extractor.extract({ bytes: docx, name: '好' })).ok).toBe(true);
  });

  test('can be cancelled while it runs, while it waits and before it starts', async () => {
    const extractor = start({ workerUrl: workerThat('for (;;);') });
    const running = new AbortController();
    const waiting = new AbortController();
    const cancelled = { ok: false, failure: { code: 'request.cancelled', params: {} } };
    const first = extractor.extract({ bytes: docx, name: '坏' }, running.signal);
    const second = extractor.extract({ bytes: docx, name: '好' }, waiting.signal);
    waiting.abort();
    expect(await second).toEqual(cancelled);
    running.abort();
    expect(await first).toEqual(cancelled);
    expect(await extractor.extract({ bytes: docx, name: '好' }, AbortSignal.abort())).toEqual(cancelled);
    expect((await extractor.extract({ bytes: docx, name: '好' })).ok).toBe(true);
  });

  test('answers everything that waits when it is closed', async () => {
    const extractor = start({ workerUrl: workerThat('for (;;);') });
    const answers = ['坏', '好'].map((name) => extractor.extract({ bytes: docx, name }));
    await extractor.close();
    for (const answer of await Promise.all(answers))
      expect(answer).toMatchObject({ failure: { code: 'request.cancelled' } });
    expect(await extractor.extract({ bytes: docx, name: '好' })).toMatchObject({
      failure: { code: 'request.cancelled' },
    });
  });
});
