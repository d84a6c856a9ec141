/** The main job in the packed program: sample office, import with a picture, export, verify. Asked past the screens, by the bridge. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../../shared/base/result.ts';
import type { Api } from '../../shared/contract/api.ts';
import type { ShellApi } from '../../shared/contract/shell-api.ts';
import type { Duty } from '../../shared/signoff/duties.ts';
import { projectFolder } from '../e2e/runtime.ts';
import { personOf, readSample } from '../e2e/sample-files.ts';
import { runCli } from '../flows/run-cli.ts';
import { got } from '../store/test-store.ts';
import type { Inspector } from './inspector.ts';
import { expect, giveAway, test } from './packed-program.ts';

type WindowApi = Api & ShellApi;

test('opens the sample office, reads a document and a picture, and exports a bundle that verifies', async ({
  drive,
  folder,
}) => {
  const { main } = await drive();
  const ask = askThrough(main);
  const sample = await readSample();
  const status = await ask('office.status', {});
  expect(status).toMatchObject({ state: 'ready', office: { isSample: true } });
  const signIn = async (duty: Duty) => {
    const { name, passPhrase } = personOf(sample, duty);
    const person = status.people.find((each) => each.name === name)?.id;
    if (person === undefined) throw new Error(`nobody is ${duty}`);
    await ask('session.sign-in', { person, passPhrase });
  };

  await signIn('handler');
  const own = (await ask('dossier.list', {})).find(({ state }) => state === 'drafting');
  if (own === undefined) throw new Error('no draft in the sample office');
  const pictures = ['skewed-form.jpg', 'scanned-page.pdf'].map((name) =>
    join(projectFolder, 'tests/samples/pictures', name),
  );
  for (const path of pictures) {
    const ticket = await chooseFile(main, ask, path);
    const added = await ask('dossier.add-file', { dossier: own.id, slot: 'attachment', ticket });
    expect(JSON.stringify(added)).not.toMatch(/recognition-(?:failed|unavailable|off)/);
  }
  const read = JSON.stringify(await ask('dossier.findings', { dossier: own.id }));
  expect(read).toContain('page-1#picture');

  await signIn('approver');
  const signed = (await ask('dossier.list', {})).find(({ state }) => state === 'approved');
  if (signed === undefined) throw new Error('no signed release in the sample office');
  const target = join(folder, '导出');
  await mkdir(target);
  await giveAway(target);
  await answerDialogs(main, [target]);
  const chosen = await ask('shell.choose-folder', { purpose: 'export' });
  if (chosen === null) throw new Error('no folder');
  const { passPhrase } = personOf(sample, 'approver');
  await ask('bundle.export', { dossier: signed.id, folder: chosen.ticket, passPhrase });

  const written = await readdir(target);
  const [bundle = '', trust = ''] = ['.zip', '.json'].map((ending) =>
    written.find((name) => name.endsWith(ending)),
  );
  const verified = await runCli(['verify', join(target, bundle), '--trust', join(target, trust)]);
  expect(verified).toMatchObject({ status: 0 });
});

type Ask = <M extends keyof WindowApi>(
  method: M,
  input: WindowApi[M]['input'],
) => Promise<WindowApi[M]['output']>;

/** Asks as the page does, once the page is there. A failure ends the test with its code. */
function askThrough(main: Inspector): Ask {
  return async (method, input) =>
    got(
      (await main.run(
        async ({ app, BrowserWindow }, [name, value]) => {
          await app.whenReady();
          while (BrowserWindow.getAllWindows().length === 0) {
            await new Promise<void>((settle) => app.once('browser-window-created', () => settle()));
          }
          const [window] = BrowserWindow.getAllWindows();
          const contents = window?.webContents;
          if (contents === undefined) throw new Error('no window');
          if (contents.isLoading() || contents.getURL() === '') {
            await new Promise<void>((settle) => contents.once('did-finish-load', () => settle()));
          }
          return contents.executeJavaScript(
            `xianshen.call(${JSON.stringify(name)}, ${JSON.stringify(value)})`,
          );
        },
        [method, input] as const,
      )) as Result<never>,
    );
}

async function answerDialogs(main: Inspector, paths: readonly string[]): Promise<void> {
  await main.run(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...filePaths] });
  }, paths);
}

async function chooseFile(main: Inspector, ask: Ask, path: string): Promise<never> {
  await answerDialogs(main, [path]);
  const [chosen] = await ask('shell.choose-files', { purpose: 'import', many: false });
  if (chosen === undefined) throw new Error('nothing chosen');
  return chosen.ticket as never;
}
