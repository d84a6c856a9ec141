/** What an office must have before it is made: a name, the six duties, apart as they must be, and pass phrases that hold. */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { OfficeDraft } from '../contract/inputs.ts';
import { dutyConflicts, missingDuties } from '../signoff/separation.ts';

/**
 * Checks a draft. People are told apart by name here, so one name twice is one person twice.
 * Failures: `office.name-missing`, `office.duty-conflict`, `office.duty-missing`.
 */
export function checkOfficeDraft(draft: OfficeDraft): Result<OfficeDraft> {
  const people = draft.people.map((person) => ({ ...person, name: person.name.trim() }));
  const name = draft.name.trim();
  if (name === '' || people.some((person) => person.name === '')) return fail('office.name-missing', {});
  const assignments = people.map((person) => ({ person: sameName(person.name), duty: person.duty }));
  const [conflict] = dutyConflicts(assignments);
  if (conflict !== undefined) return fail('office.duty-conflict', { duties: conflict.duties.join(',') });
  const twice = assignments.find(({ person }, index) =>
    assignments.slice(0, index).some((earlier) => earlier.person === person),
  );
  if (twice !== undefined) {
    const held = assignments.filter(({ person }) => person === twice.person).map(({ duty }) => duty);
    return fail('office.duty-conflict', { duties: held.join(',') });
  }
  const missing = missingDuties(assignments);
  if (missing.length > 0) return fail('office.duty-missing', { duties: missing.join(',') });
  return ok({ ...draft, name, people });
}

/** Full-width letters and blanks do not make another name. */
function sameName(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '');
}
