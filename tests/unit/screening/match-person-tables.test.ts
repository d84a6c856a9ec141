import { expect, test } from 'vitest';
import { matchManyCoordinates } from '../../../shared/screening/match-coordinates.ts';
import {
  matchHealthColumns,
  matchLowCounts,
  matchMinorColumns,
  matchPersonAggregation,
} from '../../../shared/screening/match-person-tables.ts';
import { screenedPart } from '../../../shared/screening/screened-part.ts';
import { oneText } from './rule-samples.ts';

const partOf = (text: string) => screenedPart(oneText(text, 'sheet').parts[0]!);
const table = (header: string, row: string, rows = 6) =>
  partOf([header, ...Array.from({ length: rows }, () => row)].join('\n'));

test('health columns count only beside names', () => {
  const [match] = matchHealthColumns(table('序号\t姓名\t病种', '1\t甲某\t肾病'));
  expect(match).toMatchObject({
    matcher: 'health-columns',
    start: 6,
    values: { columns: '病种', persons: 6 },
  });
  expect(matchHealthColumns(table('病种\t报销比例', '肾病\t80%'))).toEqual([]);
});

test('a list of children is told from a list of their teachers', () => {
  expect(matchMinorColumns(table('学生姓名\t班级', '甲某\t二班'))).toHaveLength(1);
  expect(matchMinorColumns(table('姓名\t学校\t职称', '甲某\t某小学\t高级教师'))).toEqual([]);
  expect(matchMinorColumns(table('姓名\t年级\t任教学科', '甲某\t三年级\t语文'))).toEqual([]);
});

test('many persons with several private columns are one finding that counts both', () => {
  expect(matchPersonAggregation(table('姓名\t身份证号\t住址', '甲某\t略\t略'))[0]?.values).toEqual({
    persons: 6,
    columns: '证件号码、住址',
  });
  expect(matchPersonAggregation(table('姓名\t身份证号\t住址', '甲某\t略\t略', 4))).toEqual([]);
  expect(matchPersonAggregation(table('姓名\t村\t金额', '甲某\t略\t100'))).toEqual([]);
});

test('low counts matter in statistics of a sensitive matter only', () => {
  expect(matchLowCounts(table('村\t精神残疾人数', '柳桥村\t3'))[0]?.values).toEqual({ count: 6, most: 4 });
  expect(matchLowCounts(table('村\t精神残疾人数', '柳桥村\t0'))).toEqual([]);
  expect(matchLowCounts(table('村\t公益岗位人数', '柳桥村\t3'))).toEqual([]);
});

test('four exact places together are a set, three are not', () => {
  const row = '121.12345\t39.12345';
  expect(matchManyCoordinates(table('经度\t纬度', row, 4))[0]?.values).toEqual({ count: 4 });
  expect(matchManyCoordinates(table('经度\t纬度', row, 3))).toEqual([]);
});
