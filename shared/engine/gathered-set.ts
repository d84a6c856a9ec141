/** A rule set as a command gathered it: where it came from, and who vouches for it. */
import type { RuleSet } from '../screening/rule-set.ts';
import type { RuleSignature } from './rule-signature.ts';

export interface GatheredSet {
  readonly set: RuleSet;
  readonly origin: 'shipped' | 'added' | 'terms';
  /** Null for a set that nobody signed; a list of terms never is. */
  readonly signature: RuleSignature | null;
}
