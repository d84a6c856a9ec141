/** Checking a bundle that came from anywhere. */

import { button, type View } from './view.ts';
import { goTo } from './work-list.ts';

/** Goes there, picks bundle and trust file, checks, and waits for the verdict. */
export async function checkBundle(view: View, bundle: string, trust: string | null): Promise<void> {
  const { hand, page, text } = view;
  await goTo(view, text.frame.bundleCheck);
  await view.program.answerDialogs([bundle]);
  await hand.press(button(view, text.bundle.choose));
  if (trust !== null) {
    await view.program.answerDialogs([trust]);
    await hand.press(button(view, text.bundle.chooseTrust));
  }
  await hand.press(button(view, text.bundle.submit));
  await page.getByRole('region', { name: /\.zip$/ }).waitFor();
}
