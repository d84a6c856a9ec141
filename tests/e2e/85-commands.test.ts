/** Commands by pinyin, help on each screen, and an input method that composes: nothing acts before it is done. */
import { join } from 'node:path';
import type { CDPSession } from 'playwright';
import { expect, test } from './fixtures.ts';
import { keyboard } from './hand.ts';
import { activeFinding, showTab, startReview } from './pages/release.ts';
import { signIn } from './pages/sign-in.ts';
import { viewOf } from './pages/view.ts';
import { openRelease } from './pages/work-list.ts';
import { prepareRelease } from './prepare.ts';
import { personOf, readSample, releaseOf } from './sample-files.ts';

test('finds commands by initials, explains each screen, and leaves an input method alone', async ({
  start,
  folder,
}) => {
  const sample = await readSample();
  const { title } = releaseOf(sample, 'drafting').catalogue;
  await prepareRelease(join(folder, 'data'), { intendedState: 'drafting' });
  const program = await start();
  const { page } = program;
  const view = viewOf(program, keyboard(page));
  const { text } = view;
  const { keyboard: keys } = page;
  const dialog = (name: string) => page.getByRole('dialog', { name, exact: true });
  await signIn(view, personOf(sample, 'handler'));
  await page.getByRole('grid', { name: text.workList.table }).waitFor();

  await keys.press('Control+k');
  const field = page.getByRole('combobox', { name: text.palette.field });
  await field.waitFor();
  const session = await page.context().newCDPSession(page);
  await compose(session, 'xin jian');
  await pressWhileComposing(session, 'Enter');
  expect(await dialog(text.palette.title).count()).toBe(1);
  await session.send('Input.insertText', { text: '新建' });
  await page.getByRole('option', { name: text.shortcuts.names['new-release'] }).waitFor();
  await keys.press('Control+a');
  await keys.type('xjfbj');
  const options = page.getByRole('listbox', { name: text.palette.list }).getByRole('option');
  await expect.poll(() => options.count()).toBe(1);
  await keys.press('Enter');
  await dialog(text.workList.createTitle).waitFor();

  const named = page.getByRole('textbox', { name: text.workList.titleField, exact: true });
  await compose(session, 'gongnuan');
  await pressWhileComposing(session, 'Enter');
  expect(await dialog(text.workList.createTitle).count()).toBe(1);
  await session.send('Input.insertText', { text: '供暖' });
  expect(await named.inputValue()).toBe('供暖');
  await keys.press('Escape');

  await keys.press('F1');
  await dialog(text.help.title(text.help.pages['work-list'].name)).waitFor();
  await keys.press('Escape');
  await openRelease(view, title);
  for (const tab of ['materials', 'procedure', 'hidden', 'review', 'signOff'] as const) {
    await showTab(view, tab);
    await keys.press('F1');
    await dialog(text.help.title(text.help.pages[tab].name)).waitFor();
    await keys.press('Escape');
    await dialog(text.help.title(text.help.pages[tab].name)).waitFor({ state: 'hidden' });
  }
  await showTab(view, 'review');
  await startReview(view);
  await pressWhileComposing(session, 'a');
  expect(await activeFinding(view).textContent()).toContain(text.words.standings.open);

  await keys.press('Control+j');
  await dialog(text.jobs.title).getByText(text.jobs.none).waitFor();
  await keys.press('Escape');
  await keys.press('Control+k');
  await page.getByRole('option', { name: new RegExp(`^${text.palette.recent('')}`) }).waitFor();
  await keys.press('Escape');
  await program.app.evaluate(
    ({ app }, workingFolder) => app.emit('second-instance', {}, ['program', '.', '收到.zip'], workingFolder),
    folder,
  );
  await page.getByRole('heading', { level: 1, name: text.bundle.title }).waitFor();
  await page.getByText('收到.zip').waitFor();

  await page.getByRole('button', { name: text.frame.offline, exact: true }).focus();
  await keys.press('Enter');
  const about = dialog(text.about.title);
  // Started by a test, the program listens for its debugger; that nothing was attempted is told apart from that.
  await about.getByText(text.about.connected).or(about.getByText(text.about.offline)).waitFor();
  const isWhole = process.platform === 'linux';
  expect(await program.call('shell.self-check', {})).toMatchObject({
    ...{ ok: true, value: { attempts: 0, sockets: 0, isWhole } },
  });
  const told = (await about.textContent()) ?? '';
  for (const words of ['better-sqlite3', text.about.notices, text.about.selfCheck])
    expect(told).toContain(words);
  await keys.press('Escape');
  await about.waitFor({ state: 'hidden' });
});

function compose(session: CDPSession, letters: string): Promise<unknown> {
  return session.send('Input.imeSetComposition', {
    text: letters,
    selectionStart: letters.length,
    selectionEnd: letters.length,
  });
}

/** What Chromium sends for a key that an input method has taken. */
async function pressWhileComposing(session: CDPSession, key: string): Promise<void> {
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, windowsVirtualKeyCode: 229 });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: 229 });
}
