/** Hidden information listed, taken out in a copy, and the original taken back: with the keyboard alone, and open to everybody. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { makeDocx, paragraph, wordPart } from '../unit/extraction/make-office.ts';
import { expect, test } from './fixtures.ts';
import { keyboard } from './hand.ts';
import { addFiles, showTab, startReview } from './pages/release.ts';
import { signIn } from './pages/sign-in.ts';
import { button, type View, viewOf } from './pages/view.ts';
import { openRelease } from './pages/work-list.ts';
import { prepareRelease } from './prepare.ts';
import { projectFolder } from './runtime.ts';
import { personOf, readSample, releaseOf } from './sample-files.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

const notice = makeDocx({
  body:
    '<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>夜间开放名单，</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:t>联系人手机19900000071。</w:t></w:r></w:p>' +
    '<w:p><w:r><w:t>自印发之日起施行。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>此句不公开</w:t></w:r></w:p>',
  parts: {
    'word/comments.xml': wordPart(
      'comments',
      `<w:comment w:id="0" w:author="方既白">${paragraph('打19900000071再问')}</w:comment>`,
    ),
  },
  related: [{ id: 'r1', kind: 'comments', target: 'comments.xml' }],
});

test('cleans a file in a copy and takes the original back by keyboard alone', async ({ start, folder }) => {
  const sample = await readSample();
  const release = releaseOf(sample, 'drafting');
  const dataFolder = join(folder, 'data');
  await prepareRelease(dataFolder, { intendedState: 'drafting' });
  const path = join(folder, '名单.docx');
  await writeFile(path, notice);
  const program = await start({ dataFolder });
  const { page } = program;
  await page.setViewportSize({ width: 1366, height: 720 });
  const view = viewOf(program, keyboard(page));
  const { hand, text } = view;
  const { hiddenInformation: words } = text;
  await signIn(view, personOf(sample, 'handler'));
  await openRelease(view, release.catalogue.title);
  await showTab(view, 'materials');
  await addFiles(view, 'attachment', [path, join(projectFolder, 'tests/samples/valid/notice.pdf')]);

  await showTab(view, 'hidden');
  await hand.choose(page.getByRole('combobox', { name: words.file }), '名单.docx');
  const quote = page.getByText('打***********再问');
  await quote.waitFor();
  await hand.press(button(view, words.reveal));
  await page.getByText('打19900000071再问').waitFor();
  const tick = page.getByRole('checkbox', { name: words.choose(text.hiddenKinds.comments ?? '') });
  await hand.focus(tick);
  await page.keyboard.press('Space');
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).withTags(rules).analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isWide).toBe(false);
  const pictures = process.env.XIANSHEN_PICTURES;
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'hidden-before.png') });
  await hand.press(button(view, words.make));
  await page.getByText(words.made).waitFor();
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'hidden-after.png') });
  await expect.poll(() => quote.count()).toBe(0);
  expect(await page.getByText('此句不公开').count()).toBe(1);

  await hand.press(button(view, words.restore));
  await page.getByText(words.restored).waitFor();
  await quote.waitFor();
  await compareVersions(view);

  await showTab(view, 'review');
  await lookAtLayouts(view);
  await startReview(view);
  const clean = page.getByRole('button', { name: new RegExp(words.cleanHere) });
  for (let steps = 0; steps < 60 && (await clean.count()) === 0; steps += 1)
    await page.keyboard.press('ArrowDown');
  await hand.press(clean.first());
  await page.getByRole('checkbox', { checked: true }).first().waitFor();
});

/** The original that was taken back beside the clean copy before it. */
async function compareVersions(view: View): Promise<void> {
  const { page, hand, text } = view;
  await showTab(view, 'materials');
  await hand.press(button(view, text.compare.ofFile('名单.docx')));
  await page.getByRole('button', { name: text.compare.next }).waitFor();
  await page.keyboard.press('F7');
  const row = page.locator('[data-current="true"]');
  await row.waitFor();
  expect(await row.textContent()).toContain('打***********再问');
  await hand.press(button(view, text.compare.looks.inline));
  expect(await page.locator('ins').count()).toBeGreaterThan(0);
  expect(await page.locator('main').textContent()).not.toContain('19900000071');
  const axe = await new AxeBuilder({ page }).setLegacyMode(true).withTags(rules).analyze();
  expect(axe.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await hand.press(button(view, text.compare.back));
}

/** Drawn as they look: personal data stay covered, also for copying; character maps come from the program. */
async function lookAtLayouts(view: View): Promise<void> {
  const { page, hand, text } = view;
  const file = page.getByRole('combobox', { name: text.review.textOf });
  await hand.choose(file, '名单.docx');
  await hand.press(button(view, text.review.viewNames.layout));
  await hand.press(button(view, text.review.layout.open));
  const mark = page.locator('mark[data-number]').first();
  await mark.waitFor();
  expect(await mark.textContent()).toMatch(/^\*+$/);
  expect(await page.locator('section.docx').first().textContent()).not.toContain('19900000071');
  await hand.choose(file, 'notice.pdf');
  await page.locator('.textLayer span', { hasText: '关于开展湖畔路便民市集试点的通知' }).waitFor();
  // Copying everything takes what the page shows.
  expect(await page.locator('#hiddenCopyElement').count()).toBe(0);
  await hand.press(button(view, text.review.viewNames.reading));
}
