/**
 * The real window against the WCAG 2.2 AA rules of axe, in one look that is hard on it. All looks, sizes and states: `npm run axe`.
 */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { pointer } from './hand.ts';
import { checkBundle } from './pages/bundle-check.ts';
import { passLooks } from './pages/first-run.ts';
import { exportBundle, pickFiles, showTab, startReview } from './pages/release.ts';
import { changeTo, signIn } from './pages/sign-in.ts';
import { button, type View, viewOf } from './pages/view.ts';
import { goTo, openRelease } from './pages/work-list.ts';
import { prepareBundle, prepareSampleOffice } from './prepare.ts';
import { markedFileOf, personOf, readSample, releaseOf } from './sample-files.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Violations in words short enough to read. */
async function violations({ page }: View): Promise<readonly string[]> {
  // Legacy mode: the other one opens a page of its own, which this program refuses.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(rules).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(' | ')}`);
}

async function expectAccessible(view: View, screen: string): Promise<void> {
  expect({ screen, violations: await violations(view) }).toEqual({ screen, violations: [] });
}

test('would object to a button without a name', async ({ start }) => {
  const view = viewOf(await start(), pointer());
  await view.page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')));
  expect(await violations(view)).toEqual([expect.stringContaining('button-name')]);
});

test('finds nothing to object to before anybody is signed in', async ({ start }) => {
  const view = viewOf(await start(), pointer());
  const { firstRun } = view.text;
  await expectAccessible(view, 'looks');
  await passLooks(view);
  await expectAccessible(view, 'start choice');
  await view.hand.press(button(view, firstRun.createButton));
  await expectAccessible(view, 'create office');
  await view.hand.press(button(view, firstRun.submit));
  await expectAccessible(view, 'create office, refused');
});

/** Tabs with forms and panes, at twice the size of everything. */
async function expectTabsAccessible(view: View): Promise<void> {
  const zoom = (factor: number) =>
    view.program.app.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(wanted),
      factor,
    );
  await zoom(2);
  for (const tab of ['procedure', 'sheet', 'desk', 'hidden'] as const) {
    await showTab(view, tab);
    await expectAccessible(view, `${tab}, twice the size`);
  }
  await zoom(1);
}

test('finds nothing to object to in the work of everybody, dark and at the largest size', async ({
  start,
  folder,
}) => {
  const sample = await readSample();
  await prepareSampleOffice(join(folder, 'data'));
  const view = viewOf(await start(), pointer());
  const { text, hand, page } = view;
  await hand.choose(page.getByRole('combobox', { name: text.frame.theme }), text.preferences.themes.dark);
  await hand.choose(
    page.getByRole('combobox', { name: text.frame.textSize }),
    text.preferences.sizes.largest,
  );
  await expectAccessible(view, 'sign-in');
  await signIn(view, personOf(sample, 'handler'));
  await expectAccessible(view, 'work list');
  await page.keyboard.press('Control+/');
  await page.getByRole('dialog', { name: text.shortcuts.title }).waitFor();
  await expectAccessible(view, 'shortcuts');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+j');
  await page.getByRole('dialog', { name: text.jobs.title }).waitFor();
  await expectAccessible(view, 'job centre');
  await page.keyboard.press('Escape');
  await openRelease(view, releaseOf(sample, 'drafting').catalogue.title);
  await expectTabsAccessible(view);
  await showTab(view, 'materials');
  await expectAccessible(view, 'materials');
  await pickFiles(view, 'attachment', [markedFileOf(sample)]);
  await page.getByRole('alertdialog').waitFor();
  await expectAccessible(view, 'stop page');
  await hand.press(button(view, text.stop.acknowledge));
  await showTab(view, 'review');
  await startReview(view);
  await expectAccessible(view, 'review');
  await showTab(view, 'signOff');
  await expectAccessible(view, 'sign-off');
  await changeTo(view, personOf(sample, 'system-administrator'));
  await expectAccessible(view, 'office');
  await changeTo(view, personOf(sample, 'security-auditor'));
  await page.getByRole('grid').waitFor();
  await expectAccessible(view, 'audit');
});

test('finds nothing to object to in export and bundle check', async ({ start, folder }) => {
  const sample = await readSample();
  const [first, second] = [join(folder, '一'), join(folder, '二')];
  await Promise.all([mkdir(first), mkdir(second)]);
  const { path, trustPath } = await prepareBundle(join(folder, 'data'), first);
  const view = viewOf(await start(), pointer());
  const approver = personOf(sample, 'approver');
  await signIn(view, approver);
  await openRelease(view, releaseOf(sample, 'to-release').catalogue.title);
  await exportBundle(view, second, approver.passPhrase);
  await expectAccessible(view, 'export card');
  await checkBundle(view, path, trustPath);
  await expectAccessible(view, 'bundle check');
  await goTo(view, view.text.frame.workList);
});
