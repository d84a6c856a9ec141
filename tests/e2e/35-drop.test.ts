/** Files and folders dropped on a release: shown with a place for each, then brought in with an outcome for each. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { pointer } from './hand.ts';
import { rowOf, showTab } from './pages/release.ts';
import { signIn } from './pages/sign-in.ts';
import { button, type View, viewOf } from './pages/view.ts';
import { newRelease } from './pages/work-list.ts';
import { prepareRelease } from './prepare.ts';
import { filesOf, personOf, readSample, releaseOf } from './sample-files.ts';

const title = '关于做好冬季供暖保障工作的通知';

test('takes a dropped folder apart, proposes a part for each file, and says what became of each', async ({
  start,
  folder,
}) => {
  const sample = await readSample();
  await prepareRelease(join(folder, 'data'), { intendedState: 'to-release', stopAt: 'drafting' });
  const drafts = join(folder, '送审');
  await mkdir(join(drafts, '附件'), { recursive: true });
  const [document = ''] = filesOf(sample, releaseOf(sample, 'to-release'), 'document');
  await copyFile(document, join(drafts, '办法.docx'));
  await writeFile(join(drafts, '附件', '附件1：说明.txt'), '供暖期自十一月十五日起。\n');
  await writeFile(join(drafts, '附件', '附件2：空白.txt'), '');
  await writeFile(join(drafts, '~$办法.docx'), '锁');

  const view = viewOf(await start(), pointer());
  await signIn(view, personOf(sample, 'handler'));
  await newRelease(view, title);
  await showTab(view, 'materials');
  await drop(view, [drafts]);

  const { page, text } = view;
  const dialog = page.getByRole('dialog', { name: text.parts.placeTitle(3) });
  await dialog.waitFor();
  const parts = await dialog
    .getByRole('combobox')
    .evaluateAll((all) => all.map((each) => (each as HTMLSelectElement).selectedOptions[0]?.label));
  expect(parts).toEqual(['政策文件', '附件', '附件']);
  await view.hand.press(button(view, text.parts.importThese(3)));

  await rowOf(view, '办法.docx').waitFor();
  await rowOf(view, '附件1：说明.txt').waitFor();
  const outcomes = page.getByRole('region', { name: text.parts.outcomes });
  await outcomes.getByText('附件2：空白.txt').waitFor();
  expect(await outcomes.getByRole('listitem').count()).toBe(3);
  expect(await rowOf(view, '附件2：空白.txt').count()).toBe(0);
  expect(await page.content()).not.toContain(basename(folder));
});

/** What the operating system does when somebody lets go of files over the window. */
async function drop({ page }: View, files: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 320, data });
  }
}
