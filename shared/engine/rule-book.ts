/** Looking up rules by the names that findings carry. */
import type { Rule, RuleSet, RuleSetReference } from '../screening/rule-set.ts';

/** Rule of that id in the sets in force, or null for one that is no longer among them. */
export function ruleOf(ruleSets: readonly RuleSet[], id: string): Rule | null {
  for (const { rules } of ruleSets) {
    const rule = rules.find((each) => each.id === id);
    if (rule !== undefined) return rule;
  }
  return null;
}

/** Names of rule sets as they are stored and signed. */
export function ruleSetReferences(ruleSets: readonly RuleSet[]): readonly RuleSetReference[] {
  return ruleSets.map(({ id, version, digest }) => ({ id, version, digest }));
}

/** Tells whether a screening was made with exactly these rule sets. */
export function isSameRuleBook(
  left: readonly RuleSetReference[],
  right: readonly RuleSetReference[],
): boolean {
  const names = (sets: readonly RuleSetReference[]) => sets.map(({ id, digest }) => `${id} ${digest}`).sort();
  return names(left).join('\n') === names(right).join('\n');
}
