/** Says of which rule sets nobody vouches. */
import type { GatheredSet } from '../engine/gathered-set.ts';
import type { Output } from './output.node.ts';
import { rulesWords } from './rules-words.ts';

/** One line for all of them. What was built into the program is as good as the program, and a list of terms is the person's own. */
export function noteUnsigned(sets: readonly GatheredSet[], output: Output): void {
  const unsigned = sets.filter(({ trust }) => trust === 'none');
  if (unsigned.length === 0) return;
  output.note(rulesWords(output.language).unsigned(unsigned.map(({ set }) => set.id)));
}
