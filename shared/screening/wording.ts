/**
 * Sentences of rules with their facts filled in: `{expected}` in a message stands for the finding's value of that name. What
 * stands between `[[` and `]]` is said only of findings that have the values named there.
 */
import type { Finding } from './finding.ts';
import type { Rule } from './rule-set.ts';

/** What a rule says about a finding, in one language. A fact the finding does not have leaves its place empty. */
export function findingMessage(
  rule: Pick<Rule, 'message'>,
  finding: Pick<Finding, 'values'>,
  language: 'zh' | 'en',
): string {
  const said = rule.message[language].replace(/\[\[(.*?)\]\]/gsu, (_, aside: string) => {
    const names = [...aside.matchAll(/\{(\w+)\}/gu)].map(([, name = '']) => name);
    return names.every((name) => finding.values[name] !== undefined) ? aside : '';
  });
  return said.replace(/\{(\w+)\}/gu, (_, name: string) => String(finding.values[name] ?? ''));
}
