/** Makes clean copies in a thread of its own, under the same bounds as reading: what it takes apart comes from outside. */
import type { Result } from '../base/result.ts';
import type { CleanedFile, CleaningPlan } from '../cleaning/cleaning-plan.ts';
import { createExtractor } from '../extraction/extract.node.ts';
import { limits } from '../intake/limits.ts';

export interface Cleaner {
  /** Failures: those of `cleanFile` and of the extractor. */
  clean(input: {
    readonly bytes: Uint8Array;
    readonly name: string;
    readonly plan: CleaningPlan;
  }): Promise<Result<CleanedFile>>;
  close(): Promise<void>;
}

/** A copy is read twice besides being made. */
const readings = 3;

/** The entry lies beside that of the reading thread: among the sources, or among the built files. */
export function openCleaner(extractionWorker: URL, pdfDataFolder: string | null): Cleaner {
  const isSource = extractionWorker.pathname.endsWith('.ts');
  const extractor = createExtractor<CleanedFile>({
    workerUrl: new URL(isSource ? '../cleaning/clean-worker.node.ts' : 'clean-worker.js', extractionWorker),
    deadlineMs: limits.extractionMs * readings,
    heapMegabytes: limits.extractionHeapMegabytes,
    options: pdfDataFolder === null ? {} : { pdfAssets: pdfDataFolder },
  });
  return {
    clean: (input) => extractor.extract(input),
    close: () => extractor.close(),
  };
}
