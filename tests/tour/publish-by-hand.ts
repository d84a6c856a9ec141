/**
 * `npm run publish-by-hand -- FOLDER` does by clicks and keys in the window what `publish-sample` asks of the program: the sample policy
 * is typeset and printed, its interpretation written as a picture and as questions, the pair of pages made, three people sign, and the
 * bundle that leaves is checked. Pictures of the steps lie in FOLDER/pictures.
 */
import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pointer } from '../e2e/hand.ts';
import { checkBundle } from '../e2e/pages/bundle-check.ts';
import {
  beginDraft,
  makeFiles,
  makePages,
  putDraftAside,
  restoreDraft,
  writeDraft,
} from '../e2e/pages/desk.ts';
import { decideAllWaiting, exportBundle, showTab, sign, startReview } from '../e2e/pages/release.ts';
import { changeTo, signIn } from '../e2e/pages/sign-in.ts';
import { button, type View, viewOf } from '../e2e/pages/view.ts';
import { openRelease } from '../e2e/pages/work-list.ts';
import { prepareRelease } from '../e2e/prepare.ts';
import { startProgram } from '../e2e/program.ts';
import { personOf, readSample, releaseOf } from '../e2e/sample-files.ts';
import { runCli } from '../flows/run-cli.ts';
import { sampleInterpretation } from '../unit/publishing/sample-interpretation.ts';
import { type Album, createAlbum } from './album.ts';
import { sampleQuestions } from './sample-questions.ts';

const [target = ''] = process.argv.slice(2);
if (target === '') throw new Error('name a folder: npm run publish-by-hand -- FOLDER');
const folder = resolve(target);
const out = join(folder, 'bundle');
await mkdir(out, { recursive: true });
await mkdir(join(folder, 'pictures'), { recursive: true });
await prepareRelease(join(folder, 'data'), { intendedState: 'to-release', stopAt: 'drafting' });
const sample = await readSample();
const { title } = releaseOf(sample, 'to-release').catalogue;
const program = await startProgram({ dataFolder: join(folder, 'data') });
try {
  await program.page.setViewportSize({ width: 1366, height: 720 });
  const album = createAlbum(program.page, join(folder, 'pictures'));
  const view = viewOf(program, pointer());
  await write(view, album);
  await approve(view, album);
  await check(view, album);
} catch (error) {
  await program.page.screenshot({ path: join(folder, 'pictures/stopped.png') });
  throw error;
} finally {
  await program.close();
}
if (program.pageErrors.length > 0) throw new Error(`the page reported: ${program.pageErrors.join('\n')}`);

async function write(view: View, album: Album): Promise<void> {
  const { hand, page, text } = view;
  await signIn(view, personOf(sample, 'handler'));
  await openRelease(view, title);
  await showTab(view, 'sheet');
  await hand.press(button(view, text.sheet.typeset));
  await page.getByText(text.sheet.typesetDone).waitFor({ timeout: 120_000 });
  await hand.press(button(view, text.sheet.print));
  await page
    .getByText(text.sheet.printDone('云泽市社区便民服务点管理办法.pdf'))
    .waitFor({ timeout: 120_000 });
  await album.take('sheet', { zh: '公文已排版并打印', en: 'the document is typeset and printed' });
  await showTab(view, 'desk');
  await beginDraft(view, 'picture');
  await writeDraft(view, sampleInterpretation);
  await album.take('picture', { zh: '一图读懂已写完', en: 'the picture is written' });
  await makeFiles(view, ['docx', 'pdf', 'png']);
  await putDraftAside(view);
  await beginDraft(view, 'questions');
  await writeDraft(view, sampleQuestions);
  await makeFiles(view, ['html']);
  await album.take('questions', {
    zh: '问答已写完，网页已生成',
    en: 'the questions are written and their page is made',
  });
  await restoreDraft(view, sampleInterpretation.title);
  await makePages(view);
  await album.take('pages', { zh: '文件和解读网页已生成', en: 'the pair of pages is made' });
}

async function approve(view: View, album: Album): Promise<void> {
  await showTab(view, 'review');
  await startReview(view);
  await decideAllWaiting(view, 'set-aside', 6);
  await album.take('decided', { zh: '承办人逐条处理完毕', en: 'each finding is decided' });
  await sign(view, 'handler', personOf(sample, 'handler'));
  await changeTo(view, personOf(sample, 'secrecy-reviewer'));
  await openRelease(view, title);
  await showTab(view, 'review');
  await startReview(view);
  await decideAllWaiting(view, 'uphold');
  await sign(view, 'secrecy-reviewer', personOf(sample, 'secrecy-reviewer'));
  await changeTo(view, personOf(sample, 'approver'));
  await openRelease(view, title);
  await sign(view, 'approver', personOf(sample, 'approver'));
  await exportBundle(view, out, personOf(sample, 'approver').passPhrase);
  await album.take('exported', { zh: '已导出', en: 'exported' });
}

async function check(view: View, album: Album): Promise<void> {
  const written = await readdir(out);
  const [bundle = '', trust = ''] = ['.zip', '.json'].map((ending) =>
    join(out, written.find((name) => name.endsWith(ending)) ?? ''),
  );
  await checkBundle(view, bundle, trust);
  await album.take('checked', { zh: '发布包校验通过', en: 'the bundle is checked' });
  const verified = await runCli(['verify', bundle, '--trust', trust]);
  process.stdout.write(`${verified.out}${verified.notes}\n`);
  if (verified.status !== 0) process.exitCode = 1;
}
