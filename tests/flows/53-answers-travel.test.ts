/** Answers to the review questions on other machines: restored from a backup, carried by a package, or missing in an old one. */
import { join } from 'node:path';
import sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { answersOf } from './answers.ts';
import { draftAt, furtherMachine, openAt, packFor, tryOpening } from './three-machines.ts';
import type { Workstation } from './workstation.ts';
import { officeDraft, openWorkstation, passPhrases, sign } from './workstation.ts';

const reason = '公示名单已征得本人书面同意';
const explained = answersOf('handler', { 'personal-information': { answer: 'yes', reason } });

/** Two machines of one office, and a dossier that the handler signed on the first. */
async function signedOnTheFirst() {
  const clerk = await openWorkstation({ workstation: '承办机' });
  await clerk.call('office.create', officeDraft);
  const reviewer = await furtherMachine(clerk, '审查机');
  const dossier = await draftAt(clerk);
  const { content } = await clerk.call('dossier.read', { dossier });
  const signing = { dossier, stage: 'handler', content, answers: explained } as const;
  await clerk.call('dossier.sign', { ...signing, passPhrase: passPhrases.handler });
  return { clerk, reviewer, dossier };
}

type Signed = Awaited<ReturnType<typeof signedOnTheFirst>>;

async function packed({ clerk, reviewer, dossier }: Signed) {
  const to = { station: reviewer, duty: 'secrecy-reviewer' } as const;
  const { path } = await packFor(clerk, to, { dossier, by: 'handler' });
  reviewer.clock.set(clerk.clock.now());
  reviewer.clock.pass(3_600_000);
  return path;
}

/** Changes the database of a machine with a tool that knows no program, as a disk from before would look. */
async function underneath(station: Workstation, folder: string, commands: string): Promise<void> {
  await station.close();
  const file = new sqlite(join(folder, 'office.db'));
  file.exec(commands);
  file.close();
  await station.restart({ workspaceFolder: folder });
}

/** Takes the answers away, as if an older program had signed. */
async function asSignedBefore({ clerk }: Signed): Promise<void> {
  await underneath(clerk, clerk.workspace, 'DROP TRIGGER review_answers_stays; DELETE FROM review_answers;');
}

test('answers travel with their signature and are in a backup, and the next one signs on top of them', async () => {
  const signed = await signedOnTheFirst();
  const { reviewer, dossier } = signed;
  await openAt(reviewer, 'secrecy-reviewer', await packed(signed));
  const detail = await reviewer.call('dossier.read', { dossier });
  expect(detail.signOffs).toMatchObject([{ answers: explained }]);
  await sign(reviewer, dossier, 'secrecy-reviewer');
  const restored = await furtherMachine(signed.clerk, '新机');
  await restored.signIn('handler');
  const there = await restored.call('dossier.read', { dossier });
  expect(there.signOffs).toMatchObject([{ answers: explained, inForce: true }]);
  expect(await reviewer.engine().inspect()).toMatchObject({ isWhole: true, ledger: { problems: [] } });
});

test('a package with a signature without answers is refused where they were asked for by then, and says what to do', async () => {
  const signed = await signedOnTheFirst();
  await asSignedBefore(signed);
  const opened = await tryOpening(signed.reviewer, 'secrecy-reviewer', await packed(signed));
  expect(opened).toBe('exchange.answers-missing');
  expect(await signed.reviewer.call('dossier.list', {})).toEqual([]);
});

test('one that was signed before the questions came is taken as it is, and shown so; the next signature needs answers', async () => {
  const signed = await signedOnTheFirst();
  const { reviewer, dossier } = signed;
  await asSignedBefore(signed);
  const path = await packed(signed);
  const later = new Date(Date.parse(signed.clerk.clock.now()) + 60_000).toISOString();
  const folder = join(reviewer.folder, 'restored');
  await underneath(
    reviewer,
    folder,
    `UPDATE migration SET applied_at = '${later}' WHERE name GLOB '*review-answers'`,
  );
  await openAt(reviewer, 'secrecy-reviewer', path);
  const detail = await reviewer.call('dossier.read', { dossier });
  expect(detail.signOffs).toMatchObject([{ answers: null, inForce: true }]);
  const signing = { dossier, stage: 'secrecy-reviewer', content: detail.content } as const;
  const passPhrase = passPhrases['secrecy-reviewer'];
  expect(await reviewer.ask('dossier.sign', { ...signing, answers: [], passPhrase })).toMatchObject({
    failure: { code: 'signoff.answers-missing' },
  });
  await reviewer.call('dossier.sign', { ...signing, answers: answersOf('secrecy-reviewer'), passPhrase });
  expect(await reviewer.engine().inspect()).toMatchObject({ isWhole: true });
});
