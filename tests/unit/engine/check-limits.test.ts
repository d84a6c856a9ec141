/** Bounds of a check that a person may set. */
import { describe, expect, test } from 'vitest';
import {
  limitNames,
  limitOptions,
  limitsWith,
  parseLimit,
  standardOf,
} from '../../../shared/engine/check-limits.ts';
import { limits } from '../../../shared/intake/limits.ts';
import { limitWords } from '../../../shared/messages/limit-words.ts';

describe.each(limitOptions)('--limit-$name', (option) => {
  test('takes whole numbers within its bounds and nothing else', () => {
    const { least, most } = option;
    expect(parseLimit(option, String(least))).toBe(least);
    expect(parseLimit(option, String(most))).toBe(most);
    for (const wrong of [
      String(least - 1),
      String(most + 1),
      '',
      ' 5',
      '5.5',
      '-5',
      '1e3',
      '0x10',
      '五',
      '9'.repeat(20),
    ]) {
      expect(parseLimit(option, wrong)).toBeNull();
    }
  });

  test('has its standard within its bounds, in whole units, and help in both languages', () => {
    const standard = standardOf(option);
    expect(Number.isInteger(standard)).toBe(true);
    expect(parseLimit(option, String(standard))).toBe(standard);
    expect(limitWords('zh').names[option.name]).toMatch(/\p{Script=Han}{4}/u);
    expect(limitWords('en').names[option.name]).toMatch(/^[\x20-\x7e]+$/u);
  });
});

describe('the bounds of a check', () => {
  test('are the standard ones where nothing was chosen', () => {
    expect(limitsWith({})).toEqual(limits);
  });

  test('are set in the units of people and kept in those of the program', () => {
    expect(limitsWith({ file: 2, seconds: 30, findings: 5 })).toEqual({
      ...limits,
      fileBytes: 2 * 1024 * 1024,
      extractionMs: 30_000,
      findingsPerRule: 5,
    });
  });

  test('have one option each', () => {
    expect(new Set(limitOptions.map(({ limit }) => limit)).size).toBe(limitNames.length);
  });
});
