/** Closing, crashing and starting again: whatever was done is still there. */
import { basename } from 'node:path';
import { expect, test } from './fixtures.ts';
import { pointer } from './hand.ts';
import { addFiles, decide, findingAt, rowOf, showTab, startReview } from './pages/release.ts';
import { signIn } from './pages/sign-in.ts';
import { button, viewOf } from './pages/view.ts';
import { newRelease, openRelease } from './pages/work-list.ts';
import { prepareRelease } from './prepare.ts';
import { filesOf, personOf, readSample, releaseOf, writeText } from './sample-files.ts';

const title = '关于做好社区便民服务工作的通知';

test('loses nothing when the window is closed in the middle of the work', async ({ start, folder }) => {
  const sample = await readSample();
  const handler = personOf(sample, 'handler');
  const files = filesOf(sample, releaseOf(sample, 'to-release'), 'document');
  const notes = await writeText(folder, '附件：说明.txt', '联系人手机号码：13900000000。\n');
  await prepareRelease(`${folder}/data`, { intendedState: 'to-release', stopAt: 'drafting' });

  const first = viewOf(await start(), pointer());
  await signIn(first, handler);
  await newRelease(first, title);
  await addFiles(first, 'document', files);
  await addFiles(first, 'attachment', [notes]);
  await showTab(first, 'review');
  await startReview(first);
  await decide(first, 'ask');
  const asked = await findingAt(first, '1').textContent();
  await first.program.close();

  const second = viewOf(await start(), pointer());
  await signIn(second, handler);
  await openRelease(second, title);
  await showTab(second, 'materials');
  for (const path of [...files, notes]) await rowOf(second, basename(path)).waitFor();
  await showTab(second, 'review');
  await startReview(second);
  expect(await findingAt(second, '1').textContent()).toBe(asked);
  expect(asked).toContain(second.text.words.standings.proposed);
});

test('starts the engine again after it has died, and asks who is there', async ({ start, folder }) => {
  const sample = await readSample();
  await prepareRelease(`${folder}/data`, { intendedState: 'to-release', stopAt: 'drafting' });
  const program = await start();
  const view = viewOf(program, pointer());
  await signIn(view, personOf(sample, 'handler'));
  const pid = await program.app.evaluate(({ app }) => {
    const engine = app.getAppMetrics().find(({ name }) => name === 'xianshen-engine');
    return engine?.pid ?? 0;
  });
  expect(pid).toBeGreaterThan(0);
  process.kill(pid, 'SIGKILL');
  // The new engine knows the office but nobody in it: the session died with the old one.
  await expect
    .poll(() => program.call('dossier.list', {}), { timeout: 20_000 })
    .toEqual({ ok: false, failure: { code: 'session.not-signed-in', params: {} } });
  expect(await program.call('office.status', {})).toMatchObject({ ok: true, value: { state: 'ready' } });
});

test('keeps what was typed and not saved over a lock, and lets it be dropped', async ({ start, folder }) => {
  const sample = await readSample();
  const handler = personOf(sample, 'handler');
  await prepareRelease(`${folder}/data`, { intendedState: 'to-release', stopAt: 'drafting' });
  const view = viewOf(await start(), pointer());
  const { page, text } = view;
  const line = (name: string) => page.getByRole('textbox', { name: new RegExp(`^${name}`) });
  const topic = line(text.words.catalogueFields.topic);
  await signIn(view, handler);
  await newRelease(view, title);
  // A day that is none: such a form cannot be saved when the focus leaves it.
  await line(text.words.catalogueFields.formedOn).fill('2026年13月');
  await topic.fill('城乡建设');
  await page.keyboard.press('Control+l');

  await signIn(view, handler);
  await page.getByText(text.drafts.recovered('').slice(-8)).waitFor();
  expect(await topic.inputValue()).toBe('城乡建设');
  await view.hand.press(button(view, text.frame.workList));
  await page.getByText(text.drafts.left(1)).waitFor();
  await openRelease(view, title);
  await view.hand.press(button(view, text.drafts.drop));
  expect(await topic.inputValue()).toBe('');
});
