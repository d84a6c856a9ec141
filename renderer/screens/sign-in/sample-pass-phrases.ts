/** Pass phrases of the sample office: no secrets, they stand in its published data so that anybody can try every duty. */
import sampleOffice from '../../../resources/sample-office/office.json';
import type { Duty } from '../../../shared/signoff/duties.ts';

/** Pass phrase of a duty in the sample office, or null where it has nobody of that duty. */
export function samplePassPhrase(duty: Duty): string | null {
  return sampleOffice.people.find((person) => person.duty === duty)?.passPhrase ?? null;
}
