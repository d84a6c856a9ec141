/**
 * One change at a time: a check and the change that rests on it are never parted by another change, although files are read
 * and keys unlocked in between. One person sits at a workstation, so there is nothing to win by more.
 */

export interface Queue {
  /** The same work, begun when everything before it has ended. */
  queued<Input, Output>(work: (input: Input) => Promise<Output>): (input: Input) => Promise<Output>;
  /** Done when nothing is under way any more. */
  idle(): Promise<void>;
}

export function inTurn(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    queued: (work) => (input) => {
      const begin = () => work(input);
      const next = last.then(begin, begin);
      last = next;
      return next;
    },
    idle: async () => {
      // Whoever asked for the work hears of its error; here only its end counts.
      await last.catch(() => undefined);
    },
  };
}
