/** Gathers what a headless check needs: rule sets in force, added rules and terms, and an extractor. */
import { nodeHash } from '../base/hash.node.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import { createExtractor } from '../extraction/extract.node.ts';
import type { Limits } from '../intake/limits.ts';
import { limits as standardLimits } from '../intake/limits.ts';
import { shareTerms } from '../screening/ready-terms.ts';
import { rulesInForce } from '../screening/validity.ts';
import type { CheckSettings } from './check-files.node.ts';
import { reportKey } from './check-files.node.ts';
import type { CheckWorkerData, ScreenedText } from './check-worker.node.ts';
import type { RulePlaces } from './gather-rules.node.ts';
import { gatherRules } from './gather-rules.node.ts';
import type { GatheredSet } from './gathered-set.ts';
import { nodeRecogniser, type RecogniserPlaces } from './node-recogniser.node.ts';
import { openTermCache } from './term-cache.node.ts';

export interface CheckingOptions extends RulePlaces, RecogniserPlaces {
  readonly checkWorker: URL;
  readonly jobs: number;
  /** Whether words in pictures are read. */
  readonly recognise: boolean;
  /** Bounds of this check; standard ones if left out. */
  readonly limits?: Limits;
  readonly language: 'zh' | 'en';
  readonly knownFindings: ReadonlySet<string>;
  /** Day on which rules must be in force. */
  readonly today: string;
  /** Where automata of long term lists are kept for the next run; left out, nothing is kept. */
  readonly termCacheFolder?: string | null;
}

/** Lines of the term list that are not looked for; of many the first ones. */
export interface RefusedTerms {
  readonly count: number;
  readonly lines: readonly number[];
}

const linesNamed = 100;

export interface Checking {
  readonly settings: CheckSettings;
  readonly ruleSets: readonly GatheredSet[];
  readonly refusedTerms: RefusedTerms | null;
  close(): Promise<void>;
}

/** Failures: those of `gatherRules`. */
export async function openChecking(options: CheckingOptions): Promise<Result<Checking>> {
  const { limits = standardLimits } = options;
  const rules = await gatherRules(options);
  if (!rules.ok) return rules;
  const { sets, refusedTerms } = rules.value;
  const ruleSets = rulesInForce(
    sets.map(({ set }) => set),
    options.today,
  );
  const recogniser = options.recognise ? nodeRecogniser(options) : null;
  const termCache = openTermCache(options.termCacheFolder ?? null);
  const lighter = shareTerms(ruleSets, termCache.build);
  const workerData: CheckWorkerData = { ...lighter, key: reportKey, findingsPerRule: limits.findingsPerRule };
  const checker = createExtractor<ScreenedText>({
    workerUrl: options.checkWorker,
    workerData,
    nativeAddons: true,
    deadlineMs: limits.extractionMs,
    heapMegabytes: limits.extractionHeapMegabytes,
    workers: options.jobs,
    recogniser,
    options: { recognise: options.recognise, limits },
  });
  const { language, knownFindings } = options;
  return ok({
    settings: { checker, ruleSets, hash: nodeHash, language, knownFindings, limits },
    ruleSets: sets,
    refusedTerms:
      refusedTerms.length === 0
        ? null
        : { count: refusedTerms.length, lines: refusedTerms.slice(0, linesNamed).map(({ line }) => line) },
    async close() {
      await checker.close();
      recogniser?.close();
    },
  });
}
