/** Sentences of rules with their facts filled in: `{expected}` in a message stands for the finding's value of that name. */
import type { Finding } from './finding.ts';
import type { Rule } from './rule-set.ts';

/** What a rule says about a finding, in one language. A fact the finding does not have leaves its place empty. */
export function findingMessage(
  rule: Pick<Rule, 'message'>,
  finding: Pick<Finding, 'values'>,
  language: 'zh' | 'en',
): string {
  return rule.message[language].replace(/\{(\w+)\}/gu, (_, name: string) =>
    String(finding.values[name] ?? ''),
  );
}
