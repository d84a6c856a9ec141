/** Invented people for the preview: one account locked, one new, one away. */
import { brand } from '../../shared/base/ids.ts';
import type { PersonView } from '../../shared/contract/office-views.ts';
import type { PeopleView } from '../../shared/contract/people-api.ts';
import { standardPolicy } from '../../shared/signoff/pass-phrase-policy.ts';

export function fakePeople(people: readonly PersonView[]): PeopleView {
  const [first, second, third] = people;
  return {
    people: people.map((person) => ({
      ...person,
      lockedMinutes: person === first ? 12 : 0,
      due: person === second ? 'one-time' : person === third ? 'aged' : null,
    })),
    retired: [{ id: brand('person-90'), name: '程既明' }],
    absences: [
      {
        id: 'absence-1',
        person: brand('person-2'),
        deputy: brand('person-3'),
        name: second?.name ?? '',
        deputyName: third?.name ?? '',
        duty: 'secrecy-reviewer',
        from: '2026-11-23',
        to: '2026-11-27',
        running: true,
      },
    ],
    policy: standardPolicy,
  };
}
