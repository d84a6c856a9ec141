/** One release: materials, catalogue, review, signatures, export. */
import { basename } from 'node:path';
import type { Catalogue } from '../../../shared/release/catalogue.ts';
import type { PartSlot } from '../../../shared/release/parts.ts';
import type { DecisionAction } from '../../../shared/review/decision.ts';
import type { SigningStage } from '../../../shared/signoff/statement.ts';
import { button, field, secret, type View } from './view.ts';

export type ReleaseTab = 'materials' | 'review' | 'signOff';

export async function showTab({ page, hand, text }: View, tab: ReleaseTab): Promise<void> {
  const target = page.getByRole('tab', { name: text.dossier.tabs[tab], exact: true });
  if ((await target.getAttribute('aria-selected')) !== 'true') await hand.press(target);
}

/** Picks files in the (answered) native dialog, whatever comes of it. */
export async function pickFiles(view: View, slot: PartSlot, paths: readonly string[]): Promise<void> {
  const { text } = view;
  await view.program.answerDialogs(paths);
  await view.hand.press(button(view, text.parts.add(text.words.slots[slot])));
}

/** Adds files to a slot and waits until each stands in the table. */
export async function addFiles(view: View, slot: PartSlot, paths: readonly string[]): Promise<void> {
  await pickFiles(view, slot, paths);
  for (const path of paths) await rowOf(view, basename(path)).waitFor();
  await view.page.getByRole('button', { name: view.text.parts.clearOutcomes }).waitFor();
}

export async function replaceFile(view: View, name: string, path: string): Promise<void> {
  await view.program.answerDialogs([path]);
  await view.hand.press(button(view, view.text.parts.replaceOf(name)));
  await rowOf(view, basename(path)).waitFor();
}

export function rowOf({ page, text }: View, name: string) {
  return page.getByRole('table', { name: text.parts.title }).getByRole('rowheader', { name, exact: true });
}

/** Fills the catalogue entry; fields left out stay as they are. */
export async function fillCatalogue(view: View, catalogue: Partial<Catalogue>): Promise<void> {
  const { hand, text } = view;
  const { attribute, validity, ...lines } = catalogue;
  const names = text.words.catalogueFields;
  for (const [key, value] of Object.entries(lines)) {
    const label = names[key as keyof typeof lines];
    await hand.type(view.page.getByRole('textbox', { name: new RegExp(`^${label}`) }), value);
  }
  if (validity !== undefined) {
    await hand.choose(
      view.page.getByRole('combobox', { name: names.validity }),
      text.words.validities[validity],
    );
  }
  if (attribute !== undefined) {
    await hand.choose(
      view.page.getByRole('combobox', { name: names.attribute }),
      text.words.attributes[attribute],
    );
  }
  await hand.press(button(view, text.catalogue.save));
  await view.page.getByText(text.catalogue.saved).waitFor();
}

/** Moves the focus to the list of findings and to its first entry. */
export async function startReview(view: View): Promise<void> {
  const { hand, page, text } = view;
  await hand.focus(page.getByRole('listbox', { name: text.review.list }));
  await page.keyboard.press('Home');
}

export function activeFinding({ page, text }: View) {
  return page
    .getByRole('listbox', { name: text.review.list })
    .locator('[role="option"][aria-selected="true"]');
}

const keys: Readonly<Record<DecisionAction, string>> = {
  fix: 'a',
  'set-aside': 'i',
  ask: 'q',
  uphold: 'p',
  'demand-change': 'r',
};

/** Decides the active finding by single keys; a reason is the number key of the list. */
export async function decide(
  view: View,
  action: DecisionAction,
  reason: number | null = null,
): Promise<void> {
  const { page } = view;
  const before = await activeFinding(view).getAttribute('aria-label');
  await page.keyboard.press(keys[action]);
  if (reason !== null) {
    await page
      .getByRole('group', { name: view.text.review.reasonLegend(view.text.words.actions[action]) })
      .waitFor();
    await page.keyboard.press(String(reason));
  }
  await page.waitForFunction(
    (name) => !document.querySelector(`[role="option"][aria-label="${CSS.escape(name ?? '')}"]`),
    before,
  );
}

/** Signs with the pass phrase, whatever comes of it. */
export async function trySign(view: View, passPhrase: string): Promise<void> {
  await showTab(view, 'signOff');
  await view.hand.type(secret(view, view.text.signOff.passPhrase), passPhrase);
  await view.hand.press(button(view, view.text.signOff.sign));
}

export async function sign(view: View, stage: SigningStage, passPhrase: string, name: string): Promise<void> {
  await trySign(view, passPhrase);
  await view.page
    .getByText(view.text.signOff.signedBy(view.text.signOff.stages[stage], name))
    .first()
    .waitFor();
}

export async function giveBack(view: View, comment: string): Promise<void> {
  await showTab(view, 'signOff');
  await view.hand.type(field(view, view.text.signOff.comment), comment);
  await view.hand.press(button(view, view.text.signOff.returnButton));
}

/** Exports into a folder and waits for the card. */
export async function exportBundle(view: View, folder: string, passPhrase: string): Promise<void> {
  const { hand, page, text } = view;
  await showTab(view, 'signOff');
  await view.program.answerDialogs([folder]);
  await hand.press(button(view, text.exporting.chooseFolder));
  await page.getByText(basename(folder)).waitFor();
  await hand.type(secret(view, text.exporting.passPhrase), passPhrase);
  await hand.press(button(view, text.exporting.submit));
  await page.getByRole('article', { name: text.exporting.card }).waitFor();
}
