/** Builds texts out of the samples of rules, and runs one rule on them. */
import { fileURLToPath } from 'node:url';
import { nodeHash } from '../../../shared/base/hash.node.ts';
import type {
  ExtractedText,
  NotInspectedReason,
  PartRole,
} from '../../../shared/extraction/extracted-text.ts';
import { crossCheck } from '../../../shared/screening/cross-check.ts';
import type { Finding } from '../../../shared/screening/finding.ts';
import { loadRuleSets } from '../../../shared/screening/load-rules.node.ts';
import type { Rule, RuleSample, RuleSet } from '../../../shared/screening/rule-set.ts';
import { screen } from '../../../shared/screening/screen.ts';

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

/** What a rule finds in one of its samples. */
export function runSample(rule: Rule, sample: RuleSample, ruleSets: readonly RuleSet[]): readonly Finding[] {
  const common = { ruleSets, hash: nodeHash, key };
  const scope = sample.scope ?? rule.scopes?.[0] ?? 'standalone';
  const findings =
    sample.document === undefined
      ? screen({ ...common, text: sampleText(rule, sample), scope })
      : crossCheck({
          ...common,
          texts: [
            { file: 'document', scope: 'document', text: oneText(sample.document) },
            { file: 'other', scope, text: oneText(sample.text) },
          ],
        }).map(({ finding }) => finding);
  return findings.filter((finding) => finding.rule === rule.id);
}

function sampleText(rule: Rule, sample: RuleSample): ExtractedText {
  const empty = oneText('');
  if (rule.hiddenKinds !== undefined) {
    return { ...empty, hidden: [{ kind: sample.text, path: 'file', place: {}, count: 1 }] };
  }
  if (rule.algorithm?.startsWith('not-inspected') === true) {
    return { ...empty, notInspected: [{ path: 'file', reason: sample.text as NotInspectedReason }] };
  }
  return oneText(sample.text, sample.role);
}
