/** An interpretation written in the window: kept as it is typed, there again after a crash, printed and taken into the release. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';
import { longNotice } from '../unit/publishing/long-notice.ts';
import { expect, test } from './fixtures.ts';
import { pointer } from './hand.ts';
import { showTab } from './pages/release.ts';
import { signIn } from './pages/sign-in.ts';
import { type View, viewOf } from './pages/view.ts';
import { openRelease } from './pages/work-list.ts';
import { prepareRelease } from './prepare.ts';
import { type Program, startProgram } from './program.ts';
import { personOf, readSample, releaseOf } from './sample-files.ts';
import { readSheets, sheetFacts } from './sheet-positions.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const words = '各类停车场夜间空置，居民停车难，这是背景依据。';

async function openDesk(program: Program) {
  const { page } = program;
  const sample = await readSample();
  await page.setViewportSize({ width: 1366, height: 720 });
  const view = viewOf(program, pointer());
  await signIn(view, personOf(sample, 'handler'));
  await openRelease(view, releaseOf(sample, 'drafting').catalogue.title);
  await showTab(view, 'desk');
  return { view, page, text: view.text.desk };
}

/** A4 with 22 lines of 28 characters between 28 and 184 mm, the title in their middle, page numbers outside (GB/T 9704-2012). */
const standard = {
  size: [210, 297],
  edges: [expect.closeTo(28, 0), expect.closeTo(184, 0)],
  mostLines: 22,
  mostCharacters: 28,
  pitch: expect.closeTo(225 / 22, 1),
  titleOff: expect.closeTo(0, 0),
  numbers: ['right', 'left', 'right', 'left', 'right'],
};

/** Where the program's own PDF puts a long notice. */
async function measureSheet(program: Program, folder: string) {
  const path = join(folder, '通知.docx');
  await writeFile(path, await longNotice());
  await program.answerDialogs([path]);
  const ask = async <T>(method: string, input: unknown): Promise<T> =>
    ((await program.call(method, input)) as { value: T }).value;
  const [chosen] = await ask<{ ticket: string }[]>('shell.choose-files', { purpose: 'import', many: false });
  const [release] = await ask<{ id: string }[]>('dossier.list', {});
  const where = { dossier: release?.id };
  const added = await ask<{ file: { id: string } }>('dossier.add-file', {
    ...where,
    slot: 'attachment',
    ticket: chosen?.ticket,
  });
  const file = added.file.id;
  const sheet = { ...where, file, accept: [], form: null };
  const { bytes } = await ask<{ bytes: Uint8Array }>('dossier.preview-sheet', sheet);
  await ask('dossier.remove-file', { ...where, file });
  return sheetFacts(await readSheets(bytes));
}

/** Two drawings one behind the other: whichever is pressed has its form at the right, and stays. */
async function pressEachForm(view: View): Promise<void> {
  const { page, text } = view;
  await page.locator('[data-block]').first().click();
  const tools = page.getByRole('toolbar', { name: text.desk.toolbar });
  await tools.getByRole('combobox').selectOption({ label: text.desk.blocks.chart });
  for (const name of [
    text.desk.blocks.timeline,
    text.desk.blocks.chart,
    text.desk.blocks.timeline,
    text.desk.blocks.chart,
  ]) {
    await page.locator('[data-block]').filter({ hasText: name }).click();
    await page.getByRole('region', { name: text.desk.formOf(name), exact: true }).waitFor();
  }
  await tools.getByRole('button', { name: text.desk.remove }).click();
  await page.locator('[data-block]').nth(1).waitFor({ state: 'detached' });
}

/** What an input method shows while it is typed into, and what it leaves behind. */
async function compose(page: Page, shown: readonly string[], left: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const text of shown) {
    const end = text.length;
    await session.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
  }
  await session.send('Input.insertText', { text: left });
  await session.detach();
}

test('keeps a draft over a crash and makes files of it', async ({ start, folder }) => {
  const dataFolder = join(folder, 'data');
  await prepareRelease(dataFolder, { intendedState: 'drafting' });
  const crashing = await startProgram({ dataFolder });
  const first = await openDesk(crashing);
  const [name = ''] = first.text.templates.timeline;
  await first.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  const editor = first.page.getByRole('textbox', { name: first.text.editor });
  await editor.locator('p').first().click();
  await first.page.keyboard.insertText(words);
  await first.page.locator('[data-saving="saved"]').waitFor();
  const ended = new Promise((settle) => crashing.app.process().once('exit', settle));
  crashing.app.process().kill('SIGKILL');
  await ended;

  const program = await start({ dataFolder });
  const { view, page, text } = await openDesk(program);
  await page.getByText(words).waitFor();
  await page.locator('[data-block]').first().click();
  await page.getByLabel(text.fields.alt, { exact: true }).fill('一个时间：二〇二六年三月底前完成普查。');
  await page.getByLabel(text.fields.when, { exact: true }).fill('2026年3月');
  await page.getByLabel(text.fields.text, { exact: true }).fill('完成泊位普查');
  expect(await measureSheet(program, folder)).toMatchObject(standard);
  await pressEachForm(view);
  await page.getByRole('textbox', { name: text.editor }).locator('p').last().click();
  await compose(page, ['sh', 'shi', '适用于'], '适用于');
  await page.keyboard.insertText('全市。');
  expect(await page.getByRole('textbox', { name: text.editor }).locator('p').last().textContent()).toBe(
    '适用于全市。',
  );
  await page.locator('[data-block]').first().click();
  await page.getByLabel(text.fields.caption, { exact: true }).fill('');
  await compose(page, ['shi', 'shi jian', '时间'], '时间表');
  expect(await page.getByLabel(text.fields.caption, { exact: true }).inputValue()).toBe('时间表');
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).withTags(rules).analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isWide).toBe(false);
  const pictures = process.env.XIANSHEN_PICTURES;
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'desk.png') });

  await page.getByRole('tab', { name: text.side.publish }).click();
  for (const form of ['docx', 'png'] as const)
    await page.getByLabel(text.forms[form], { exact: true }).uncheck();
  await page.getByRole('button', { name: text.publish }).click();
  await page.getByText(text.published(3)).waitFor({ timeout: 60_000 });
  expect(await page.getByText(text.isCurrent).count()).toBe(3);
});
