/** A newcomer in the sample office who does nothing but what the tour says, without a mouse. */
import { join } from 'node:path';
import { tourSteps } from '../../renderer/tour/tour-steps.ts';
import { countKeys } from './count-keys.ts';
import { expect, test } from './fixtures.ts';
import { keyboard } from './hand.ts';
import { signIn } from './pages/sign-in.ts';
import { button, secret, viewOf } from './pages/view.ts';
import { prepareSampleOffice } from './prepare.ts';
import { personOf, readSample } from './sample-files.ts';

/** Keys for the whole tour: on average six a step, with those that reach the button that points. */
const budget = 30;

test('leads a newcomer to its end by what it says and points at', async ({ start, folder }) => {
  const sample = await readSample();
  await prepareSampleOffice(join(folder, 'data'));
  const program = await start();
  const view = viewOf(program, keyboard(program.page));
  const { hand, page, text } = view;
  await signIn(view, personOf(sample, 'handler'));
  const tour = page.getByRole('region', { name: text.tour.title, exact: true });
  const walked = await countKeys(page, async () => {
    for (const place of tourSteps.keys()) {
      await tour.getByText(text.tour.step(place + 1, tourSteps.length)).waitFor();
      const key = (await tour.locator('kbd').textContent()) ?? '';
      await hand.press(button(view, text.tour.point));
      await page.locator('[data-pointed="true"]').waitFor();
      await page.keyboard.press(key === '↓' ? 'ArrowDown' : key);
    }
  });
  expect(walked.keys).toBeLessThanOrEqual(budget);

  const reviewer = personOf(sample, 'secrecy-reviewer');
  await hand.press(page.getByRole('radio', { name: new RegExp(text.words.duties['secrecy-reviewer']) }));
  await page.getByText(text.signIn.samplePassPhrase(reviewer.name, reviewer.passPhrase)).waitFor();
  await hand.type(secret(view, text.signIn.passPhrase), reviewer.passPhrase);
  await hand.press(button(view, text.signIn.submit));
  await tour.getByText(text.tour.end).waitFor();
  await hand.press(button(view, text.tour.leave));
  await tour.waitFor({ state: 'detached' });
});
