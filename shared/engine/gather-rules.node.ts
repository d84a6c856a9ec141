/** The rules in force for a headless command: those of the program, added ones, and an office's list of terms. */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { TermList } from '../screening/term-list.ts';
import { ruleSetOfTermList } from '../screening/term-rules.ts';
import type { GatheredSet } from './gathered-set.ts';
import type { RuleBook } from './load-rule-book.node.ts';
import { loadRuleBook } from './load-rule-book.node.ts';
import { readTermFile } from './read-term-file.node.ts';
import { builtInDigests, trustOf } from './shipped-rules.ts';

export interface RulePlaces {
  readonly rulesFolder: string;
  readonly addedRulesFolder: string | null;
  readonly termsFile: string | null;
  readonly extractionWorker: URL;
}

export interface GatheredRules {
  readonly sets: readonly GatheredSet[];
  /** Lines of the list that are not looked for. */
  readonly refusedTerms: TermList['refused'];
}

/**
 * Failures: those of `loadRuleBook` and `readTermFile`; `rules.damaged` when an added set takes an id that is in use.
 * @param digests of the sets built into the program; others than its own in tests only
 */
export async function gatherRules(
  places: RulePlaces,
  digests: ReadonlySet<string> | null = builtInDigests,
): Promise<Result<GatheredRules>> {
  const { rulesFolder, addedRulesFolder, termsFile, extractionWorker } = places;
  const shipped = await loadRuleBook(rulesFolder);
  if (!shipped.ok) return shipped;
  const added = addedRulesFolder === null ? null : await loadRuleBook(addedRulesFolder);
  if (added?.ok === false) return added;
  const terms = termsFile === null ? null : await readTermFile(termsFile, extractionWorker);
  if (terms?.ok === false) return terms;
  const listed = terms === null ? null : ruleSetOfTermList(terms.value.list, terms.value.digest);
  const gathered: readonly Omit<GatheredSet, 'trust'>[] = [
    ...setsOf(shipped.value, 'shipped'),
    ...(added === null ? [] : setsOf(added.value, 'added')),
    ...(listed === null ? [] : [{ set: listed, origin: 'terms', signature: null } as const]),
  ];
  const sets = gathered.map((each) => ({ ...each, trust: trustOf(each, digests) }));
  const twice = firstTwice(sets.flatMap(({ set }) => [set.id, ...set.rules.map(({ id }) => id)]));
  if (twice !== null) return fail('rules.damaged', { file: addedRulesFolder ?? '', where: twice });
  return ok({ sets, refusedTerms: terms === null ? [] : terms.value.list.refused });
}

function setsOf(
  { sets, signature }: RuleBook,
  origin: 'shipped' | 'added',
): readonly Omit<GatheredSet, 'trust'>[] {
  return sets.map((set) => ({ set, origin, signature }));
}

function firstTwice(ids: readonly string[]): string | null {
  return ids.find((id, index) => ids.indexOf(id) !== index) ?? null;
}
