import { expect, test } from 'vitest';
import { parseResponsibilities } from '../../../shared/release/catalogue-row/responsibility.ts';
import {
  rowsOfTails,
  savedTasks,
  tailsOfRows,
  withoutSavedTasks,
  withTasks,
  withTasksOf,
} from '../../../shared/release/catalogue-row/task-rows.ts';
import { tasksForm, tasksTable } from '../../../shared/release/forms/tasks-table.ts';
import { emptyRecord } from '../../../shared/release/kind/release-record.ts';

const read = rowsOfTails(
  parseResponsibilities([
    '一、编制便民服务事项清单。（牵头单位：市民政局；配合单位：市财政局、各区（开发区）人民政府）',
    '二、没有分工的一段。',
    '三、公布服务电话。（责任单位：市政务服务局）',
  ]),
);

test('shows what the document says as rows that can be typed over', () => {
  expect(read).toEqual([
    { task: '编制便民服务事项清单', lead: '市民政局', support: '市财政局、各区（开发区）人民政府' },
    { task: '公布服务电话', lead: '市政务服务局', support: '' },
  ]);
});

test('keeps saved rows with the record, beside its other tables, and lets go of empty ones', () => {
  const record = { ...emptyRecord, tables: { tasks: [{ task: '另一张表' }] } };
  expect(savedTasks(record)).toBeNull();
  const kept = withTasks(record, [...read, { task: ' ', lead: '', support: '' }]);
  expect(savedTasks(kept)).toEqual(read);
  expect(kept.tables.tasks).toEqual([{ task: '另一张表' }]);
  expect(savedTasks(withTasks(record, []))).toEqual([]);
  expect(withoutSavedTasks(kept)).toEqual(record);
});

test('an older draft of the record brings no older tasks back', () => {
  const stored = withTasks(emptyRecord, read);
  const draft = withTasks({ ...emptyRecord, fields: { 'formed-on': '2026-11-23' } }, []);
  expect(savedTasks(withTasksOf(draft, stored))).toEqual(read);
  expect(savedTasks(withTasksOf(draft, emptyRecord))).toBeNull();
  expect(withTasksOf(draft, stored).fields).toEqual(draft.fields);
});

test('reads typed units by the marks between them, not by those within brackets', () => {
  const [first] = tailsOfRows([
    { task: '一', lead: '市民政局，市卫健委', support: '各区（甲、乙）政府；市财政局' },
  ]);
  expect(first).toMatchObject({
    lead: ['市民政局', '市卫健委'],
    support: ['各区（甲、乙）政府', '市财政局'],
  });
});

test('puts the tasks of many releases into one table and one paper', () => {
  const words = {
    title: '任务分工汇总',
    header: ['编号', '名称', '序号', '任务', '牵头', '配合'] as const,
    total: (count: number) => `共${count}项`,
  };
  const releases = [
    { packageNumber: 'BMSC-2026-0001', title: '办法', tasks: read },
    { packageNumber: 'BMSC-2026-0002', title: '方案', tasks: read.slice(1) },
  ];
  const { rows } = tasksTable(releases, words);
  expect(rows.map((cells) => cells.slice(0, 3))).toEqual([
    ['BMSC-2026-0001', '办法', 1],
    ['BMSC-2026-0001', '办法', 2],
    ['BMSC-2026-0002', '方案', 1],
  ]);
  const { blocks } = tasksForm(releases, words, '栖霞湾市文化和旅游局');
  expect(blocks.at(-1)).toEqual({ block: 'note', text: '栖霞湾市文化和旅游局　共3项' });
});
