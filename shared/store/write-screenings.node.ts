/** Writes a screening and its findings, within a recorded change. */
import type { Finding } from '../screening/finding.ts';
import type { WritableStore } from './handles.ts';
import type { ScreeningRow } from './read-screenings.node.ts';
import { sql } from './sql.ts';

/** What the table keeps of a finding. */
export type WrittenFinding = Pick<Finding, 'id' | 'rule' | 'severity'>;

/** Adds a screening; an earlier one of the same file stays, as a record of what was known then. */
export function writeScreening(
  tx: WritableStore,
  screening: Omit<ScreeningRow, 'number'>,
  { findings, at }: { readonly findings: readonly WrittenFinding[]; readonly at: string },
): void {
  const { id, file, text, findings: object, ruleSets } = screening;
  tx.write(sql`
    INSERT INTO screening (id, file_id, number, text_sha256, findings_sha256, rule_sets, at)
    SELECT ${id}, ${file}, coalesce(max(number), 0) + 1, ${text}, ${object}, ${JSON.stringify(ruleSets)}, ${at}
    FROM screening WHERE file_id = ${file}`);
  for (const { id: finding, rule, severity } of findings) {
    tx.write(
      sql`INSERT INTO finding (screening_id, finding_id, rule, severity) VALUES (${id}, ${finding}, ${rule}, ${severity})`,
    );
  }
}
