/** What a key press costs in a list, and how long a text takes to be there, each in one running window. */
import { pointer } from '../e2e/hand.ts';
import { showTab, startReview } from '../e2e/pages/release.ts';
import { signIn } from '../e2e/pages/sign-in.ts';
import type { View } from '../e2e/pages/view.ts';
import { viewOf } from '../e2e/pages/view.ts';
import { goTo, openRelease } from '../e2e/pages/work-list.ts';
import { startProgram } from '../e2e/program.ts';
import type { WindowOffice } from './window-office.ts';

const presses = 60;
/** In turn, so that a busy moment of the machine hits each; the fastest counts. */
const rounds = 3;

/** Work of the page's main thread for one press of the arrow key in the list of findings, in milliseconds, a title each; the fastest of a few. */
export function keyCost(office: WindowOffice, titles: readonly string[]): Promise<readonly number[]> {
  return withWindow(office, async (view) => {
    const session = await view.page.context().newCDPSession(view.page);
    await session.send('Performance.enable');
    const busy = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
    };
    const best = titles.map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, title] of titles.entries()) {
        await openReview(view, title);
        await startReview(view);
        for (let press = 0; press < 10; press += 1) await view.page.keyboard.press('ArrowDown');
        const before = await busy();
        for (let press = 0; press < presses; press += 1) await view.page.keyboard.press('ArrowDown');
        best[index] = Math.min(best[index] ?? Number.POSITIVE_INFINITY, ((await busy()) - before) / presses);
        await goTo(view, view.text.frame.workList);
      }
    }
    return best;
  });
}

/** From the work list until text stands there, in milliseconds, a title each; the fastest of a few. */
export function openingTime(office: WindowOffice, titles: readonly string[]): Promise<readonly number[]> {
  return withWindow(office, async (view) => {
    const best = titles.map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, title] of titles.entries()) {
        const began = performance.now();
        await openRelease(view, title);
        await showTab(view, 'review');
        await view.page.getByText('公共图书馆每日开放').first().waitFor();
        best[index] = Math.min(best[index] ?? Number.POSITIVE_INFINITY, performance.now() - began);
        await goTo(view, view.text.frame.workList);
      }
    }
    return best;
  });
}

async function openReview(view: View, title: string): Promise<void> {
  await openRelease(view, title);
  await showTab(view, 'review');
}

async function withWindow<T>(
  { folder, handler }: WindowOffice,
  work: (view: View) => Promise<T>,
): Promise<T> {
  const program = await startProgram({ dataFolder: folder });
  const view = viewOf(program, pointer());
  await signIn(view, handler);
  const done = await work(view);
  await program.close();
  return done;
}
