import { expect, test } from 'vitest';
import { isMeasurable, parseTimeLimit } from '../../../shared/screening/time-limit.ts';

test.each([
  ['信息形成或者变更之日起20个工作日内', 'working-day', 20, '信息形成或者变更'],
  ['自信息形成之日起２０个工作日内公开', 'working-day', 20, '信息形成'],
  ['3个工作日内', 'working-day', 3, ''],
  ['作出决定之日起七个工作日内', 'working-day', 7, '作出决定'],
  ['收到申请后二十个工作日内予以答复', 'working-day', 20, '收到申请后'],
  ['突发事件发生后5小时内', 'hour', 5, '突发事件发生后'],
  ['批准之日起30日内', 'day', 30, '批准'],
  ['及时公开，最迟于印发后十五个工作日以内', 'working-day', 15, '最迟于印发后'],
] as const)('reads the period in %s', (phrase, unit, amount, trigger) => {
  expect(parseTimeLimit(phrase)).toEqual({ mode: 'within', period: { amount, unit }, trigger });
});

test.each([
  ['公示期不少于7天', 7, 'day', true],
  ['公示期5个工作日', 5, 'working-day', false],
  ['公告期为30日', 30, 'day', false],
] as const)('reads how long %s stays on display', (phrase, amount, unit, atLeast) => {
  expect(parseTimeLimit(phrase)).toEqual({ mode: 'shown-for', period: { amount, unit }, atLeast });
});

test.each([
  ['每季度公开一次', 'quarter'],
  ['每年1月31日前', 'year'],
  ['按月公开', 'month'],
  ['每半年更新', 'half-year'],
  ['按年度公布', 'year'],
] as const)('reads %s as something that returns', (phrase, each) => {
  expect(parseTimeLimit(phrase)).toEqual({ mode: 'periodic', each });
});

test.each(['及时公开', '适时', '尽快向社会公布', '定期公开', '按时公布', '择机公开'])(
  'flags %s: nobody can check it',
  (phrase) => {
    const limit = parseTimeLimit(phrase);
    expect(limit.mode).toBe('vague');
    expect(isMeasurable(limit)).toBe(false);
  },
);

test('takes publication on the spot as measurable', () => {
  expect(parseTimeLimit('实时公开')).toEqual({ mode: 'at-once' });
  expect(isMeasurable(parseTimeLimit('当日公开'))).toBe(true);
});

test.each([
  ['12月31日前', 'by'],
  ['每批次次月底前公开', 'by'],
  ['十二月底之前', 'by'],
  ['2026年6月底前及时公开', 'by'],
  ['长期公开', 'standing'],
  ['常年公开，及时更新', 'standing'],
] as const)('reads %s as what can be checked (%s)', (phrase, mode) => {
  expect(parseTimeLimit(phrase)).toEqual({ mode });
  expect(isMeasurable(parseTimeLimit(phrase))).toBe(true);
});

test.each(['', '按规定', '0个工作日内'])('does not guess at %j', (phrase) => {
  expect(parseTimeLimit(phrase)).toEqual({ mode: 'unread', text: phrase });
});
