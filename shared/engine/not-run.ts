/** Rules that need more than single files: a document with its interpretation, a catalogue entry, a register. */
import { algorithms } from '../screening/algorithms.ts';
import type { RuleSet } from '../screening/rule-set.ts';
import type { NotRun } from './check-report.ts';

/** Empty when all rules can run on a file alone. */
export function notRunWithoutDossier(ruleSets: readonly RuleSet[]): readonly NotRun[] {
  const rules = ruleSets.flatMap((set) =>
    set.rules.flatMap(({ id, algorithm }) => {
      const over = algorithm === undefined ? 'part' : algorithms[algorithm].over;
      return over === 'dossier' || over === 'package' ? [id] : [];
    }),
  );
  return rules.length === 0 ? [] : [{ reason: 'no-dossier', rules }];
}
