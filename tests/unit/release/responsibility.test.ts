import { expect, test } from 'vitest';
import { parseResponsibilities } from '../../../shared/release/catalogue-row/responsibility.ts';

test('makes a table of who leads and who supports', () => {
  const rows = parseResponsibilities([
    '二、重点任务',
    '（一）推进决策预公开。重大决策作出前公开草案。（牵头单位：云梦市政府办公室；配合单位：市司法局、各区政府）',
    '1.完善办事指南；公布八项要素。(责任单位:市政务服务局,市发展改革委;配合单位:市级各部门)。',
  ]);
  expect(rows).toEqual([
    {
      paragraph: 1,
      task: '推进决策预公开',
      lead: ['云梦市政府办公室'],
      support: ['市司法局', '各区政府'],
      empty: [],
    },
    {
      paragraph: 2,
      task: '完善办事指南',
      lead: ['市政务服务局', '市发展改革委'],
      support: ['市级各部门'],
      empty: [],
    },
  ]);
});

test('keeps brackets inside the name of a unit together', () => {
  const [row] = parseResponsibilities([
    '公布清单。（牵头单位：市文旅局（文物局、体育局）；配合单位：高新区管委会）',
  ]);
  expect(row).toMatchObject({ lead: ['市文旅局（文物局、体育局）'], support: ['高新区管委会'] });
});

test('names a label that has no unit behind it', () => {
  expect(parseResponsibilities(['落实任务。（牵头单位：；配合单位：市财政局）'])).toMatchObject([
    { lead: [], support: ['市财政局'], empty: ['牵头单位'] },
  ]);
});

test.each(['本方案自印发之日起施行（有效期五年）。', '牵头单位：市商务局', '（以下简称责任单位）', ''])(
  'takes no row from %j',
  (text) => {
    expect(parseResponsibilities([text])).toEqual([]);
  },
);
