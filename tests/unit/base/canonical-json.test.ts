import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalBytes, canonicalJson } from '../../../shared/base/canonical-json.ts';

test('sorts keys by UTF-16 code units, as the example of RFC 8785 does', () => {
  const value = {
    '€': 'Euro',
    '\r': 'CR',
    '\ufb33': 'Hebrew',
    '1': 'One',
    '😀': 'Emoji',
    '\u0080': 'Control',
    ö: 'Latin',
  };
  expect(Object.values(JSON.parse(canonicalJson(value)))).toEqual([
    'One',
    'CR',
    'Control',
    'Latin',
    'Euro',
    'Emoji',
    'Hebrew',
  ]);
  expect(canonicalJson({ b: '\r', a: '\u0080' })).toBe('{"a":"\u0080","b":"\\r"}');
});

test('writes numbers as the RFC 8785 appendix does', () => {
  expect(canonicalJson([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0])).toBe(
    '[333333333.3333333,1e+30,4.5,0.002,1e-27,0]',
  );
});

test('keeps Chinese text unescaped and as UTF-8', () => {
  const bytes = canonicalBytes({ 标题: '关于印发《办法》的通知', 生僻: '𠮷㑇' });
  expect(new TextDecoder().decode(bytes)).toBe('{"标题":"关于印发《办法》的通知","生僻":"𠮷㑇"}');
});

test('refuses what cannot be signed: lone surrogates and numbers that JSON lacks', () => {
  expect(() => canonicalJson('\ud800')).toThrow(RangeError);
  expect(() => canonicalJson({ '\udc00': 1 })).toThrow(RangeError);
  expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
  expect(() => canonicalJson(Number.POSITIVE_INFINITY)).toThrow(RangeError);
});

test('gives the same bytes whatever the order of keys, and reads back to the same value', () => {
  const json = fc.jsonValue({ stringUnit: 'grapheme' });
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value as never);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

test('leaves out members without a value, as JSON does', () => {
  expect(canonicalJson({ a: 1, b: undefined as never })).toBe('{"a":1}');
});
