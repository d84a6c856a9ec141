/**
 * Program: what `npm start` does where there is no display. The same program in its real window, the main job on the sample
 * office step by step, a picture of each step, and a bundle that the command line verifies.
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pointer } from '../e2e/hand.ts';
import { viewOf } from '../e2e/pages/view.ts';
import { startProgram } from '../e2e/program.ts';
import { projectFolder } from '../e2e/runtime.ts';
import { readSample } from '../e2e/sample-files.ts';
import { runCli } from '../flows/run-cli.ts';
import { createAlbum } from './album.ts';
import { say } from './say.ts';
import { walkThrough } from './walk-through.ts';

const target = join(projectFolder, 'demo-output');
const pictures = join(target, 'pictures');

async function runTour(): Promise<number> {
  await rm(target, { recursive: true, force: true });
  await mkdir(pictures, { recursive: true });
  const sample = await readSample();
  const program = await startProgram({
    dataFolder: join(target, 'workspace'),
    switches: ['--sample-office', ...process.argv.slice(2)],
  });
  const album = createAlbum(program.page, pictures);
  try {
    await walkThrough({ view: viewOf(program, pointer()), sample, album, target });
  } finally {
    await program.close();
  }
  if (program.pageErrors.length > 0) throw new Error(`the page reported: ${program.pageErrors.join('\n')}`);
  return verify();
}

/** Exit status 0 only if the command line accepts the bundle that the window wrote. */
async function verify(): Promise<number> {
  const written = await readdir(target);
  const bundle = join(target, written.find((name) => name.endsWith('.zip')) ?? '');
  const trust = join(target, written.find((name) => name.endsWith('.json')) ?? '');
  const verified = await runCli(['verify', bundle, '--trust', trust]);
  process.stdout.write(`\n${verified.out}${verified.notes}\n`);
  say({ zh: `截图：${pictures}`, en: `pictures: ${pictures}` });
  say({ zh: `发布包：${bundle}`, en: `bundle: ${bundle}` });
  say({ zh: `信任文件：${trust}`, en: `trust file: ${trust}` });
  if (verified.status === 0) {
    say({
      zh: '命令行校验通过，发布包完整有效。',
      en: 'The command line accepts the bundle: it is whole and valid.',
    });
    return 0;
  }
  say({ zh: '命令行校验没有通过。', en: 'The command line does not accept the bundle.' });
  return 1;
}

process.exitCode = await runTour();
