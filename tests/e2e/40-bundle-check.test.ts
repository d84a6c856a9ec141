/** A received bundle: whole, or changed by one byte. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { pointer } from './hand.ts';
import { checkBundle } from './pages/bundle-check.ts';
import { exportTrust, inDialog, keyTable, openKeys, renewKey, revokeKey } from './pages/keys.ts';
import { changeTo, signIn } from './pages/sign-in.ts';
import { secret, viewOf } from './pages/view.ts';
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

  // The same window in the hands of the security administrator: what a key loses, the bundle loses under the new trust file.
  const administrator = personOf(sample, 'security-administrator');
  const handler = personOf(sample, 'handler');
  await changeTo(view, administrator);
  await openKeys(view);
  expect(await keyTable(view).getByRole('rowheader').allTextContents()).toHaveLength(3);
  await renewKey(view, handler.name, { passPhrase: 'not-the-pass-phrase' });
  await view.page.getByRole('dialog').getByRole('alert').waitFor();
  await view.hand.type(secret(view, view.text.keys.passPhrase).last(), administrator.passPhrase);
  await view.hand.press(inDialog(view, view.text.keys.renew));
  await view.page.getByRole('status').filter({ hasText: /续期/ }).waitFor();
  await revokeKey(view, handler.name, { why: 'compromised', passPhrase: administrator.passPhrase });
  await keyTable(view)
    .getByText(/已吊销/)
    .waitFor();
  const trustFolder = join(folder, '信任文件');
  await mkdir(trustFolder);
  await exportTrust(view, trustFolder);
  await checkBundle(view, path, join(trustFolder, 'trust-v3.json'));
  await view.page
    .getByRole('alert')
    .filter({ hasText: /发布包无效/ })
    .waitFor();
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
