import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openTermCache } from '../../../shared/engine/term-cache.node.ts';
import { findTerms } from '../../../shared/text/term-automaton.ts';

const top = mkdtempSync(join(tmpdir(), 'xianshen-terms-'));
afterAll(() => rmSync(top, { recursive: true }));

let folder = '';
let number = 0;
beforeEach(() => {
  number += 1;
  folder = join(top, String(number), 'cache');
});

const terms = Array.from({ length: 6_000 }, (_, index) => `星河${index}号工程`);
const text = '内容：星河17号工程与星河5999号工程。';
const units = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
const found = (list: readonly string[] = terms) => {
  const cache = openTermCache(folder);
  const { count, rows } = findTerms(cache.build(list), units);
  return { count, terms: [rows[2], rows[5]], ...cache.counts() };
};
const right = { count: 2, terms: [17, 5999], notKept: 0 };
const file = () => join(folder, readdirSync(folder)[0] ?? '');

test('the second start reads what the first one built, into shared memory', () => {
  expect(found()).toEqual({ ...right, built: 1, read: 0 });
  expect(found()).toEqual({ ...right, built: 0, read: 1 });
  expect(openTermCache(folder).build(terms).buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(readdirSync(folder)).toHaveLength(1);
});

test('another list has another file, and the old one is not used for it', () => {
  found();
  const others = terms.map((term) => `${term}乙`);
  expect(found(others)).toMatchObject({ count: 0, built: 1, read: 0 });
  expect(readdirSync(folder)).toHaveLength(2);
});

test.each<[string, (bytes: Buffer) => Buffer]>([
  ['cut', (bytes) => bytes.subarray(0, bytes.length / 2)],
  ['empty', () => Buffer.alloc(0)],
  ['changed in one byte', (bytes) => bytes.fill(bytes[40_000]! ^ 1, 40_000, 40_001)],
  ['of another program', () => Buffer.from('PK\u0003\u0004 something else altogether'.repeat(100))],
  ['of another version', (bytes) => bytes.fill(9, 4, 5)],
])('a file that is %s is built anew and replaced', (_, damage) => {
  found();
  writeFileSync(file(), damage(readFileSync(file())));
  expect(found()).toEqual({ ...right, built: 1, read: 0 });
  expect(found()).toEqual({ ...right, built: 0, read: 1 });
});

test('a file of another list under this name is not believed', () => {
  found();
  const name = file();
  const bytes = readFileSync(name);
  rmSync(name);
  const others = terms.map((term) => `${term}乙`);
  found(others);
  writeFileSync(file(), bytes);
  expect(found(others)).toMatchObject({ count: 0, built: 1, read: 0 });
});

test('a short list is not worth a file, and without a folder nothing is kept', () => {
  openTermCache(folder).build(terms.slice(0, 10));
  const cache = openTermCache(null);
  cache.build(terms);
  expect(cache.counts()).toEqual({ built: 1, read: 0, notKept: 0 });
  expect(() => readdirSync(folder)).toThrow();
});

test('a folder that cannot be made costs nothing but time', () => {
  mkdirSync(join(folder, '..'), { recursive: true });
  writeFileSync(folder, 'a file, not a folder');
  expect(found()).toEqual({ ...right, built: 1, read: 0, notKept: 1 });
});

test('files of earlier lists go when there are too many', () => {
  for (let list = 0; list < 10; list += 1) {
    found(terms.map((term) => `${term}${list}`));
    // The order of the files must not depend on how fast they were written.
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), list, list);
  }
  expect(readdirSync(folder)).toHaveLength(8);
});

test('holds the terms of the list and nothing that was searched', () => {
  found();
  const bytes = readFileSync(file());
  expect(bytes.includes(Buffer.from('内容', 'utf16le'))).toBe(false);
});
