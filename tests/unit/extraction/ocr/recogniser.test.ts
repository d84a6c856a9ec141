import { afterEach, describe, expect, test } from 'vitest';
import type { Recognition } from '../../../../shared/extraction/ocr/recognised.ts';
import {
  createRecogniser,
  type Recogniser,
  type RecogniserChild,
} from '../../../../shared/extraction/ocr/recogniser.node.ts';
import { startNodeChild } from '../../../../shared/extraction/ocr/recogniser-child.node.ts';

const entry = new URL('./odd-recogniser.ts', import.meta.url);
const start = { modelsFolder: 'any', pdfAssets: null, threads: 1, memoryMegabytes: 1_000 };
const failed = { isRead: false, reason: 'recognition-failed' };

let open: Recogniser | null = null;
let children: RecogniserChild[] = [];

/** A recogniser over real processes that behave oddly, and how many it has started. */
function recogniser(
  settings: { deadlineMs?: number; idleMs?: number; modelsFolder?: string } = {},
): Recogniser {
  const { deadlineMs = 20_000, idleMs = 20_000, modelsFolder = 'any' } = settings;
  children = [];
  open = createRecogniser({
    startChild: () => {
      const child = startNodeChild({ entry, heapMegabytes: 64 });
      children.push(child);
      return child;
    },
    start: { ...start, modelsFolder },
    deadlineMs,
    idleMs,
  });
  return open;
}

const picture = (does: string) => new TextEncoder().encode(does);

function wordsOf(recognition: Recognition): string {
  return recognition.isRead ? recognition.lines.map(({ text }) => text).join('\n') : recognition.reason;
}

afterEach(() => open?.close());

describe('the process that reads pictures', () => {
  test('is started with the first picture and kept for the next', async () => {
    const session = recogniser().open();
    expect(children).toHaveLength(0);
    const first = wordsOf(await session.readPicture(picture('a')));
    expect(wordsOf(await session.readPicture(picture('a')))).toBe(first);
    expect(children).toHaveLength(1);
  });

  test.each([
    ['crashes', 'c'],
    ['answers nonsense', 'g'],
  ])('costs one picture when it %s', async (_, does) => {
    const session = recogniser().open();
    const [bad, good] = await Promise.all([
      session.readPicture(picture(does)),
      session.readPicture(picture('a')),
    ]);
    expect(bad).toEqual(failed);
    expect(good.isRead).toBe(true);
    expect(children).toHaveLength(2);
  });

  test('costs one picture when it hangs, and is ended', async () => {
    const session = recogniser({ deadlineMs: 1_500 }).open();
    await session.readPicture(picture('a'));
    expect(await session.readPicture(picture('h'))).toEqual(failed);
    expect((await session.readPicture(picture('a'))).isRead).toBe(true);
  });

  test('is not started for ever where it never comes up', async () => {
    const session = recogniser({ modelsFolder: 'never' }).open();
    const answers: string[] = [];
    for (let count = 0; count < 5; count += 1) answers.push(wordsOf(await session.readPicture(picture('a'))));
    expect(answers.slice(0, 3)).toEqual(['recognition-failed', 'recognition-failed', 'recognition-failed']);
    expect(answers.slice(3)).toEqual(['recognition-unavailable', 'recognition-unavailable']);
    expect(children).toHaveLength(3);
  });

  test('gives up what one file asked for, and goes on with the others', async () => {
    const all = recogniser();
    const [mine, other] = [all.open(), all.open()];
    const running = mine.readPicture(picture('w'));
    const waiting = mine.readPicture(picture('a'));
    const theirs = other.readPicture(picture('a'));
    mine.cancel();
    expect(await running).toEqual(failed);
    expect(await waiting).toEqual(failed);
    expect((await theirs).isRead).toBe(true);
  });

  test('is ended when it has had nothing to do, and started again', async () => {
    const session = recogniser({ idleMs: 1 }).open();
    const first = wordsOf(await session.readPicture(picture('a')));
    const [child] = children;
    await new Promise<void>((resolve) => child?.onExit(resolve));
    expect(wordsOf(await session.readPicture(picture('a')))).not.toBe(first);
  });

  test('answers nobody after it has been closed', async () => {
    const all = recogniser();
    const running = all.open().readPicture(picture('w'));
    all.close();
    expect(await running).toEqual(failed);
    expect(wordsOf(await all.open().readPicture(picture('a')))).toBe('recognition-unavailable');
  });

  test('gets the bytes of a PDF once, and again after it was replaced or had another', async () => {
    const session = recogniser().open();
    const one = session.openPages(picture('1'));
    const two = session.openPages(picture('2'));
    const read = async (pages: typeof one) => wordsOf(await pages.read({ page: 1 }));
    expect([await read(one), await read(one)]).toEqual(['1 new', '1 known']);
    expect([await read(two), await read(one)]).toEqual(['2 new', '1 new']);
    await session.readPicture(picture('c'));
    expect(await read(one)).toBe('1 new');
    one.close();
    expect(await read(one)).toBe('1 new');
  });
});
