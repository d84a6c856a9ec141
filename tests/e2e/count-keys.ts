/** Counts what a person presses, as the page hears it: keys held down for others (Ctrl, Shift) do not count by themselves. */
import type { Page } from 'playwright';

export interface Counted<T> {
  readonly keys: number;
  readonly done: T;
}

/** Counts may lie in one another; what is typed into a field goes in at once and is not counted. */
export async function countKeys<T>(page: Page, work: () => Promise<T>): Promise<Counted<T>> {
  const before = await page.evaluate(() => {
    const { dataset } = document.documentElement;
    if (dataset.keys === undefined) {
      dataset.keys = '0';
      window.addEventListener(
        'keydown',
        ({ key }) => {
          const isHeld = ['Control', 'Shift', 'Alt', 'Meta'].includes(key);
          if (!isHeld) dataset.keys = String(Number(dataset.keys) + 1);
        },
        { capture: true },
      );
    }
    return Number(dataset.keys);
  });
  const done = await work();
  const after = await page.evaluate(() => Number(document.documentElement.dataset.keys));
  return { done, keys: after - before };
}
