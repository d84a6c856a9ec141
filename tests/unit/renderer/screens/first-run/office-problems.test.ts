import { expect, test } from 'vitest';
import type { OfficeEntry, PersonEntry } from '../../../../../renderer/screens/first-run/office-problems.ts';
import { officeProblems } from '../../../../../renderer/screens/first-run/office-problems.ts';
import { problemSentences } from '../../../../../renderer/screens/first-run/problem-sentences.ts';
import { zhCn } from '../../../../../renderer/text/zh-cn.ts';

const person = (name: string): PersonEntry => ({
  name,
  passPhrase: '春江潮水连海平月共潮生',
  repeat: '春江潮水连海平月共潮生',
});

const good: OfficeEntry = {
  name: '云泽市人民政府办公室',
  code: 'YZ01',
  people: {
    handler: person('林知夏'),
    'secrecy-reviewer': person('陆怀瑾'),
    approver: person('何以宁'),
    'system-administrator': person('苏望舒'),
    'security-administrator': person('顾南乔'),
    'security-auditor': person('沈砚秋'),
  },
};
const withHandler = (change: Partial<PersonEntry>): OfficeEntry => ({
  ...good,
  people: { ...good.people, handler: { ...good.people.handler, ...change } },
});

test('finds nothing wrong in a good form', () => {
  expect(officeProblems(good, 8)).toEqual([]);
});

test('lists everything missing at once, in the order of the form', () => {
  const entry = { ...withHandler({ name: ' ' }), name: '', code: 'yz' };
  expect(officeProblems(entry, 8)).toEqual([
    { kind: 'name-missing', field: 'office-name' },
    { kind: 'code-form', field: 'office-code' },
    { kind: 'name-missing', field: 'handler-name' },
  ]);
});

test('refuses one person in two duties, however the name is typed', () => {
  const entry = { ...good, people: { ...good.people, approver: person('林 知夏') } };
  expect(officeProblems(entry, 8)).toEqual([{ kind: 'same-person', field: 'approver-name' }]);
});

test('counts characters of a pass phrase, not code units', () => {
  expect(officeProblems(withHandler({ passPhrase: '𠮷𠮷𠮷𠮷', repeat: '𠮷𠮷𠮷𠮷' }), 8)).toEqual([
    { kind: 'pass-phrase-short', field: 'handler-pass-phrase' },
  ]);
});

test('compares a pass phrase with its repetition', () => {
  expect(officeProblems(withHandler({ repeat: '别的口令' }), 8)).toEqual([
    { kind: 'pass-phrase-differs', field: 'handler-repeat' },
  ]);
});

test('names the field in every sentence', () => {
  const problems = officeProblems(withHandler({ name: '', passPhrase: '短' }), 10);
  expect(problemSentences(problems, zhCn)).toEqual([
    { field: 'handler-name', sentence: '请填写承办人姓名。' },
    { field: 'handler-pass-phrase', sentence: '承办人口令至少需要 10 个字符。' },
  ]);
});
