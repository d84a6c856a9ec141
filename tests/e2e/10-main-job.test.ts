/** The main job from an empty folder to a verified bundle, with the keyboard alone, in one window that several people share. */
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCli } from '../flows/run-cli.ts';
import { countKeys } from './count-keys.ts';
import { expect, test } from './fixtures.ts';
import { keyboard } from './hand.ts';
import { connectionEvents, watchSockets } from './network-watch.ts';
import { createOffice, passLooks } from './pages/first-run.ts';
import {
  addFiles,
  decideAllWaiting,
  exportBundle,
  fillCatalogue,
  fillRecord,
  showTab,
  sign,
  startReview,
} from './pages/release.ts';
import { changeTo, signIn } from './pages/sign-in.ts';
import { viewOf } from './pages/view.ts';
import { newRelease, openRelease } from './pages/work-list.ts';
import { office, people } from './people.ts';
import { filesOf, readSample, releaseOf } from './sample-files.ts';

/** What one decision may cost: a finding that is obvious, and one that needs a reason. */
const keysForObvious = 2;
const keysWithReason = 4;

test('carries a release from file to verified bundle by keyboard alone, without opening a connection', async ({
  start,
  folder,
}) => {
  const sample = await readSample();
  const release = releaseOf(sample, 'to-release');
  const netLog = join(folder, 'net.json');
  const target = join(folder, '导出');
  await mkdir(target);

  const program = await start({ switches: [`--log-net-log=${netLog}`] });
  const sockets = watchSockets(program.app.process().pid ?? 0);
  const view = viewOf(program, keyboard(program.page));
  await passLooks(view);
  await createOffice(view, office);

  await signIn(view, people.handler);
  await newRelease(view, release.catalogue.title);
  for (const slot of ['document', 'interpretation', 'attachment'] as const) {
    await addFiles(view, slot, filesOf(sample, release, slot));
  }
  await fillCatalogue(view, release.catalogue);
  await fillRecord(view, release.record);
  await showTab(view, 'review');
  await startReview(view);
  const deciding = await countKeys(view.page, () => decideAllWaiting(view, 'set-aside', 6));
  const setAside = deciding.done;
  expect(setAside).toBeGreaterThan(0);
  expect(deciding.keys / setAside).toBeLessThanOrEqual(keysWithReason);
  await sign(view, 'handler', people.handler);

  await changeTo(view, people['secrecy-reviewer']);
  await openRelease(view, release.catalogue.title);
  await showTab(view, 'review');
  await startReview(view);
  const upholding = await countKeys(view.page, () => decideAllWaiting(view, 'uphold'));
  expect(upholding.done).toBe(setAside);
  expect(upholding.keys / setAside).toBeLessThanOrEqual(keysForObvious);
  await sign(view, 'secrecy-reviewer', people['secrecy-reviewer']);

  await changeTo(view, people.approver);
  await openRelease(view, release.catalogue.title);
  await sign(view, 'approver', people.approver);
  await exportBundle(view, target, people.approver.passPhrase);

  const written = await readdir(target);
  const [bundle = '', trust = ''] = ['.zip', '.json'].map((ending) =>
    written.find((name) => name.endsWith(ending)),
  );
  expect(written).toHaveLength(2);
  const verified = await runCli(['verify', join(target, bundle), '--trust', join(target, trust)]);
  expect(verified).toMatchObject({ status: 0 });

  await program.close();
  expect(await sockets.stop()).toEqual([]);
  expect(await connectionEvents(netLog)).toEqual([]);
});
