/** A file that looks classified: stop page, and not one byte of it anywhere in the data folder. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './fixtures.ts';
import { keyboard } from './hand.ts';
import { pickFiles, rowOf, showTab } from './pages/release.ts';
import { signIn } from './pages/sign-in.ts';
import { button, viewOf } from './pages/view.ts';
import { openRelease } from './pages/work-list.ts';
import { prepareRelease } from './prepare.ts';
import { markedFileOf, personOf, readSample, releaseOf } from './sample-files.ts';

/** Long enough that no two files share such a stretch by chance. */
const stretch = 48;

test('stops at a marked file and keeps nothing of it', async ({ start, folder }) => {
  const sample = await readSample();
  const marked = markedFileOf(sample);
  const release = releaseOf(sample, 'drafting');
  await prepareRelease(join(folder, 'data'), { intendedState: 'drafting' });
  const program = await start();
  const view = viewOf(program, keyboard(program.page));
  await signIn(view, personOf(sample, 'handler'));
  await openRelease(view, release.catalogue.title);
  await showTab(view, 'materials');
  await pickFiles(view, 'attachment', [marked]);

  const stop = view.page.getByRole('alertdialog', { name: view.text.stop.title });
  await stop.waitFor();
  expect(await stop.textContent()).toMatch(/SEC-0\d/);
  await view.page.keyboard.press('Escape');
  expect(await stop.isVisible()).toBe(true);
  await view.hand.press(button(view, view.text.stop.acknowledge));
  await stop.waitFor({ state: 'hidden' });
  expect(await rowOf(view, basename(marked)).count()).toBe(0);
  await program.close();

  const traces = await tracesOf(marked, sample.folder);
  expect(await filesWith(traces, join(folder, 'data'))).toEqual([]);
});

test('would see a file that was kept, as it is or as text', async ({ folder }) => {
  const sample = await readSample();
  const marked = markedFileOf(sample);
  const traces = await tracesOf(marked, sample.folder);
  const copy = join(folder, 'copy');
  const text = join(folder, 'text');
  await writeFile(copy, await readFile(marked));
  await writeFile(text, textOf(await readFile(marked)).join('\n'));
  expect((await filesWith(traces, folder)).toSorted()).toEqual([copy, text]);
});

/** Stretches of the bytes and sentences of the text that no other sample shares: one writing program leaves much in common. */
async function tracesOf(marked: string, sampleFolder: string): Promise<readonly Buffer[]> {
  const others = await Promise.all(
    (await filesBelow(sampleFolder)).filter((path) => path !== marked).map(load),
  );
  const { bytes, text } = await load(marked);
  const raw: Buffer[] = [];
  for (let start = 0; start + stretch <= bytes.length; start += stretch) {
    raw.push(bytes.subarray(start, start + stretch));
  }
  const own = raw.filter((part) => !others.some((other) => other.bytes.includes(part)));
  const sentences = text.filter((sentence) => !others.some((other) => other.text.includes(sentence)));
  expect(own.length).toBeGreaterThan(20);
  expect(sentences.length).toBeGreaterThan(2);
  return [...own, ...sentences.map((sentence) => Buffer.from(sentence))];
}

interface Loaded {
  readonly bytes: Buffer;
  readonly text: readonly string[];
}

async function load(path: string): Promise<Loaded> {
  const bytes = await readFile(path);
  return { bytes, text: path.endsWith('.docx') ? textOf(bytes) : [] };
}

/** Runs of text of a docx that are long enough to be nobody else's. */
function textOf(docx: Buffer): readonly string[] {
  const { 'word/document.xml': body } = unzipSync(docx, {
    filter: ({ name }) => name === 'word/document.xml',
  });
  return strFromU8(body ?? new Uint8Array())
    .split(/<[^>]*>/)
    .filter((run) => run.length >= 10);
}

async function filesWith(traces: readonly Buffer[], folder: string): Promise<readonly string[]> {
  const paths = await filesBelow(folder);
  const held = await Promise.all(
    paths.map(async (path) => {
      const content = await readFile(path);
      return traces.some((trace) => content.includes(trace)) ? [path] : [];
    }),
  );
  return held.flat();
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
