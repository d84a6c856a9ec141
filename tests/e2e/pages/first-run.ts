/** First set-up: looks, own office or sample office, the six people. */
import type { OfficeDraft } from '../../../shared/contract/inputs.ts';
import { button, field, secret, type View } from './view.ts';

export async function passLooks(view: View): Promise<void> {
  await view.hand.press(button(view, view.text.common.continue));
}

/** Fills the whole form, sends it, and waits until the program asks who signs in, or says what is wrong. */
export async function createOffice(
  view: View,
  office: OfficeDraft,
  expected: 'created' | 'refused' = 'created',
): Promise<void> {
  const { hand, text } = view;
  await hand.press(button(view, text.firstRun.createButton));
  await hand.type(field(view, text.firstRun.officeName), office.name);
  await hand.type(field(view, text.firstRun.officeCode), office.code);
  for (const { duty, name, passPhrase } of office.people) {
    const word = text.words.duties[duty];
    await hand.type(field(view, text.firstRun.nameOf(word)), name);
    await hand.type(secret(view, text.firstRun.passPhraseOf(word)), passPhrase);
    await hand.type(secret(view, text.firstRun.repeatOf(word)), passPhrase);
  }
  await hand.press(button(view, text.firstRun.submit));
  if (expected === 'refused') await view.page.getByRole('alert').first().waitFor();
  else
    await view.page.getByRole('heading', { level: 1, name: text.signIn.title }).waitFor({ timeout: 120_000 });
}
