/** What can be said about rules themselves: the sets in force, one rule whole, and how its samples come out. */
import type { Hash } from '../base/ports.ts';
import type { OfficeStatus } from '../contract/office-views.ts';
import type { RuleMask } from '../screening/mask-policy.ts';
import { maskOfRule } from '../screening/mask-policy.ts';
import type { Bilingual, Rule, RuleSet } from '../screening/rule-set.ts';
import type { SampleFault } from '../screening/try-samples.ts';
import { faultySamples, fewestSamples } from '../screening/try-samples.ts';
import type { Validity } from '../screening/validity.ts';
import { validityOf } from '../screening/validity.ts';
import type { GatheredSet, RuleTrust } from './gathered-set.ts';
import type { RuleSignature } from './rule-signature.ts';

export interface DescribedSet {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  readonly name: string;
  readonly origin: GatheredSet['origin'];
  readonly rules: number;
  readonly signed: boolean;
  readonly signature: RuleSignature | null;
  readonly trust: RuleTrust;
  readonly notInForce: readonly {
    readonly rule: string;
    readonly validity: Exclude<Validity, 'in-force'>;
    readonly date: string;
  }[];
}

/** The documented JSON `xianshen.rules-list/1`. */
export interface RuleList {
  readonly schema: 'xianshen.rules-list/1';
  readonly program: string;
  readonly today: string;
  readonly sets: readonly DescribedSet[];
  readonly totals: { readonly sets: number; readonly rules: number; readonly notInForce: number };
}

/** Describes the sets in force on a day. */
export function describeRules(
  sets: readonly GatheredSet[],
  {
    today,
    program,
    language,
  }: {
    readonly today: string;
    readonly program: string;
    readonly language: keyof Bilingual;
  },
): RuleList {
  const described = sets.map(({ set, origin, signature, trust }): DescribedSet => {
    const { id, version, digest, name, rules } = set;
    return {
      id,
      version,
      digest,
      name: name[language],
      origin,
      rules: rules.length,
      signed: signature !== null,
      signature,
      trust,
      notInForce: rules.flatMap((rule) => {
        const validity = validityOf(rule, today);
        if (validity === 'in-force') return [];
        const date = (validity === 'not-yet' ? rule.since : rule.until) ?? '';
        return [{ rule: rule.id, validity, date }];
      }),
    };
  });
  return {
    schema: 'xianshen.rules-list/1',
    program,
    today,
    sets: described,
    totals: {
      sets: described.length,
      rules: described.reduce((sum, { rules }) => sum + rules, 0),
      notInForce: described.reduce((sum, { notInForce }) => sum + notInForce.length, 0),
    },
  };
}

/** The documented JSON `xianshen.rules-show/1`. */
export interface ShownRule {
  readonly schema: 'xianshen.rules-show/1';
  readonly set: {
    readonly id: string;
    readonly version: string;
    readonly digest: string;
    readonly signed: boolean;
  };
  readonly validity: Validity;
  /** Null for a rule that finds nothing personal. */
  readonly mask: RuleMask | null;
  /** As in its file. Samples of a rule whose words must not be repeated are counted, not shown. */
  readonly rule:
    | Rule
    | (Omit<Rule, 'positives' | 'negatives'> & { readonly positives: number; readonly negatives: number });
}

/** What an office says about itself as far as masking goes. */
export type MaskingOffice = Pick<OfficeStatus, 'maskPolicy' | 'isMaskPolicyStandIn'>;

/**
 * A rule by its id, capital letters or not; null for one that no set has.
 * @param office whose policy of masking is shown with the rule; null where none is asked
 */
export function findRule(
  sets: readonly GatheredSet[],
  id: string,
  { today, office }: { readonly today: string; readonly office: MaskingOffice | null },
): ShownRule | null {
  const wanted = id.trim().toUpperCase();
  for (const { set, signature } of sets) {
    const rule = set.rules.find((each) => each.id === wanted);
    if (rule === undefined) continue;
    const { version, digest } = set;
    return {
      schema: 'xianshen.rules-show/1',
      set: { id: set.id, version, digest, signed: signature !== null },
      validity: validityOf(rule, today),
      mask: maskOfRule(
        rule,
        office === null ? null : { policy: office.maskPolicy, isStandIn: office.isMaskPolicyStandIn },
      ),
      rule:
        rule.repeatText === false
          ? { ...rule, positives: rule.positives.length, negatives: rule.negatives.length }
          : rule,
    };
  }
  return null;
}

export interface TestedRule {
  readonly rule: string;
  readonly positives: number;
  readonly negatives: number;
  readonly tooFew: boolean;
  readonly faults: readonly SampleFault[];
}

/** The documented JSON `xianshen.rules-test/1`. Samples appear by number: some hold what must not be printed. */
export interface RuleTest {
  readonly schema: 'xianshen.rules-test/1';
  readonly rules: readonly TestedRule[];
  readonly totals: { readonly rules: number; readonly samples: number; readonly faults: number };
}

/** Runs every rule's own samples. */
export function testRules(ruleSets: readonly RuleSet[], hash: Hash): RuleTest {
  const rules = ruleSets
    .flatMap((set) => set.rules)
    .map((rule): TestedRule => {
      const positives = rule.positives.length;
      const negatives = rule.negatives.length;
      return {
        rule: rule.id,
        positives,
        negatives,
        tooFew: Math.min(positives, negatives) < fewestSamples,
        faults: faultySamples(rule, { ruleSets, hash }),
      };
    });
  return {
    schema: 'xianshen.rules-test/1',
    rules,
    totals: {
      rules: rules.length,
      samples: rules.reduce((sum, { positives, negatives }) => sum + positives + negatives, 0),
      faults: rules.reduce((sum, { faults, tooFew }) => sum + faults.length + (tooFew ? 1 : 0), 0),
    },
  };
}
