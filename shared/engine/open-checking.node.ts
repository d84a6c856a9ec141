/** Gathers what a headless check needs: rule sets in force, added rules and terms, and an extractor. */
import { readFile } from 'node:fs/promises';
import { nodeHash } from '../base/hash.node.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { createExtractor } from '../extraction/extract.node.ts';
import { decodeText } from '../extraction/plain/decode-text.node.ts';
import { limits } from '../intake/limits.ts';
import { loadRuleSets } from '../screening/load-rules.node.ts';
import type { RuleSet } from '../screening/rule-set.ts';
import { readTermList } from '../screening/term-list.ts';
import { ruleSetOfTerms } from '../screening/term-rules.ts';
import type { CheckSettings } from './check-files.node.ts';
import { reportKey } from './check-files.node.ts';
import type { CheckWorkerData, ScreenedText } from './check-worker.node.ts';

export interface CheckingOptions {
  readonly rulesFolder: string;
  readonly checkWorker: URL;
  readonly addedRulesFolder: string | null;
  readonly termsFile: string | null;
  readonly jobs: number;
  readonly language: 'zh' | 'en';
  readonly knownFindings: ReadonlySet<string>;
}

/** Lines of the term list that are not looked for; of many the first ones. */
export interface RefusedTerms {
  readonly count: number;
  readonly lines: readonly number[];
}

export interface Checking {
  readonly settings: CheckSettings;
  readonly refusedTerms: RefusedTerms | null;
  close(): Promise<void>;
}

/** Failures: `rules.missing`, `rules.damaged`, `intake.unreadable` and `rules.too-many-terms` for the term list. */
export async function openChecking(options: CheckingOptions): Promise<Result<Checking>> {
  const rules = await gatherRules(options);
  if (!rules.ok) return rules;
  const { ruleSets, refusedTerms } = rules.value;
  const workerData: CheckWorkerData = { ruleSets, key: reportKey };
  const checker = createExtractor<ScreenedText>({
    workerUrl: options.checkWorker,
    workerData,
    deadlineMs: limits.extractionMs,
    heapMegabytes: limits.extractionHeapMegabytes,
    workers: options.jobs,
  });
  const { language, knownFindings } = options;
  return ok({
    settings: { checker, ruleSets, hash: nodeHash, language, knownFindings },
    refusedTerms,
    close: () => checker.close(),
  });
}

interface GatheredRules {
  readonly ruleSets: readonly RuleSet[];
  readonly refusedTerms: RefusedTerms | null;
}

async function gatherRules(options: CheckingOptions): Promise<Result<GatheredRules>> {
  const shipped = await loadRuleSets(options.rulesFolder);
  if (!shipped.ok) return shipped;
  const added = options.addedRulesFolder === null ? ok([]) : await loadRuleSets(options.addedRulesFolder);
  if (!added.ok) return added;
  const rules = [...shipped.value, ...added.value];
  if (options.termsFile === null) return ok({ ruleSets: rules, refusedTerms: null });
  const terms = await readTerms(options.termsFile);
  if (!terms.ok) return terms;
  const { ruleSet, refusedTerms } = terms.value;
  return ok({ ruleSets: ruleSet === null ? rules : [...rules, ruleSet], refusedTerms });
}

async function readTerms(
  path: string,
): Promise<Result<{ readonly ruleSet: RuleSet | null; readonly refusedTerms: RefusedTerms | null }>> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return fail('intake.unreadable', { name: path });
  const list = readTermList(decodeText(bytes).text);
  if (!list.ok) return list;
  const { terms, refused, refusedCount } = list.value;
  return ok({
    ruleSet: terms.length === 0 ? null : ruleSetOfTerms(terms, `sha256:${nodeHash.sha256(bytes)}`),
    refusedTerms: refusedCount === 0 ? null : { count: refusedCount, lines: refused.map(({ line }) => line) },
  });
}
