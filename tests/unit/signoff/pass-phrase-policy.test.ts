import { describe, expect, test } from 'vitest';
import {
  hasAged,
  passPhraseFault,
  passPhrasePolicySchema,
  standardPolicy,
} from '../../../shared/signoff/pass-phrase-policy.ts';

describe('a new pass phrase', () => {
  test.for([
    ['一二三四五六七八九', 'too-short'],
    ['Aa1-Aa1-A', 'too-short'],
    ['aaaaaaaaaaaa', 'too-plain'],
    ['abcdef123456', 'too-plain'],
    ['一一一一一一一一一一一', 'too-plain'],
    ['Abcdef12345', null],
    ['abcdef-12345', null],
    ['ａｂｃｄｅｆ－１２３４５', null],
    ['quiet bamboo steps', null],
    ['山光悦鸟性潭影空人', 'too-short'],
    ['山光悦鸟性潭影空人心', null],
  ] as const)('%s: %s', ([passPhrase, fault]) => {
    expect(passPhraseFault(passPhrase, standardPolicy)).toBe(fault);
  });

  test('is asked for more where the office asks for more', () => {
    const stricter = { ...standardPolicy, minimum: 12, kinds: 4 };
    expect(passPhraseFault('Abcdef1234-', stricter)).toBe('too-short');
    expect(passPhraseFault('Abcdef123456', stricter)).toBe('too-plain');
    expect(passPhraseFault('Abcdef-12345', stricter)).toBeNull();
  });
});

test('a policy never does without a limit', () => {
  for (const change of [
    { minimum: 9 },
    { kinds: 0 },
    { days: 0 },
    { days: 366 },
    { history: 0 },
    { attempts: 11 },
    { lockMinutes: 4 },
    { idleMinutes: 0 },
    { idleMinutes: 61 },
    { idleMinutes: 2.5 },
  ]) {
    expect(passPhrasePolicySchema.safeParse({ ...standardPolicy, ...change }).success).toBe(false);
  }
  expect(passPhrasePolicySchema.safeParse(standardPolicy).success).toBe(true);
});

test('a pass phrase ages to the day, and none ages backwards', () => {
  const setAt = '2026-11-23T01:00:00.000Z';
  expect(hasAged(setAt, '2027-02-21T00:59:59.999Z', standardPolicy)).toBe(false);
  expect(hasAged(setAt, '2027-02-21T01:00:00.000Z', standardPolicy)).toBe(true);
  expect(hasAged(setAt, '2025-11-23T01:00:00.000Z', standardPolicy)).toBe(false);
});
