/** Says of which rule sets nobody vouches. */
import type { GatheredSet } from '../engine/gathered-set.ts';
import type { Output } from './output.node.ts';
import { rulesWords } from './rules-words.ts';

/** One line for all of them; a list of terms is the person's own and is never signed. */
export function noteUnsigned(sets: readonly GatheredSet[], output: Output): void {
  const unsigned = sets.filter(({ origin, signature }) => origin !== 'terms' && signature === null);
  if (unsigned.length === 0) return;
  output.note(rulesWords(output.language).unsigned(unsigned.map(({ set }) => set.id)));
}
