import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithinBounds, requestBounds } from '../../../electron/request-bounds.ts';

test('lets plain data through', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      // A parsed copy, as it arrives from the window.
      expect(isWithinBounds(structuredClone(JSON.parse(JSON.stringify(value))))).toBe(true);
    }),
  );
});

test('refuses what no method takes, though it could be sent', () => {
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  const sendable = [
    undefined,
    1n,
    Number.NaN,
    new Map(),
    new Date(0),
    new Uint8Array(4),
    /a/,
    new Error('x'),
    cyclic,
  ];
  expect(sendable.filter((value) => isWithinBounds({ value }))).toEqual([]);
});

test('refuses 50 MB of text, as a value or as a key', () => {
  const text = '字'.repeat(50_000_000 / 2);
  expect(isWithinBounds({ passPhrase: text })).toBe(false);
  expect(isWithinBounds({ [text]: '' })).toBe(false);
});

test('counts all texts together', () => {
  const half = '字'.repeat(requestBounds.characters / 2);
  expect(isWithinBounds([half, half])).toBe(true);
  expect(isWithinBounds([half, half, '字'])).toBe(false);
});

test('refuses lists of many values, full or empty', () => {
  expect(isWithinBounds(new Array(requestBounds.values - 1).fill(0))).toBe(true);
  expect(isWithinBounds(new Array(requestBounds.values).fill(0))).toBe(false);
  expect(isWithinBounds(new Array(4_000_000_000))).toBe(false);
});

test('refuses deep nesting', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { inner: nested(depth - 1) });
  expect(isWithinBounds(nested(requestBounds.depth))).toBe(true);
  expect(isWithinBounds(nested(requestBounds.depth + 1))).toBe(false);
  expect(isWithinBounds(nested(5_000))).toBe(false);
});
