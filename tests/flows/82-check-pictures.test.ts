/** Pictures on the command line: read unless somebody says not to, and then listed as not inspected. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFolder, runCli } from './run-cli.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianshen-pictures-'));
  const picture = (name: string) => readFile(join(projectFolder, 'tests/samples/pictures', name));
  await writeFile(join(folder, 'marked.png'), await picture('marked-page.png'));
  await writeFile(join(folder, 'form.jpg'), await picture('skewed-form.jpg'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Checked {
  readonly path: string;
  readonly status: string;
  readonly notInspected: readonly { readonly reason: string }[];
  readonly findings: readonly {
    readonly kind: string;
    readonly text: string | null;
    readonly place: { readonly part: string };
  }[];
}

async function check(...args: readonly string[]) {
  const { status, out } = await runCli(['check', '--format', 'json', ...args], folder);
  const { files }: { readonly files: readonly Checked[] } = JSON.parse(out);
  return { status, files: new Map(files.map((file) => [file.path.replace(/^.*[\\/]/, ''), file])), out };
}

test('refuses a marked picture, and finds the number on a form', { timeout: 120_000 }, async () => {
  const { status, files, out } = await check('.');
  expect(status).toBe(1);
  expect(files.get('marked.png')?.status).toBe('refused');
  expect(out).not.toContain('秘密★');
  const form = files.get('form.jpg');
  expect(form?.status).toBe('inspected');
  expect(form?.findings.map(({ place }) => place.part)).toContain('(shown)');
  expect(form?.findings.some(({ text }) => text?.includes('990101199003078818'))).toBe(true);
});

test('says under --no-ocr that nobody looked', async () => {
  const { files } = await check('--no-ocr', '.');
  for (const name of ['marked.png', 'form.jpg']) {
    const file = files.get(name);
    expect(file?.status).toBe('partly');
    expect(file?.notInspected.map(({ reason }) => reason)).toEqual(['recognition-off']);
  }
});
