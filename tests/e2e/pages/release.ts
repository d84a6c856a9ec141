/** One release: materials, catalogue, review, signatures, export. */
import { basename } from 'node:path';
import type { Catalogue } from '../../../shared/release/catalogue.ts';
import type { ReleaseRecord } from '../../../shared/release/kind/release-record.ts';
import { reviewQuestions } from '../../../shared/release/review-questions.ts';
import type { DecisionAction } from '../../../shared/review/decision.ts';
import type { SigningStage } from '../../../shared/signoff/statement.ts';
import type { Person } from './sign-in.ts';
import { button, field, type View } from './view.ts';

export type ReleaseTab = 'materials' | 'procedure' | 'sheet' | 'desk' | 'hidden' | 'review' | 'signOff';

export async function showTab({ page, hand, text }: View, tab: ReleaseTab): Promise<void> {
  const target = page.getByRole('tab', { name: text.dossier.tabs[tab], exact: true });
  if ((await target.getAttribute('aria-selected')) !== 'true') await hand.press(target);
}

/** Picks files in the (answered) native dialog for a part of the kind, whatever comes of it. */
export async function pickFiles(view: View, part: string, paths: readonly string[]): Promise<void> {
  await view.program.answerDialogs(paths);
  await view.hand.press(view.page.locator(`#add-${part}`));
}

/** Adds files to a part of the kind and waits until each stands in the table. */
export async function addFiles(view: View, part: string, paths: readonly string[]): Promise<void> {
  await pickFiles(view, part, paths);
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

/** In the order of the form: leaving the form in between would save it half filled. */
const firstLines = ['title', 'organ', 'documentNumber', 'indexNumber', 'formedOn', 'topic'] as const;

/** Fills the catalogue entry and saves it. */
export async function fillCatalogue(view: View, catalogue: Catalogue): Promise<void> {
  const { hand, page, text } = view;
  const { catalogueFields: names, attributes, validities } = text.words;
  const line = (name: string) => page.getByRole('textbox', { name: new RegExp(`^${name}`) });
  for (const key of firstLines) await hand.type(line(names[key]), catalogue[key]);
  const choice = (name: string) => page.getByRole('combobox', { name, exact: true });
  await hand.choose(choice(names.attribute), attributes[catalogue.attribute]);
  await hand.choose(choice(names.validity), validities[catalogue.validity]);
  await hand.type(line(names.summary), catalogue.summary);
  await hand.press(button(view, text.catalogue.save));
  await page.getByText(text.catalogue.saved).waitFor();
}

/** Fills the forms of the kind, fields and checklists, and saves them. */
export async function fillRecord(view: View, record: ReleaseRecord): Promise<void> {
  const { hand, page, text } = view;
  await showTab(view, 'procedure');
  const fill = async (id: string, value: string): Promise<void> => {
    const control = page.locator(`#${id}`);
    await control.waitFor();
    const option = control.locator(`option[value="${value}"]`);
    const isChoice = (await control.evaluate(({ tagName }) => tagName)) === 'SELECT';
    await (isChoice ? hand.choose(control, (await option.textContent()) ?? '') : hand.type(control, value));
  };
  for (const [field, value] of Object.entries(record.fields)) await fill(`record-${field}`, value);
  for (const [list, rows] of Object.entries(record.checklists)) {
    for (const [row, { state, place, reason }] of Object.entries(rows)) {
      await fill(`row-${list}-${row}`, state);
      const [name, words] = state === 'present' ? ['place', place] : ['reason', reason];
      await hand.type(page.locator(`[name="row-${list}-${row}-${name}"]`), words);
    }
  }
  await hand.press(button(view, text.procedure.forms.save));
  await page.getByText(text.procedure.forms.saved).waitFor();
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

/** Entry of the list by its place, from 1. */
export function findingAt({ page, text }: View, place: string) {
  return page.getByRole('listbox', { name: text.review.list }).locator(`[aria-posinset="${place}"]`);
}

const keys: Readonly<Record<DecisionAction, string>> = {
  fix: 'a',
  'set-aside': 'i',
  ask: 'q',
  uphold: 'p',
  'demand-change': 'r',
};

/** Decides the active finding by single keys; a reason is the number key of the list. Waits until the list says so. */
export async function decide(
  view: View,
  action: DecisionAction,
  reason: number | null = null,
): Promise<void> {
  const { page, text } = view;
  const place = await activeFinding(view).getAttribute('aria-posinset');
  const before = await activeFinding(view).textContent();
  await page.keyboard.press(keys[action]);
  if (reason !== null) {
    await page.getByRole('group', { name: text.review.reasonLegend(text.words.actions[action]) }).waitFor();
    await page.keyboard.press(String(reason));
  }
  await page.waitForFunction(
    ([position, words]) => {
      const option = document.querySelector(`[role="option"][aria-posinset="${position}"]`);
      return option !== null && option.textContent !== words;
    },
    [place, before] as const,
  );
}

/**
 * Decides one after the other whatever waits for the person, who has the list in focus. Returns how many there were.
 * The program itself moves on to the next one that waits.
 */
export async function decideAllWaiting(
  view: View,
  action: DecisionAction,
  reason: number | null = null,
): Promise<number> {
  const { standings } = view.text.words;
  const waits = action === 'uphold' || action === 'demand-change' ? standings.proposed : standings.open;
  for (let decided = 0, stop = 0; stop < 500; stop += 1) {
    const active = activeFinding(view);
    if ((await active.textContent())?.includes(waits)) {
      await decide(view, action, reason);
      decided += 1;
      continue;
    }
    if ((await active.getAttribute('aria-posinset')) === (await active.getAttribute('aria-setsize')))
      return decided;
    await view.page.keyboard.press('ArrowDown');
  }
  throw new Error('the findings never end');
}

/** Field for the pass phrase of a signature or export; a package for another machine has one of its own. */
export function signature({ page }: View) {
  return page.locator('input[name="pass-phrase"]');
}

/** Signs with the pass phrase, whatever comes of it. */
export async function trySign(view: View, passPhrase: string): Promise<void> {
  await showTab(view, 'signOff');
  await signature(view).waitFor();
  const unseen = view.page.getByRole('group', { name: view.text.signOff.uninspected.title });
  for (const tick of await unseen.getByRole('checkbox', { checked: false }).all())
    await view.hand.press(tick);
  await answerQuestions(view);
  await view.hand.type(signature(view), passPhrase);
  await view.hand.press(button(view, view.text.signOff.sign));
}

/** Answers what is not answered yet: for release, and that nothing comes from a classified source. */
export async function answerQuestions({ page, hand, text }: View): Promise<void> {
  const { asked, whyNotApplicable } = text.signOff.questions;
  for (const { id, against } of reviewQuestions) {
    const group = page.getByRole('radiogroup', { name: asked.asked[id], exact: true });
    if ((await group.count()) === 0 || (await group.getByRole('radio', { checked: true }).count()) > 0)
      continue;
    const answer = id === 'declassified' ? 'not-applicable' : against === 'yes' ? 'no' : 'yes';
    await hand.press(group.getByRole('radio', { name: asked.answers[answer], exact: true }));
    if (answer === 'not-applicable')
      await hand.type(page.getByRole('textbox', { name: whyNotApplicable }), '没有涉密来源');
  }
}

export async function sign(view: View, stage: SigningStage, { name, passPhrase }: Person): Promise<void> {
  await trySign(view, passPhrase);
  await view.page
    .getByText(view.text.signOff.signedBy(view.text.words.duties[stage], name))
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
  // A package for another machine asks for a folder too, on the same page.
  const panel = page.getByRole('region', { name: text.exporting.title });
  await hand.press(panel.getByRole('button', { name: text.exporting.chooseFolder, exact: true }));
  await panel.getByText(text.exporting.noFolder).waitFor({ state: 'hidden' });
  await hand.type(signature(view), passPhrase);
  await hand.press(button(view, text.exporting.submit));
  await page.getByRole('article', { name: text.exporting.card }).waitFor();
}
