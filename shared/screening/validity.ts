/** Rules may be tied to dates: from the day a law takes effect, until the day another takes its place. */
import type { Rule, RuleSet } from './rule-set.ts';

export type Validity = 'in-force' | 'not-yet' | 'expired';

/**
 * Whether a rule applies on a day; both dates belong to its time.
 * @param today as in 2026-11-23
 */
export function validityOf({ since, until }: Pick<Rule, 'since' | 'until'>, today: string): Validity {
  // Dates of this form are in the order of their text.
  if (since !== undefined && today < since) return 'not-yet';
  return until !== undefined && today > until ? 'expired' : 'in-force';
}

interface KnownDay {
  readonly today: string;
  readonly set: RuleSet;
}

/** The same set on the same day is the same object, so that what was compiled for it is found again. */
const known = new WeakMap<RuleSet, KnownDay>();

/** The sets without rules that do not apply on a day. A set keeps its id, version and digest: it is still the same file. */
export function rulesInForce(ruleSets: readonly RuleSet[], today: string): readonly RuleSet[] {
  return ruleSets.map((set) => {
    if (set.rules.every(({ since, until }) => since === undefined && until === undefined)) return set;
    const last = known.get(set);
    if (last?.today === today) return last.set;
    const rules = set.rules.filter((rule) => validityOf(rule, today) === 'in-force');
    const made = rules.length === set.rules.length ? set : { ...set, rules };
    known.set(set, { today, set: made });
    return made;
  });
}
