/** A received bundle: whole, or changed by one byte. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { pointer } from './hand.ts';
import { checkBundle } from './pages/bundle-check.ts';
import { signIn } from './pages/sign-in.ts';
import { viewOf } from './pages/view.ts';
import { prepareBundle } from './prepare.ts';
import { personOf, readSample } from './sample-files.ts';

test('accepts the bundle as written and catches one changed byte in it', async ({ start, folder }) => {
  const sample = await readSample();
  await mkdir(join(folder, '导出'));
  const { path, trustPath } = await prepareBundle(join(folder, 'data'), join(folder, '导出'));
  const view = viewOf(await start(), pointer());
  await signIn(view, personOf(sample, 'approver'));

  await checkBundle(view, path, trustPath);
  await view.page.getByText(view.text.bundle.valid, { exact: true }).waitFor();
  await view.page.getByText(view.text.bundle.anchored).waitFor();

  const tampered = join(folder, `改动过的${basename(path)}`);
  await writeFile(tampered, flipByteOf(await readFile(path), '.docx'));
  await checkBundle(view, tampered, trustPath);
  await view.page
    .getByRole('alert')
    .filter({ hasText: /发布包无效/ })
    .waitFor();
  const problems = view.page.getByRole('table', { name: view.text.bundle.problems });
  expect(await problems.textContent()).toMatch(/\.docx/);
});

test('says of a file that is no bundle that it is none', async ({ start, folder }) => {
  const sample = await readSample();
  await mkdir(join(folder, '导出'));
  const { trustPath } = await prepareBundle(join(folder, 'data'), join(folder, '导出'));
  const view = viewOf(await start(), pointer());
  await signIn(view, personOf(sample, 'approver'));
  const other = join(folder, '其他.zip');
  await writeFile(other, '这不是发布包');
  await checkBundle(view, other, trustPath);
  await view.page.getByRole('alert').first().waitFor();
  expect(await view.page.getByText(view.text.bundle.valid, { exact: true }).count()).toBe(0);
});

/** Changes one byte of the content of the first entry whose name ends in a certain way. */
function flipByteOf(archive: Buffer, ending: string): Buffer {
  const changed = Buffer.from(archive);
  const nameAt = changed.indexOf(ending);
  const contentAt = nameAt + ending.length + 200;
  changed.writeUInt8(changed.readUInt8(contentAt) ^ 1, contentAt);
  return changed;
}
