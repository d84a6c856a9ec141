import { expect, test } from 'vitest';
import { noteRecent, readRecent } from '../../../../renderer/frame/recent.ts';
import type { DossierId, PersonId } from '../../../../shared/base/ids.ts';
import { brand } from '../../../../shared/base/ids.ts';

const person = brand<PersonId>('person-1');

function storage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  };
}

test('keeps the last ten with the newest first, each once, for one person', () => {
  const own = storage();
  for (let index = 0; index < 12; index += 1) {
    noteRecent(own, person, { id: brand<DossierId>(`件${index}`), packageNumber: `BMSC-2026-${index}` });
  }
  noteRecent(own, person, { id: brand<DossierId>('件5'), packageNumber: 'BMSC-2026-5' });
  const recent = readRecent(own, person);
  expect(recent.map(({ packageNumber }) => packageNumber).slice(0, 3)).toEqual([
    'BMSC-2026-5',
    'BMSC-2026-11',
    'BMSC-2026-10',
  ]);
  expect(recent).toHaveLength(10);
  expect(readRecent(own, brand<PersonId>('person-2'))).toEqual([]);
});

test('starts anew where what was kept cannot be read', () => {
  const own = storage();
  for (const untrusted of ['{', '[1]', '{"id":1}']) {
    own.setItem('xianshen.recent/person-1', untrusted);
    expect(readRecent(own, person)).toEqual([]);
  }
});
