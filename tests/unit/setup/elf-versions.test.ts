/** The gate over native files, on files made here, so that it says the same on every machine. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newestVersions, readNeededVersions } from '../../../electron/setup/elf-versions.mjs';
import { formatTable, listSymbolVersions } from '../../../electron/setup/list-symbol-versions.mjs';

/** A 64-bit ELF file that needs these versions, each of a library of its own. */
function elfNeeding(names: readonly string[]): Buffer {
  const strings = Buffer.from(`\0${names.map((name) => `${name}\0`).join('')}`, 'latin1');
  const needs = Buffer.alloc(names.length * 32);
  names.forEach((name, index) => {
    const at = index * 32;
    needs.writeUInt16LE(1, at);
    needs.writeUInt16LE(1, at + 2);
    needs.writeUInt32LE(16, at + 8);
    needs.writeUInt32LE(index === names.length - 1 ? 0 : 32, at + 12);
    needs.writeUInt32LE(strings.indexOf(`\0${name}\0`) + 1, at + 16 + 8);
  });
  const header = Buffer.alloc(64);
  header.write('\x7fELF', 'latin1');
  header[4] = 2;
  header[5] = 1;
  header.writeBigUInt64LE(BigInt(64 + strings.length + needs.length), 0x28);
  header.writeUInt16LE(64, 0x3a);
  header.writeUInt16LE(3, 0x3c);
  const sections = Buffer.alloc(3 * 64);
  sections.writeUInt32LE(3, 64 + 4);
  sections.writeBigUInt64LE(64n, 64 + 24);
  sections.writeUInt32LE(0x6ffffffe, 128 + 4);
  sections.writeBigUInt64LE(BigInt(64 + strings.length), 128 + 24);
  sections.writeUInt32LE(1, 128 + 40);
  sections.writeUInt32LE(names.length, 128 + 44);
  return Buffer.concat([header, strings, needs, sections]);
}

async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'xianshen-elf-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('reads every version that a file needs', () => {
  const names = ['GLIBC_2.2.5', 'GLIBC_2.28', 'GLIBCXX_3.4.21', 'CXXABI_1.3'];
  expect(readNeededVersions(elfNeeding(names))).toEqual(names);
  expect(readNeededVersions(elfNeeding([]))).toEqual([]);
});

test('compares versions by number and passes over those without one', () => {
  expect(
    newestVersions([
      'GLIBC_2.9',
      'GLIBC_2.28',
      'GLIBC_2.2.5',
      'GLIBC_PRIVATE',
      'GLIBCXX_3.4.9',
      'GLIBCXX_3.4.25',
    ]),
  ).toEqual({ GLIBC: '2.28', GLIBCXX: '3.4.25' });
});

test('refuses what is no 64-bit ELF file', () => {
  expect(() => readNeededVersions(Buffer.from('MZ'))).toThrow('no ELF');
  const other = elfNeeding([]);
  other[4] = 1;
  expect(() => readNeededVersions(other)).toThrow('64-bit');
});

test('names the files that ask for more than the oldest system has, and no others', () =>
  withFolder(async (folder) => {
    await mkdir(join(folder, 'resources'));
    await writeFile(join(folder, 'program'), elfNeeding(['GLIBC_2.17', 'GLIBCXX_3.4.25']));
    await writeFile(join(folder, 'resources/new.node'), elfNeeding(['GLIBC_2.34', 'GLIBCXX_3.4.29']));
    await writeFile(join(folder, 'resources/rules.json'), '{}');
    const rows = listSymbolVersions(folder);
    expect(rows.map(({ file, tooNew }) => [file, tooNew])).toEqual([
      ['program', []],
      ['resources/new.node', ['GLIBC_2.34', 'GLIBCXX_3.4.29']],
    ]);
    expect(formatTable(rows)).toContain('✗\t2.34\t3.4.29\t-\tresources/new.node');
    const wider = { GLIBC: '2.34', GLIBCXX: '3.4.30', CXXABI: '1.3.13' };
    expect(listSymbolVersions(folder, wider).flatMap(({ tooNew }) => tooNew)).toEqual([]);
  }));
