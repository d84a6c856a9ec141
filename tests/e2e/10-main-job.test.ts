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
import { type View, viewOf } from './pages/view.ts';
import { newRelease, openRelease } from './pages/work-list.ts';
import { office, people } from './people.ts';
import { filesOf, readSample, releaseOf } from './sample-files.ts';

/** What one decision may cost: a finding that is obvious, and one that needs a reason. */
const keysForObvious = 2;
const keysWithReason = 4;

/** Keys for each part of the work, besides the words that are typed: moves, choices, decisions, buttons. */
const budgets = {
  files: 40,
  catalogue: 30,
  record: 100,
  findings: 50,
  signature: 60,
  review: 75,
  approval: 35,
  audit: 12,
} as const;

/** The auditor's entry: in the list, arrow by arrow, until the pane beside it shows the action. */
async function findEntry({ hand, page, text }: View, action: string): Promise<void> {
  const words = text.ledgerActions[action] ?? action;
  const grid = page.getByRole('grid', { name: text.audit.table });
  await grid.waitFor();
  await hand.focus(grid);
  const row = grid.locator('[role="row"][aria-selected="true"]');
  for (let stop = 0; !((await row.textContent()) ?? '').includes(words); stop += 1) {
    if (stop > 20) throw new Error(`no entry ${action}`);
    await page.keyboard.press('ArrowDown');
  }
}

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

  const spent: Partial<Record<keyof typeof budgets, number>> = {};
  const journey = async (name: keyof typeof budgets, work: () => Promise<void>): Promise<void> => {
    spent[name] = (await countKeys(view.page, work)).keys;
  };
  await signIn(view, people.handler);
  await journey('files', async () => {
    await newRelease(view, release.catalogue.title);
    for (const slot of ['document', 'interpretation', 'attachment'] as const) {
      await addFiles(view, slot, filesOf(sample, release, slot));
    }
  });
  await journey('catalogue', () => fillCatalogue(view, release.catalogue));
  await journey('record', () => fillRecord(view, release.record));
  let setAside = 0;
  await journey('findings', async () => {
    await showTab(view, 'review');
    await startReview(view);
    const deciding = await countKeys(view.page, () => decideAllWaiting(view, 'set-aside', 6));
    setAside = deciding.done;
    expect(setAside).toBeGreaterThan(0);
    expect(deciding.keys / setAside).toBeLessThanOrEqual(keysWithReason);
  });
  await journey('signature', () => sign(view, 'handler', people.handler));

  await changeTo(view, people['secrecy-reviewer']);
  await journey('review', async () => {
    await openRelease(view, release.catalogue.title);
    await showTab(view, 'review');
    await startReview(view);
    const upholding = await countKeys(view.page, () => decideAllWaiting(view, 'uphold'));
    expect(upholding.done).toBe(setAside);
    expect(upholding.keys / setAside).toBeLessThanOrEqual(keysForObvious);
    await sign(view, 'secrecy-reviewer', people['secrecy-reviewer']);
  });

  await changeTo(view, people.approver);
  await journey('approval', async () => {
    await openRelease(view, release.catalogue.title);
    await sign(view, 'approver', people.approver);
    await exportBundle(view, target, people.approver.passPhrase);
  });

  await changeTo(view, people['security-auditor']);
  await journey('audit', () => findEntry(view, 'bundle.export'));
  for (const [part, most] of Object.entries(budgets)) {
    const keys = Object.entries(spent).find(([name]) => name === part)?.[1];
    expect(keys, part).toBeGreaterThan(0);
    expect(keys, part).toBeLessThanOrEqual(most);
  }

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
