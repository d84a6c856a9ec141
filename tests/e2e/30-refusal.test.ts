/** A file that looks classified: stop page, and not one byte of it anywhere in the data folder. */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { keyboard } from './hand.ts';
import { pickFiles, rowOf, showTab } from './pages/release.ts';
import { signIn } from './pages/sign-in.ts';
import { button, viewOf } from './pages/view.ts';
import { openRelease } from './pages/work-list.ts';
import { prepareRelease } from './prepare.ts';
import { markedFileOf, personOf, readSample, releaseOf } from './sample-files.ts';

/** Long enough that no two files share such a stretch by chance. */
const stretch = 48;

test('stops at a marked file and keeps nothing of it', async ({ start, folder }) => {
  const sample = await readSample();
  const marked = markedFileOf(sample);
  const release = releaseOf(sample, 'drafting');
  await prepareRelease(join(folder, 'data'), { intendedState: 'drafting' });
  const program = await start();
  const view = viewOf(program, keyboard(program.page));
  await signIn(view, personOf(sample, 'handler'));
  await openRelease(view, release.catalogue.title);
  await showTab(view, 'materials');
  await pickFiles(view, 'attachment', [marked]);

  const stop = view.page.getByRole('alertdialog', { name: view.text.stop.title });
  await stop.waitFor();
  expect(await stop.textContent()).toMatch(/SEC-0\d/);
  await view.page.keyboard.press('Escape');
  expect(await stop.isVisible()).toBe(true);
  await view.hand.press(button(view, view.text.stop.acknowledge));
  await stop.waitFor({ state: 'hidden' });
  expect(await rowOf(view, basename(marked)).count()).toBe(0);
  await program.close();

  expect(await filesWithBytesOf(marked, join(folder, 'data'))).toEqual([]);
});

test('would see a file that was kept', async ({ folder }) => {
  const sample = await readSample();
  const release = releaseOf(sample, 'drafting');
  const [document = ''] = release.files.map(({ file }) => join(sample.folder, file));
  expect(await filesWithBytesOf(document, sample.folder)).toEqual([document]);
  expect(await filesWithBytesOf(document, folder)).toEqual([]);
});

/** Files below a folder that hold any stretch of another file. */
async function filesWithBytesOf(source: string, folder: string): Promise<readonly string[]> {
  const bytes = await readFile(source);
  const stretches: Buffer[] = [];
  for (let start = 0; start + stretch <= bytes.length; start += stretch) {
    const part = bytes.subarray(start, start + stretch);
    // Runs of one byte are in every file.
    if (new Set(part).size > stretch / 3) stretches.push(part);
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const held = await Promise.all(
    paths.map(async (path) => {
      const content = await readFile(path);
      return stretches.filter((part) => content.includes(part)).length > stretches.length / 10 ? [path] : [];
    }),
  );
  return held.flat();
}
