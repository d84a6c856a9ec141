/** Looks at a list of terms before it is used. */
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import { lintTerms } from '../screening/lint-terms.ts';
import { termsFor } from '../screening/term-list.ts';
import type { LintReport } from './lint-report.ts';
import { loadRuleBook } from './load-rule-book.node.ts';
import { readTermFile } from './read-term-file.node.ts';

/** Nobody reads more in one go; the counts are of all. */
const problemsNamed = 1000;

/** Failures: those of `readTermFile` and of `loadRuleBook`. */
export async function lintTermFile(
  path: string,
  places: { readonly rulesFolder: string; readonly extractionWorker: URL },
): Promise<Result<LintReport>> {
  const file = await readTermFile(path, places.extractionWorker);
  if (!file.ok) return file;
  const rules = await loadRuleBook(places.rulesFolder);
  if (!rules.ok) return rules;
  const { list, digest } = file.value;
  const problems = lintTerms(list, rules.value.sets);
  const errors = problems.filter(({ level }) => level === 'error').length;
  const phrases = termsFor(list, 'phrase').length;
  return ok({
    schema: 'xianshen.rules-lint/1',
    file: path,
    digest,
    terms: list.entries.length - phrases,
    phrases,
    errors,
    warnings: problems.length - errors,
    problems: problems.slice(0, problemsNamed),
    more: Math.max(0, problems.length - problemsNamed),
  });
}
