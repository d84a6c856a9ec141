/** Keys and certificates, in the hands of the security administrator. */
import type { Locator } from 'playwright';
import type { RevokingReason } from '../../../shared/contract/key-api.ts';
import { button, secret, type View } from './view.ts';
import { goTo } from './work-list.ts';

export async function openKeys(view: View): Promise<void> {
  await goTo(view, view.text.keys.place);
  await keyTable(view).waitFor();
}

export function keyTable({ page, text }: View): Locator {
  return page.getByRole('table', { name: text.keys.table });
}

/** A button of the dialog that stands open. */
export function inDialog({ page }: View, name: string): Locator {
  return page.getByRole('dialog').getByRole('button', { name, exact: true });
}

/** Presses, whatever comes of it. */
export async function renewKey(
  view: View,
  name: string,
  { passPhrase }: { passPhrase: string },
): Promise<void> {
  const { keys: text } = view.text;
  await view.hand.press(button(view, text.of(text.renew, name)));
  await view.hand.type(secret(view, text.passPhrase).last(), passPhrase);
  await view.hand.press(inDialog(view, text.renew));
}

export async function revokeKey(
  view: View,
  name: string,
  { why, passPhrase }: { why: RevokingReason; passPhrase: string },
): Promise<void> {
  const { keys: text } = view.text;
  await view.hand.press(button(view, text.of(text.revoke, name)));
  await view.page.getByLabel(text.reason).selectOption(why);
  await view.hand.type(secret(view, text.passPhrase).last(), passPhrase);
  await view.hand.press(inDialog(view, text.revoke));
}

export async function exportTrust(view: View, folder: string): Promise<void> {
  await view.program.answerDialogs([folder]);
  await view.hand.press(button(view, view.text.keys.exportTrust));
  await view.page
    .getByRole('status')
    .filter({ hasText: /trust-v\d+\.json/ })
    .waitFor();
}
