import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import { matchCommands, readingsOf } from '../../../../renderer/frame/command-match.ts';

const toPinyin = (text: string) => pinyin(text, { toneType: 'none', type: 'array' });
const names = ['新建发布件', '锁定', '前往：审计', '主题：高对比', 'Go to: Audit', '送审审批'];
const commands = names.map((name) => readingsOf(name, toPinyin));
const found = (typed: string) => matchCommands(commands, typed).map(({ name }) => name);

test('shows everything while nothing is typed', () => {
  expect(found('')).toEqual(names);
  expect(found('  ')).toEqual(names);
});

test('finds by characters, by whole pinyin and by its initials', () => {
  expect(found('发布')).toEqual(['新建发布件']);
  expect(found('suoding')).toEqual(['锁定']);
  expect(found('xjfbj')).toEqual(['新建发布件']);
  expect(found('SZSP')).toEqual([]);
  expect(found('sssp')).toEqual(['送审审批']);
});

test('finds English by words and their initials, and puts what begins so first', () => {
  expect(found('audit')).toEqual(['Go to: Audit']);
  expect(found('gta')).toEqual(['Go to: Audit']);
  expect(found('shenji')).toEqual(['前往：审计']);
});

test('goes on without pinyin while it has not been loaded', () => {
  const plain = names.map((name) => readingsOf(name, null));
  expect(matchCommands(plain, '锁').map(({ name }) => name)).toEqual(['锁定']);
  expect(matchCommands(plain, 'suo')).toEqual([]);
});
