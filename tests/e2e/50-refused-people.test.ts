/** Wrong pass phrases, and people who try what is not theirs. */
import { join } from 'node:path';
import { answersOf } from '../flows/answers.ts';
import { expect, test } from './fixtures.ts';
import { pointer } from './hand.ts';
import { createOffice, passLooks } from './pages/first-run.ts';
import { signature, trySign } from './pages/release.ts';
import { signIn, trySignIn } from './pages/sign-in.ts';
import { alert, button, field, viewOf } from './pages/view.ts';
import { openRelease } from './pages/work-list.ts';
import { office, people } from './people.ts';
import { prepareRelease } from './prepare.ts';
import { personOf, readSample, releaseOf } from './sample-files.ts';

test('says that a pass phrase is wrong and how many tries are left', async ({ start, folder }) => {
  const sample = await readSample();
  await prepareRelease(join(folder, 'data'), { intendedState: 'drafting' });
  const view = viewOf(await start(), pointer());
  const handler = personOf(sample, 'handler');
  await trySignIn(view, { ...handler, passPhrase: 'not-the-pass-phrase' });
  await alert(view)
    .filter({ hasText: /口令.*\d/ })
    .waitFor();
  expect(await view.page.getByRole('navigation').count()).toBe(0);
  await signIn(view, handler);
});

test('does not sign with a wrong pass phrase, and signs with the right one afterwards', async ({
  start,
  folder,
}) => {
  const sample = await readSample();
  const handler = personOf(sample, 'handler');
  const release = releaseOf(sample, 'to-release');
  await prepareRelease(join(folder, 'data'), { intendedState: 'to-release', stopAt: 'drafting' });
  const program = await start();
  const view = viewOf(program, pointer());
  await signIn(view, handler);
  await openRelease(view, release.catalogue.title);
  await trySign(view, 'not-the-pass-phrase');
  await alert(view).filter({ hasText: /口令/ }).waitFor();
  expect(await view.page.getByText(view.text.signOff.noHistory).isVisible()).toBe(true);
  await view.hand.type(signature(view), handler.passPhrase);
  await view.hand.press(button(view, view.text.signOff.sign));
  await view.page
    .getByText(view.text.signOff.signedBy(view.text.words.duties.handler, handler.name))
    .waitFor();
});

test('lets nobody sign twice: the window offers it not, and the engine refuses it', async ({
  start,
  folder,
}) => {
  const sample = await readSample();
  const handler = personOf(sample, 'handler');
  const { catalogue } = releaseOf(sample, 'to-release');
  await prepareRelease(join(folder, 'data'), { intendedState: 'to-release', stopAt: 'drafting' });
  const program = await start();
  const view = viewOf(program, pointer());
  await signIn(view, handler);
  await openRelease(view, catalogue.title);
  await trySign(view, handler.passPhrase);
  const reviewer = view.text.words.duties['secrecy-reviewer'];
  await view.page.getByText(view.text.signOff.notYours(reviewer)).waitFor();
  expect(await signature(view).count()).toBe(0);

  const list = (await program.call('dossier.list', {})) as { value: [{ id: string }] };
  const dossier = list.value[0].id;
  const detail = (await program.call('dossier.read', { dossier })) as { value: { content: string } };
  for (const stage of ['handler', 'secrecy-reviewer', 'approver'] as const) {
    const answers = answersOf(stage);
    const { content } = detail.value;
    const input = { dossier, stage, content, answers, passPhrase: handler.passPhrase };
    expect(await program.call('dossier.sign', input)).toMatchObject({ ok: false });
  }
  expect(await program.call('dossier.read', { dossier })).toMatchObject({
    value: { signOffs: [{ stage: 'handler', name: handler.name }], nextStage: 'secrecy-reviewer' },
  });
});

test('names everything wrong in the first set-up at once, one person in two duties among it', async ({
  start,
}) => {
  const view = viewOf(await start(), pointer());
  const { firstRun, words } = view.text;
  await passLooks(view);
  const twice = { ...people.approver, name: people.handler.name, passPhrase: 'kurz' };
  const wrong = office.people.map((person) =>
    person.duty === 'approver' ? { ...person, ...twice } : person,
  );
  await createOffice(view, { ...office, people: wrong }, 'refused');
  const problems = view.page.getByRole('alert').filter({ has: view.page.getByRole('listitem') });
  expect(await problems.getByRole('listitem').count()).toBe(2);
  await problems.getByRole('button').first().click();
  const repaired = field(view, firstRun.nameOf(words.duties.approver));
  const isAtField = await view.page.evaluate(() => document.activeElement instanceof HTMLInputElement);
  expect(isAtField).toBe(true);
  expect(await repaired.inputValue()).toBe(people.handler.name);
});
