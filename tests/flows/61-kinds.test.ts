/** Every shipped kind of release, carried from new to a bundle that verifies: one office, one table of what each kind needs. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { carry, kinds, table } from './release-course.ts';

test.for(Object.keys(table))('%s is carried from new to a bundle that verifies', async (id) => {
  const { exported, record } = await carry(id);
  expect(exported.report).toMatchObject({
    valid: true,
    problems: [],
    attribute: table[id]?.attribute ?? 'active',
  });
  const inside = readFileSync(exported.path, 'utf8');
  for (const part of table[id]?.internal ?? []) expect(inside).not.toContain(`${id}-${part}`);
  expect(record.fields).not.toEqual({});
});

test('the table knows every shipped kind', () => {
  expect(Object.keys(table).sort()).toEqual(kinds.map(({ id }) => id).sort());
});
