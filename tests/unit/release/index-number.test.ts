import { expect, test } from 'vitest';
import {
  checkIndexTemplate,
  formatIndexNumber,
  readSerial,
} from '../../../shared/release/catalogue-row/index-number.ts';

const facts = { code: '990000123', formedOn: '2026-03-09' };

test.each([
  ['{code}/{YYYY}-{serial:5}', '990000123/2026-00042'],
  ['{code}/{YYYY}{MM}-{serial:5}', '990000123/202603-00042'],
  ['yms{serial:1}/{YYYY}', 'yms42/2026'],
  ['{code}-{YYYY}{MM}{DD}-{serial:3}', '990000123-20260309-042'],
])('fills %s', (template, expected) => {
  expect(checkIndexTemplate(template)).toBeUndefined();
  expect(formatIndexNumber(template, { ...facts, serial: 42 })).toBe(expected);
  expect(readSerial(template, facts, expected)).toBe(42);
});

test.each([
  ['{code}/{YYYY}', 'no-serial'],
  ['{serial:3}{serial:3}', 'two-serials'],
  ['{code}/{year}-{serial:3}', 'unknown-placeholder'],
  ['{code/{serial:3}', 'unknown-placeholder'],
  ['{serial:0}', 'bad-width'],
  ['{serial:12}', 'bad-width'],
] as const)('refuses the template %s', (template, fault) => {
  expect(checkIndexTemplate(template)).toBe(fault);
});

test('does not take a serial from a number of another template', () => {
  expect(readSerial('{code}/{YYYY}-{serial:5}', facts, 'other/2026-00042')).toBeUndefined();
  expect(readSerial('{code}/{YYYY}-{serial:5}', facts, '990000123/2026-00a42')).toBeUndefined();
});

test('a serial that outgrows its width is written whole', () => {
  expect(formatIndexNumber('{YYYY}-{serial:2}', { ...facts, serial: 1234 })).toBe('2026-1234');
});
