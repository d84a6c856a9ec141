/** Replaces a member of an object for good: later code can neither put the old one back nor set another. */
export function fixMember(target: object, name: string, value: unknown): void {
  // One function may be reached by two paths; the second time nothing is left to do.
  if (Object.getOwnPropertyDescriptor(target, name)?.configurable === false) return;
  Object.defineProperty(target, name, { value, configurable: false, writable: false });
}

export type Call = (...values: readonly unknown[]) => unknown;

/** Tells whether a value can be called. */
export function isCall(value: unknown): value is Call {
  return typeof value === 'function';
}
