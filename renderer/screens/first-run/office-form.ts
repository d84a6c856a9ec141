/** Reads the form of a new office as it stands in the page. */
import type { Duty } from '../../../shared/signoff/duties.ts';
import type { OfficeEntry, PersonEntry } from './office-problems.ts';

export function readOfficeForm(form: HTMLFormElement): OfficeEntry {
  const data = new FormData(form);
  const field = (name: string): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  const person = (duty: Duty): PersonEntry => ({
    name: field(`${duty}-name`).trim(),
    passPhrase: field(`${duty}-pass-phrase`),
    repeat: field(`${duty}-repeat`),
  });
  return {
    name: field('office-name').trim(),
    code: field('office-code').trim().toUpperCase(),
    people: {
      handler: person('handler'),
      'secrecy-reviewer': person('secrecy-reviewer'),
      approver: person('approver'),
      'system-administrator': person('system-administrator'),
      'security-administrator': person('security-administrator'),
      'security-auditor': person('security-auditor'),
    },
  };
}
