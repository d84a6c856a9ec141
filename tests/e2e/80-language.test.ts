/** English, and that the choice of language, size and theme is still there after a restart. */
import { join } from 'node:path';
import { en } from '../../renderer/text/en.ts';
import { zhCn } from '../../renderer/text/zh-cn.ts';
import { expect, test } from './fixtures.ts';
import { pointer } from './hand.ts';
import { showTab } from './pages/release.ts';
import { signIn } from './pages/sign-in.ts';
import { viewOf } from './pages/view.ts';
import { openRelease } from './pages/work-list.ts';
import { prepareRelease } from './prepare.ts';
import { personOf, readSample, releaseOf } from './sample-files.ts';

test('speaks English throughout once told to, and after a restart', async ({ start, folder }) => {
  const sample = await readSample();
  await prepareRelease(join(folder, 'data'), { intendedState: 'drafting' });
  const first = viewOf(await start(), pointer());
  const languages = first.page.getByRole('combobox', { name: zhCn.frame.language });
  await first.hand.choose(languages, zhCn.preferences.languages.en);
  await first.page.getByRole('heading', { level: 1, name: en.signIn.title }).waitFor();
  await first.program.close();

  const program = await start();
  const second = viewOf(program, pointer(), en);
  await second.page.getByRole('heading', { level: 1, name: en.signIn.title }).waitFor();
  await signIn(second, personOf(sample, 'handler'));
  await openRelease(second, releaseOf(sample, 'drafting').catalogue.title);
  for (const tab of ['materials', 'review', 'signOff'] as const) await showTab(second, tab);
  expect(await second.page.locator('html').getAttribute('lang')).toBe('en');
  const menu = await program.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label),
  );
  expect(menu).toEqual(['File', 'Edit', 'View', 'Help']);
});

test('has a menu in Chinese at first, with keys that belong to every window', async ({ start }) => {
  const { app } = await start();
  const items = await app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.flatMap(
      ({ submenu }) => submenu?.items.map(({ role }) => role ?? '') ?? [],
    ),
  );
  const labels = await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
  expect(labels).toEqual(['文件', '编辑', '视图', '帮助']);
  expect(items).not.toContain('reload');
  expect(items).not.toContain('toggledevtools');
});
