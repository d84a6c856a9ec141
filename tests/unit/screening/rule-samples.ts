/** The shipped rules, and texts to try them on. */
import { fileURLToPath } from 'node:url';
import type { ExtractedText, PartRole } from '../../../shared/extraction/extracted-text.ts';
import { loadRuleSets } from '../../../shared/screening/load-rules.node.ts';
import type { RuleSet } from '../../../shared/screening/rule-set.ts';

export const rulesFolder = fileURLToPath(new URL('../../../resources/rules', import.meta.url));
export const key = new Uint8Array(32).fill(7);

/** The rule sets that ship with the program. */
export async function builtInRules(): Promise<readonly RuleSet[]> {
  const loaded = await loadRuleSets(rulesFolder);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure));
  return loaded.value;
}

/** A text with one part, as a reader would return it. */
export function oneText(text: string, role: PartRole = 'body'): ExtractedText {
  const segments = [{ start: 0, end: text.length, place: { paragraph: 1 }, hidden: null }];
  return { type: 'txt', parts: [{ path: 'text', role, text, segments }], hidden: [], notInspected: [] };
}
