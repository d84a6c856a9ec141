import { describe, expect, test } from 'vitest';
import { workThrough } from '../../../shared/engine/work-through.ts';

/** Items whose work ends when the test says so. */
function controlled(sizes: readonly number[], hands: number) {
  const begun: number[] = [];
  const given: string[] = [];
  const ends = new Map<number, () => void>();
  const whole = workThrough({
    sizes,
    hands,
    work: async (index) => {
      begun.push(index);
      await new Promise<void>((end) => ends.set(index, end));
      return `第${index}`;
    },
    give: (result) => given.push(result),
  });
  const end = async (index: number) => {
    ends.get(index)?.();
    // Everything that follows from it happens before this turn of the loop is over.
    await new Promise((later) => setImmediate(later));
  };
  return { begun, given, whole, end };
}

describe('working through a list', () => {
  test('alone keeps to the list', async () => {
    const { begun, whole, end } = controlled([1, 9, 5], 1);
    for (const index of [0, 1, 2]) await end(index);
    expect(await whole).toEqual(['第0', '第1', '第2']);
    expect(begun).toEqual([0, 1, 2]);
  });

  test('with two hands begins the largest at once, and gives first results from the head of the list', async () => {
    const { begun, given, whole, end } = controlled([1, 1, 1, 9, 5], 2);
    expect(begun).toEqual([3, 0]);
    await end(0);
    await end(1);
    expect(given).toEqual(['第0', '第1']);
    await end(2);
    expect(begun).toEqual([3, 0, 1, 2, 4]);
    await end(4);
    expect(given).toEqual(['第0', '第1', '第2']);
    await end(3);
    expect(await whole).toEqual(['第0', '第1', '第2', '第3', '第4']);
    expect(given).toEqual(await whole);
  });

  test('does each item once, however many hands there are', async () => {
    for (const hands of [1, 2, 3, 50]) {
      const seen: number[] = [];
      const sizes = Array.from({ length: 20 }, (_, index) => (index * 7) % 5);
      const results = await workThrough({
        sizes,
        hands,
        work: async (index, started) => {
          seen.push(started);
          return { index };
        },
        give: () => undefined,
      });
      expect(results.map(({ index }) => index)).toEqual([...sizes.keys()]);
      expect(seen.sort((a, b) => a - b)).toEqual(sizes.map((_, index) => index + 1));
    }
  });

  test('of nothing ends at once', async () => {
    expect(await workThrough({ sizes: [], hands: 2, work: async () => 1, give: () => undefined })).toEqual(
      [],
    );
  });

  test('ends with the error of its work', async () => {
    const work = async () => Promise.reject(new Error('坏'));
    await expect(workThrough({ sizes: [1, 2], hands: 1, work, give: () => undefined })).rejects.toThrow('坏');
  });
});
