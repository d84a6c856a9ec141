import { expect, test } from 'vitest';
import { verifyChecks } from '../../../shared/bundle/verify-report.ts';
import type { VerifySentences } from '../../../shared/messages/verify-catalogue.ts';
import { problemSentence, reportLines } from '../../../shared/messages/verify-catalogue.ts';
import { verifyEn } from '../../../shared/messages/verify-en.ts';
import { verifyZh } from '../../../shared/messages/verify-zh.ts';
import { built, verified } from './release.ts';
import { filesOf, packed, rewrite } from './tamper.ts';

const languages: readonly [string, VerifySentences][] = [
  ['zh', verifyZh],
  ['en', verifyEn],
];

/** Facts for every sentence; each takes what it needs. */
const anything = {
  bytes: 1,
  limit: 2,
  entries: 3,
  other: 'a',
  kind: 'link',
  why: 'traversal',
  folder: 'f',
  manifest: 'm',
  where: 'w',
  stage: 'handler',
  field: 'x',
  slot: 'document',
  key: 'k',
  algorithm: 'sm2',
  at: 't',
  from: 'f',
  until: 'u',
  revokedAt: 'r',
  duty: 'approver',
  stages: 'handler, approver',
} as const;

test.each(languages)('every problem has a whole sentence in %s', (_, sentences) => {
  for (const [code, say] of Object.entries(sentences.problems)) {
    const said = (say as (params: object) => string)(anything);
    expect(said, code).toMatch(/[。.]$/);
    expect(said, code).not.toMatch(/undefined|null|\[object/);
  }
});

test('both languages name the same problems and checks', () => {
  expect(Object.keys(verifyZh.problems)).toEqual(Object.keys(verifyEn.problems));
  for (const [, sentences] of languages) expect(Object.keys(sentences.checks)).toEqual([...verifyChecks]);
});

test('Chinese sentences use no half-width punctuation between Chinese characters', () => {
  for (const say of Object.values(verifyZh.problems)) {
    expect((say as (params: object) => string)(anything)).not.toMatch(
      /\p{Script=Han}[,;:?!()]\p{Script=Han}/u,
    );
  }
});

test('a report without a trust file says loudly that nobody vouches for the keys', () => {
  const report = verified(built().bytes, null);
  expect(reportLines(verifyZh, report)).toEqual([verifyZh.valid, verifyZh.notAnchored]);
  expect(reportLines(verifyEn, report)[1]).toMatch(/^ATTENTION/);
});

test('a report of a changed bundle names each file', () => {
  const report = verified(packed(rewrite(filesOf(built()), 'bagit.txt', () => 'x')));
  const lines = reportLines(verifyEn, report);
  expect(lines[0]).toBe(`Invalid. Problems found: ${report.problems.length}.`);
  expect(lines).toContain(`bagit.txt: ${problemSentence(verifyEn, report.problems[0]!)}`);
});
