/** Works through a list with several hands and gives results out in the order of the list, each as soon as all before it are there. */

export interface WorkList<T> {
  /** Size of each item in bytes; how long it takes grows with it. */
  readonly sizes: readonly number[];
  readonly hands: number;
  /** Does one item; `started` counts from 1 in the order of beginning. */
  readonly work: (index: number, started: number) => Promise<T>;
  readonly give: (result: T) => void;
}

/**
 * One hand takes the largest item left, the others the next in the list: so first results come at once, and no hand is left
 * alone with a large item at the end. A single hand keeps to the list.
 */
export async function workThrough<T>({ sizes, hands, work, give }: WorkList<T>): Promise<readonly T[]> {
  const left = new Set(sizes.keys());
  const bySize = [...sizes.keys()].sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const done = new Map<number, T>();
  const given: T[] = [];
  let started = 0;
  const nextLargest = () => {
    let index = bySize.pop();
    while (index !== undefined && !left.has(index)) index = bySize.pop();
    return index;
  };
  const nextInList = () => left.values().next().value;
  const hand = async (next: () => number | undefined) => {
    for (let index = next(); index !== undefined; index = next()) {
      left.delete(index);
      started += 1;
      done.set(index, await work(index, started));
      giveReady();
    }
  };
  const giveReady = () => {
    for (let result = done.get(given.length); result !== undefined; result = done.get(given.length)) {
      done.delete(given.length);
      given.push(result);
      give(result);
    }
  };
  const others = Math.max(0, Math.min(hands, sizes.length) - 1);
  await Promise.all([
    hand(others === 0 ? nextInList : nextLargest),
    ...Array.from({ length: others }, () => hand(nextInList)),
  ]);
  return given;
}
