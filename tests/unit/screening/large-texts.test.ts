/** Texts that are large or strange as a whole: bounded time and memory with all rules at once. */
import { describe, expect, test } from 'vitest';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { screen } from '../../../shared/screening/screen.ts';
import { builtInRules, key, oneText } from './rule-samples.ts';

const ruleSets = await builtInRules();
const check = (text: string) =>
  screen({ text: oneText(text), ruleSets, scope: 'standalone', hash: nodeHash, key });

/** Characters of the long line; 100,000,000 was tried by hand with this same test. */
const long = Number(process.env.XIANSHEN_LONG_LINE ?? 2_000_000);

function milliseconds(text: string): number {
  const start = process.threadCpuUsage();
  check(text);
  return process.threadCpuUsage(start).user / 1000;
}

function lineOf(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

describe('a single line', () => {
  /** Anchors of patterns, just rare enough to be tried one by one. */
  test.each([
    '各单位应当认真贯彻执行上级部署',
    '国家秘密事项由机关内部管理，不得公开',
    '编号20240101，电话见附件，路口8号',
  ])('of “%s” over and over takes time that grows with its length only', (piece) => {
    milliseconds(lineOf(piece, long / 20));
    const short = Math.max(10, milliseconds(lineOf(piece, long / 10)));
    // Ten times the text; quadratic work would take a hundred times.
    expect(milliseconds(lineOf(piece, long))).toBeLessThan(40 * short);
  });
});

test('a text of nothing but what no reader sees is searched like an empty one', () => {
  expect(check('\u200b\u2060\ufeff\u00ad'.repeat(100_000)).map(({ rule }) => rule)).toEqual(
    check('').map(({ rule }) => rule),
  );
});

test('lone halves of characters are screened, and findings beside them keep their places', () => {
  const text = `${'\ud842'.repeat(50)}\n绝密★启用前\n${'\udfb7'.repeat(50)}`;
  const found = check(text).map(({ place }) => text.slice(place.start, place.end));
  expect(found).toContain('绝密★启用前');
});
