/** A rule set as a command gathered it: where it came from, and who vouches for it. */
import type { RuleSet } from '../screening/rule-set.ts';
import type { RuleSignature } from './rule-signature.ts';

/**
 * `built-in`: shipped, with the very digest that was built into the program, and trusted as the program itself. `sources`: beside
 * the program's sources, of which both are part. `signed`: by a key that the program knows. `own`: a list of terms of the person
 * who asks. `none`: nobody vouches for it.
 */
export type RuleTrust = 'built-in' | 'sources' | 'signed' | 'own' | 'none';

export interface GatheredSet {
  readonly set: RuleSet;
  readonly origin: 'shipped' | 'added' | 'terms';
  /** Null for a set that nobody signed; a list of terms never is. */
  readonly signature: RuleSignature | null;
  readonly trust: RuleTrust;
}
