/** Counts what a person presses, as the page hears it: keys held down for others (Ctrl, Shift) do not count by themselves. */
import type { Page } from 'playwright';

export interface Counted<T> {
  readonly keys: number;
  readonly done: T;
}

export async function countKeys<T>(page: Page, work: () => Promise<T>): Promise<Counted<T>> {
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    if (dataset.keys === undefined) {
      window.addEventListener(
        'keydown',
        ({ key }) => {
          const isHeld = ['Control', 'Shift', 'Alt', 'Meta'].includes(key);
          if (!isHeld) dataset.keys = String(Number(dataset.keys) + 1);
        },
        { capture: true },
      );
    }
    dataset.keys = '0';
  });
  const done = await work();
  return { done, keys: await page.evaluate(() => Number(document.documentElement.dataset.keys)) };
}
