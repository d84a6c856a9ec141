import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { extractText } from '../../shared/extraction/extract-text.node.ts';
import { readOleStreams } from '../../shared/intake/ole-container.ts';
import { registerUrl } from '../samples/register.ts';
import { docStreams } from '../unit/extraction/make-doc.ts';
import { factsOf, read } from '../unit/extraction/make-office.ts';
import { atom, container, pptStream, text } from '../unit/extraction/make-ppt.ts';
import { makeXls, shared, sharedStrings } from '../unit/extraction/make-xls.ts';
import { makeOle } from '../unit/intake/make-ole.ts';
import { numbers } from '../unit/intake/make-zip.ts';

const samples = ['valid/notice.doc', 'valid/legacy.doc', 'valid/list.xls', 'valid/slides.ppt'];
const limits = { textUnits: 2_000_000, inflatedBytes: 64 * 1024 * 1024 };

function sample(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(path, registerUrl)));
}

/** Numbers that look random and are the same each time (a linear congruential generator). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
}

/** Reading ends with a result or a failure, never with an error, and soon. */
async function survives(bytes: Uint8Array): Promise<void> {
  const before = performance.now();
  const result = await extractText({ bytes, name: '来件.doc', options: { limits } });
  expect(performance.now() - before).toBeLessThan(5000);
  if (!result.ok) expect(result.failure.code).toMatch(/^extraction\.(?:damaged|too-large)$/);
}

describe.each(samples)('%s', (path) => {
  test('cut off at each tenth is read as far as it goes, or refused', async () => {
    const whole = sample(path);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      await survives(whole.slice(0, Math.floor((whole.length * tenth) / 10)));
    }
  });

  test('with bytes changed anywhere is read or refused', async () => {
    const next = sequence(20_260_301);
    for (let round = 0; round < 60; round += 1) {
      const bytes = sample(path);
      for (let left = 1 + (next() % 40); left > 0; left -= 1) bytes[next() % bytes.length] = next() & 0xff;
      await survives(bytes);
    }
  });

  test('with its numbers made huge is read or refused', async () => {
    const next = sequence(7);
    for (let round = 0; round < 60; round += 1) {
      const bytes = sample(path);
      const at = (next() % (bytes.length / 4)) * 4;
      bytes.set(numbers([4, round % 2 === 0 ? 0x7fff_ffff : 0xffff_fff0]), at);
      await survives(bytes);
    }
  });
});

describe('the tables of a compound file', () => {
  const bytes = makeOle({ WordDocument: 'x'.repeat(6000) });

  test('that lead in circles end', async () => {
    for (const at of [512, 516, 520, 524, 528]) {
      for (const target of [0, 1, 2, 3]) {
        const looped = bytes.slice();
        looped.set(numbers([4, target]), at);
        await survives(looped);
      }
    }
  });

  test('that continue in themselves end', async () => {
    const looped = bytes.slice();
    looped.set(numbers([4, 0], [4, 0xffff_ffff]), 68);
    await survives(looped);
  });

  test('of small sectors that lead in circles end', async () => {
    const looped = bytes.slice();
    // Streams of any size are small, and the table of small sectors is the directory.
    looped.set(numbers([4, 0x7fff_ffff], [4, 1], [4, 1]), 56);
    await survives(looped);
  });

  test('that give a stream more bytes than the file has give what is there', () => {
    const lying = bytes.slice();
    lying.set(numbers([4, 0x7fff_ffff]), 1024 + 128 + 120);
    const [stream] = readOleStreams(lying) ?? [];
    expect(stream?.readAvailable().length).toBeLessThan(lying.length);
    expect(() => stream?.read()).toThrow();
  });

  test('with storages in storages without end are followed only so far', () => {
    const deep = `${Array.from({ length: 60 }, (_, index) => `s${index}`).join('/')}/x`;
    expect(readOleStreams(makeOle({ [deep]: 'x', y: 'y' }))?.map(({ name }) => name)).toEqual(['y']);
  });
});

test('objects in objects are opened only so deep', async () => {
  const path = Array.from({ length: 12 }, (_, index) => `ObjectPool/_${index}`).join('/');
  const extracted = await read(makeOle({ WordDocument: 'x', [`${path}/WordDocument`]: 'y' }));
  expect(factsOf(extracted, 'doc.embedded-object').length).toBeLessThan(12);
});

test('a table of pieces that makes much of the same bytes is refused', async () => {
  const piece = { runs: [{ text: '同一段话'.repeat(50) }] };
  const { stream, table } = docStreams({ pieces: Array.from({ length: 40 }, () => piece) });
  // All pieces become the first.
  const at = table.length - 40 * 8;
  for (let index = 1; index < 40; index += 1) table.copyWithin(at + index * 8, at, at + 8);
  const short = stream.slice(0, 4096);
  const extracted = await read(makeOle({ WordDocument: short, '1Table': table }));
  expect(extracted.notInspected).toEqual([{ path: 'WordDocument', reason: 'damaged' }]);
});

test('a text that many cells show again counts each time', async () => {
  const cells = Array.from({ length: 60 }, (_, index) => shared(index, 0, 0));
  const bytes = makeXls({
    globals: [sharedStrings(['长'.repeat(2000)])],
    sheets: [{ name: '一', records: cells }],
  });
  const extracted = await read(bytes, '膨胀.xls', { limits: { textUnits: 50_000 } });
  expect(extracted.notInspected).toEqual([{ path: 'Workbook#sheet-1', reason: 'over-limit' }]);
});

test('slides that overlap are refused', async () => {
  const inner = container(1006, [text('里面'.repeat(200))]);
  const middle = container(1006, [inner]);
  const { stream, edit } = pptStream({ slides: [[middle], [], [], []] });
  const directory = edit - 5 * 8;
  const first = new DataView(stream.buffer, stream.byteOffset).getUint32(directory + 12, true);
  // The other slides become what lies within the first.
  for (const [index, offset] of [8, 16, 8].entries())
    stream.set(numbers([4, first + offset]), directory + 20 + index * 8);
  const user = atom(4086, numbers([4, 20], [4, 0xe391c05f], [4, edit], [4, 0]));
  const extracted = await read(makeOle({ 'PowerPoint Document': stream, 'Current User': user }));
  expect(extracted.notInspected.map(({ reason }) => reason)).toContain('damaged');
});
