/** Decisions taken back and made again by keyboard, and findings of one kind decided together, also after the power has gone. */
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { pointer } from './hand.ts';
import { activeFinding, decide, findingAt, showTab, startReview } from './pages/release.ts';
import { signIn } from './pages/sign-in.ts';
import { button, type View, viewOf } from './pages/view.ts';
import { openRelease } from './pages/work-list.ts';
import { prepareRelease } from './prepare.ts';
import { personOf, readSample, releaseOf } from './sample-files.ts';

test('takes decisions back and makes them again, after the program was killed as well', async ({
  start,
  folder,
}) => {
  const sample = await readSample();
  await prepareRelease(join(folder, 'data'), { intendedState: 'drafting' });
  const { title } = releaseOf(sample, 'drafting').catalogue;
  const review = async (view: View): Promise<void> => {
    await signIn(view, personOf(sample, 'handler'));
    await openRelease(view, title);
    await showTab(view, 'review');
    await startReview(view);
  };

  const first = viewOf(await start(), pointer());
  const { words, review: says } = first.text;
  await review(first);
  const place = await goToSoft(first);
  await decide(first, 'set-aside', 5);
  const isAt = (view: View, standing: string) =>
    findingAt(view, place).filter({ hasText: standing }).waitFor();
  await isAt(first, words.standings.proposed);
  const gone = first.program.app.waitForEvent('close');
  first.program.app.process().kill('SIGKILL');
  await gone;

  const second = viewOf(await start(), pointer());
  await review(second);
  await isAt(second, words.standings.proposed);
  await second.page.keyboard.press('Control+z');
  await isAt(second, words.standings.open);
  expect(await activeFinding(second).getAttribute('aria-posinset')).toBe(place);
  await second.page.keyboard.press('Control+Shift+z');
  await isAt(second, words.standings.proposed);
  await second.page.keyboard.press('Control+z');
  await isAt(second, words.standings.open);
  const history = second.page.getByRole('region', { name: says.detail });
  expect(await history.getByRole('listitem').filter({ hasText: words.actions.withdraw }).count()).toBe(2);

  await second.page.keyboard.press('Home');
  await second.page.keyboard.press('g');
  await second.page.getByText(says.alike.hard).waitFor({ state: 'attached' });
  expect(await second.page.getByRole('dialog').count()).toBe(0);
  const [count, number] = await goToSeveral(second);
  await second.page.keyboard.press('g');
  const dialog = second.page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.getByRole('combobox', { name: says.decide }).selectOption('ask');
  await second.page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'hidden' });
  await findingAt(second, number).filter({ hasText: words.standings.proposed }).waitFor();
  await second.page.keyboard.press('Control+z');
  await findingAt(second, number).filter({ hasText: words.standings.open }).waitFor();
  await second.page.getByText(says.stepDone.undo(count, 1)).waitFor({ state: 'attached' });
});

/** Makes the first finding that is not hard the active one; its place in the list. */
async function goToSoft(view: View): Promise<string> {
  const { severities } = view.text.words;
  for (let stop = 0; stop < 60; stop += 1) {
    const words = await activeFinding(view).textContent();
    if (words?.includes(severities.soft)) break;
    await view.page.keyboard.press('ArrowDown');
  }
  return (await activeFinding(view).getAttribute('aria-posinset')) ?? '';
}

/** Moves on to a finding that others are like; how many there are, and its place. */
async function goToSeveral(view: View): Promise<readonly [number, string]> {
  const together = button(view, /一并处理/);
  for (let stop = 0; stop < 60; stop += 1) {
    if ((await together.count()) > 0) break;
    await view.page.keyboard.press('ArrowDown');
  }
  const count = Number(/\d+/.exec((await together.textContent()) ?? '')?.[0]);
  return [count, (await activeFinding(view).getAttribute('aria-posinset')) ?? ''];
}
