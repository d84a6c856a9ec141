/** Words in pictures, read in a process of their own: the installed program cannot start itself as Node. */
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { keyboard } from './hand.ts';
import { addFiles, pickFiles, showTab } from './pages/release.ts';
import { signIn } from './pages/sign-in.ts';
import { button, viewOf } from './pages/view.ts';
import { openRelease } from './pages/work-list.ts';
import { prepareRelease } from './prepare.ts';
import { projectFolder } from './runtime.ts';
import { personOf, readSample, releaseOf } from './sample-files.ts';

const picture = (name: string) => join(projectFolder, 'tests/samples/pictures', name);

test('reads a photographed and a scanned form, and stops at a picture with a mark', async ({
  start,
  folder,
}) => {
  const sample = await readSample();
  const release = releaseOf(sample, 'drafting');
  await prepareRelease(join(folder, 'data'), { intendedState: 'drafting' });
  const program = await start();
  const view = viewOf(program, keyboard(program.page));
  await signIn(view, personOf(sample, 'handler'));
  await openRelease(view, release.catalogue.title);
  await showTab(view, 'materials');

  await addFiles(view, 'attachment', [picture('skewed-form.jpg'), picture('scanned-page.pdf')]);
  const processes = await program.app.evaluate(({ app }) => app.getAppMetrics().map(({ name }) => name));
  expect(processes).toContain('xianshen-recogniser');
  const dossier = onlyValue(await program.call('dossier.list', {})).at(0)?.id;
  const read = JSON.stringify(await program.call('dossier.findings', { dossier }));
  expect(read).toContain('(shown)');
  expect(read).toContain('page-1#picture');
  expect(read).not.toMatch(/recognition-(?:failed|unavailable|off)/);

  await pickFiles(view, 'attachment', [picture('marked-page.png')]);
  const stop = view.page.getByRole('alertdialog', { name: view.text.stop.title });
  await stop.waitFor();
  expect(await stop.textContent()).toMatch(/SEC-0\d/);
  await view.hand.press(button(view, view.text.stop.acknowledge));
});

function onlyValue(result: unknown): readonly { readonly id: string }[] {
  const { value } = result as { value: readonly { id: string }[] | { dossiers: readonly { id: string }[] } };
  return Array.isArray(value) ? value : (value as { dossiers: readonly { id: string }[] }).dossiers;
}
