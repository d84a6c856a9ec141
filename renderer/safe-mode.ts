/** Safe mode (`--safe-mode`): sizes, theme and panes as shipped, nothing picked up again, and nothing of that kept. */

/** The shell says so in the address of the page, since the first picture already depends on it. */
export const isSafeMode = new URLSearchParams(globalThis.location?.search ?? '').has('safe-mode');

/** Takes everything and keeps nothing, in place of the browser's storage. */
export const noStorage: Pick<Storage, 'getItem' | 'setItem'> = { getItem: () => null, setItem: () => {} };
