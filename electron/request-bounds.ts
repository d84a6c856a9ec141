/** Size and shape bounds on what a window sends, checked before anything looks at the meaning. */

/** Far above what any method of the contract takes: a catalogue, a comment, an office with a hundred people. */
export const requestBounds = { characters: 200_000, values: 5_000, depth: 12 } as const;

interface Budget {
  characters: number;
  values: number;
}

/**
 * Tells whether a value is plain data (what JSON can say) within the bounds. Structured clone would also let maps, buffers,
 * dates and cycles through; no method takes any.
 */
export function isWithinBounds(untrusted: unknown): boolean {
  const budget: Budget = { characters: requestBounds.characters, values: requestBounds.values };
  return fits(untrusted, budget, requestBounds.depth);
}

function fits(untrusted: unknown, budget: Budget, depth: number): boolean {
  budget.values -= 1;
  if (budget.values < 0 || depth < 0) return false;
  if (untrusted === null || typeof untrusted === 'boolean') return true;
  if (typeof untrusted === 'number') return Number.isFinite(untrusted);
  if (typeof untrusted === 'string') return takes(budget, untrusted);
  if (typeof untrusted !== 'object') return false;
  // The length first: a list can claim millions of places without holding anything.
  if (Array.isArray(untrusted)) {
    return untrusted.length <= budget.values && untrusted.every((item) => fits(item, budget, depth - 1));
  }
  if (Object.getPrototypeOf(untrusted) !== Object.prototype) return false;
  return Object.entries(untrusted).every(
    ([key, value]) => takes(budget, key) && fits(value, budget, depth - 1),
  );
}

function takes(budget: Budget, text: string): boolean {
  budget.characters -= text.length;
  return budget.characters >= 0;
}
