/** Starts that cannot succeed end in a clear sentence, and change nothing. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { databaseIn } from '../../shared/cli/places.node.ts';
import { expect, test } from './fixtures.ts';
import { pointer } from './hand.ts';
import { alert, viewOf } from './pages/view.ts';
import { openOffice, prepareRelease } from './prepare.ts';
import { projectFolder, readRuntime } from './runtime.ts';

test('shows the first window instead of opening a second one on the same office', async ({
  start,
  folder,
}) => {
  const program = await start();
  await program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const { electronProgram, launchSwitches } = readRuntime();
  const second = spawn(electronProgram, [...launchSwitches, '.', `--data-dir=${join(folder, 'data')}`], {
    cwd: projectFolder,
    stdio: 'ignore',
  });
  const [exitCode] = await once(second, 'exit');
  expect(exitCode).toBe(0);
  expect(program.app.windows()).toHaveLength(1);
  await expect
    .poll(() => program.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false);
  const answer = await program.call('office.status', {});
  expect(answer).toMatchObject({ ok: true });
});

test('opens two offices side by side', async ({ start, folder }) => {
  const first = await start();
  const second = await start({ dataFolder: join(folder, '另一个单位') });
  expect(first.app.windows()).toHaveLength(1);
  expect(second.app.windows()).toHaveLength(1);
  expect(await second.call('office.status', {})).toMatchObject({ ok: true, value: { state: 'empty' } });
});

test('says that another program has the office open', async ({ start, folder }) => {
  const other = await openOffice(join(folder, 'data'));
  const view = viewOf(await start(), pointer());
  await alert(view)
    .filter({ hasText: /正被另一个/ })
    .waitFor();
  await other.close();
});

test('says that the database is damaged and leaves it as it is', async ({ start, folder }) => {
  const dataFolder = join(folder, 'data');
  await prepareRelease(dataFolder, { intendedState: 'drafting' });
  const database = databaseIn(dataFolder);
  const bytes = await readFile(database);
  bytes.fill(0xa5, 0, 8_192);
  await writeFile(database, bytes);
  const view = viewOf(await start(), pointer());
  await alert(view).filter({ hasText: /损坏/ }).waitFor();
  await view.program.close();
  expect(Buffer.compare(await readFile(database), bytes)).toBe(0);
});

test('says that the database was written by a newer program', async ({ start, folder }) => {
  const dataFolder = join(folder, 'data');
  await prepareRelease(dataFolder, { intendedState: 'drafting' });
  const database = sqlite(databaseIn(dataFolder));
  database.exec(
    "INSERT INTO migration (name, applied_at) VALUES ('2999-01-01-from-the-future', '2999-01-01T00:00:00.000Z')",
  );
  database.close();
  const view = viewOf(await start(), pointer());
  await alert(view)
    .filter({ hasText: /更新版本/ })
    .waitFor();
});
