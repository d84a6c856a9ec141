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
import { ruleSetOfTerms } from '../screening/term-rules.ts';
import type { CheckSettings } from './check-files.node.ts';

export interface CheckingOptions {
  readonly rulesFolder: string;
  readonly extractionWorker: URL;
  readonly addedRulesFolder: string | null;
  readonly termsFile: string | null;
  readonly jobs: number;
  readonly language: 'zh' | 'en';
  readonly knownFindings: ReadonlySet<string>;
}

export interface Checking {
  readonly settings: CheckSettings;
  close(): Promise<void>;
}

/** Failures: `rules.missing`, `rules.damaged`, `intake.unreadable` for a term list that cannot be read. */
export async function openChecking(options: CheckingOptions): Promise<Result<Checking>> {
  const ruleSets = await gatherRules(options);
  if (!ruleSets.ok) return ruleSets;
  const extractor = createExtractor({
    workerUrl: options.extractionWorker,
    deadlineMs: limits.extractionMs,
    heapMegabytes: limits.extractionHeapMegabytes,
    workers: options.jobs,
  });
  const { language, knownFindings } = options;
  return ok({
    settings: { extractor, ruleSets: ruleSets.value, hash: nodeHash, language, knownFindings },
    close: () => extractor.close(),
  });
}

async function gatherRules(options: CheckingOptions): Promise<Result<readonly RuleSet[]>> {
  const shipped = await loadRuleSets(options.rulesFolder);
  if (!shipped.ok) return shipped;
  const added = options.addedRulesFolder === null ? ok([]) : await loadRuleSets(options.addedRulesFolder);
  if (!added.ok) return added;
  const terms = options.termsFile === null ? ok([]) : await readTerms(options.termsFile);
  if (!terms.ok) return terms;
  return ok([...shipped.value, ...added.value, ...terms.value]);
}

async function readTerms(path: string): Promise<Result<readonly RuleSet[]>> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return fail('intake.unreadable', { name: path });
  const digest = `sha256:${nodeHash.sha256(bytes)}`;
  return ok([ruleSetOfTerms(decodeText(bytes).text.split(/\r?\n/u), digest)]);
}
