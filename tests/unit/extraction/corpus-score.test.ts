import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readListed } from '../../corpus/git-files.ts';
import { parseList } from '../../corpus/list.ts';
import { scoreFiles } from '../../corpus/score.ts';
import { table } from '../../corpus/table.ts';

const listed = {
  repo: 'office/files',
  commit: '0',
  path: 'a.pdf',
  format: 'pdf',
  expect: ['pdf.attachment', 'pdf.javascript'],
  allow: ['pdf.layers'],
  exhaustive: true,
  sha1: '0',
};

describe('scoring the readers against a list', () => {
  test('counts what is missing and what is too much', () => {
    const score = scoreFiles([
      { file: listed, reported: new Set(['pdf.attachment', 'pdf.layers', 'pdf.white-text']) },
      {
        file: { ...listed, path: 'b.pdf', exhaustive: false },
        reported: new Set(['pdf.javascript', 'pdf.attachment', 'x']),
      },
    ]);
    expect(score).toMatchObject({ recall: 0.75, precision: 0.75 });
    expect(score.misses).toEqual([{ file: 'office/files:a.pdf', kind: 'pdf.javascript' }]);
    expect(score.falseAlarms).toEqual([{ file: 'office/files:a.pdf', kind: 'pdf.white-text' }]);
    expect(score.byKind['pdf.javascript']).toMatchObject({ hits: 1, misses: 1, recall: 0.5, precision: 1 });
    const notFound = [{ file: 'c', reason: 'no clone of the repository' }];
    expect(table({ ...score, files: 2, notFound })).toContain('absent c: no clone of the repository');
    expect(table({ ...score, files: 2, notFound })).toContain('2 files scored, 1 not scored');
  });

  test('is perfect where there is nothing', () => {
    expect(scoreFiles([])).toMatchObject({ recall: 1, precision: 1 });
  });

  test('refuses a list of another shape', () => {
    expect(parseList(`${JSON.stringify(listed)}\n\n`)).toHaveLength(1);
    expect(() => parseList('{"repo":1}')).toThrow();
  });
});

describe('a listed file', () => {
  const git = (folder: string, ...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', ...words], {
      cwd: folder,
      encoding: 'utf8',
    }).trim();

  test('is taken from its clone, or the reason is said why not', () => {
    const clones = mkdtempSync(join(tmpdir(), 'clones-'));
    const folder = join(clones, 'owner+name', 'repo');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '名单.csv'), '姓名');
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'x');
    const commit = git(folder, 'rev-parse', 'HEAD');
    const sha1 = createHash('sha1').update('姓名').digest('hex');
    const file = {
      repo: 'owner/name',
      commit,
      path: '名单.csv',
      format: 'csv',
      expect: [],
      allow: [],
      exhaustive: true,
      sha1,
    };
    expect(readListed(clones, file)).toEqual({ bytes: new TextEncoder().encode('姓名') });
    expect(readListed(clones, { ...file, sha1: 'ab' })).toEqual({
      reason: 'other bytes than listed (sha1 differs)',
    });
    expect(readListed(clones, { ...file, path: '没有.csv' })).toEqual({
      reason: 'no such commit or path in the clone',
    });
    expect(readListed(clones, { ...file, repo: 'owner/other' })).toEqual({
      reason: 'no clone of the repository',
    });
    rmSync(clones, { recursive: true });
  });

  test('of another form is named by its line', () => {
    expect(() => parseList('\n{"repo":"a"}')).toThrow('line 1 of the list is not of its form');
  });
});
