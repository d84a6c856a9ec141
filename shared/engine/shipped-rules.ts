/**
 * Digests of the rule sets that this program was built with. The build writes them into it, so that whoever exchanges a rule set
 * in an installed program does not pass for the maker of the program. From sources there are none: rules and program are the same
 * working copy then.
 */
import type { GatheredSet, RuleTrust } from './gathered-set.ts';

declare const xianshenRuleDigests: readonly string[] | undefined;

/** Null where the program runs from its sources. */
export const builtInDigests: ReadonlySet<string> | null =
  typeof xianshenRuleDigests === 'undefined' ? null : new Set(xianshenRuleDigests);

/** Who vouches for a shipped or added set. */
export function trustOf(
  { set, origin, signature }: Omit<GatheredSet, 'trust'>,
  digests: ReadonlySet<string> | null,
): RuleTrust {
  if (origin === 'terms') return 'own';
  if (origin === 'shipped' && digests?.has(set.digest) === true) return 'built-in';
  if (signature !== null) return 'signed';
  return origin === 'shipped' && digests === null ? 'sources' : 'none';
}
