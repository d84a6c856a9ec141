import { expect, test } from 'vitest';
import {
  actionOfShortcut,
  movesFor,
  readyDecision,
  reasonOfKey,
} from '../../../../../renderer/screens/review/decision-moves.ts';
import { findingOf } from './findings.ts';

test('offers each duty its own actions and others none', () => {
  const finding = findingOf('a');
  expect(movesFor('handler', finding)).toEqual(['fix', 'set-aside', 'ask']);
  expect(movesFor('secrecy-reviewer', finding)).toEqual(['uphold', 'demand-change']);
  expect(movesFor('approver', finding)).toEqual([]);
});

test('offers nothing that would keep a hard finding', () => {
  const finding = findingOf('a', { severity: 'hard' });
  expect(movesFor('handler', finding)).toEqual(['fix']);
  expect(movesFor('secrecy-reviewer', finding)).toEqual(['demand-change']);
});

test('asks the handler for a reason, and for none to fix or ask', () => {
  const finding = findingOf('a');
  expect(readyDecision('set-aside', finding, '')).toBeNull();
  expect(readyDecision('fix', finding, '已改稿')).toEqual({ action: 'fix', reason: null, note: '已改稿' });
  expect(readyDecision('ask', finding, '')).toEqual({ action: 'ask', reason: null, note: '' });
});

test('takes over the handler’s reason when the reviewer agrees', () => {
  const finding = findingOf('a', { decisions: [['set-aside', 'other', '公示所需']] });
  expect(readyDecision('uphold', finding, '')).toEqual({
    action: 'uphold',
    reason: 'other',
    note: '公示所需',
  });
  expect(readyDecision('uphold', finding, '同意')).toEqual({
    action: 'uphold',
    reason: 'other',
    note: '同意',
  });
});

test('asks the reviewer for a reason where the handler gave none', () => {
  const finding = findingOf('a', {
    decisions: [
      ['set-aside', 'false-alarm', ''],
      ['ask', null, ''],
    ],
  });
  expect(readyDecision('uphold', finding, '')).toBeNull();
});

test('reads reasons from the keys 1 to 7 alone', () => {
  expect(['1', '7', '8', '0', '12', 'a'].map(reasonOfKey)).toEqual([
    'quoted-example',
    'other',
    null,
    null,
    null,
    null,
  ]);
});

test('tells decisions from other shortcuts', () => {
  expect([actionOfShortcut('uphold'), actionOfShortcut('reveal'), actionOfShortcut(null)]).toEqual([
    'uphold',
    null,
    null,
  ]);
});
