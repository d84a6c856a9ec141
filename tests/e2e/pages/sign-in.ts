/** Sign-in and lock screen. */
import { button, secret, type View } from './view.ts';

export interface Person {
  readonly name: string;
  readonly passPhrase: string;
}

/** Fills in and presses, whatever comes of it. */
export async function trySignIn(view: View, { name, passPhrase }: Person): Promise<void> {
  const { hand, page, text } = view;
  await hand.press(page.getByRole('radio', { name: new RegExp(`^${name}`) }));
  await hand.type(secret(view, text.signIn.passPhrase), passPhrase);
  await hand.press(button(view, text.signIn.submit));
}

export async function signIn(view: View, person: Person): Promise<void> {
  await trySignIn(view, person);
  await view.page.getByRole('navigation', { name: view.text.frame.navigation }).waitFor();
}

export async function lock(view: View): Promise<void> {
  await view.hand.press(button(view, view.text.frame.lock));
  await view.page.getByRole('heading', { level: 1, name: view.text.signIn.title }).waitFor();
}

/** The desk changes hands: whoever is signed in locks, the other signs in. */
export async function changeTo(view: View, person: Person): Promise<void> {
  await lock(view);
  await signIn(view, person);
}
