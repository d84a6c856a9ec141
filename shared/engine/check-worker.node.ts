/**
 * Entry of the worker of a headless check: bytes in; text and findings out. Screening beside reading uses every core on a folder,
 * and puts the rules under the same deadline and bound on memory as the readers.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { nodeHash } from '../base/hash.node.ts';
import { ok } from '../base/result.ts';
import { confineThread } from '../extraction/confine-thread.node.ts';
import { extractText } from '../extraction/extract-text.node.ts';
import type { ExtractedText } from '../extraction/extracted-text.ts';
import type { ExtractionRequest } from '../extraction/extraction-worker.node.ts';
import { askPictures } from '../extraction/ocr/picture-port.node.ts';
import { programFoldersOf } from '../extraction/worker-permissions.node.ts';
import type { Finding } from '../screening/finding.ts';
import type { SharedTerms } from '../screening/ready-terms.ts';
import { takeSharedTerms } from '../screening/ready-terms.ts';
import type { RuleSet } from '../screening/rule-set.ts';
import { screen } from '../screening/screen.ts';
import { openSegmenter } from '../text/jieba-segmenter.node.ts';

/** What a worker is started with; comes from this same program. */
export interface CheckWorkerData {
  readonly ruleSets: readonly RuleSet[];
  /** Long lists of terms, which are not in the rule sets then. */
  readonly shared: readonly SharedTerms[];
  readonly key: Uint8Array;
  readonly findingsPerRule?: number;
}

/** What it answers with. */
export interface ScreenedText {
  readonly text: ExtractedText;
  readonly findings: readonly Finding[];
}

if (parentPort === null) throw new Error('runs as a worker only');
const port = parentPort;
const { ruleSets, shared, key, findingsPerRule }: CheckWorkerData = workerData;
takeSharedTerms(ruleSets, shared);
const segmenter = openSegmenter();
confineThread(programFoldersOf(new URL(import.meta.url)));

async function check({ input, pictures }: ExtractionRequest) {
  const text = await extractText(input, pictures === undefined ? undefined : askPictures(pictures));
  pictures?.close();
  if (!text.ok) return text;
  const request = { text: text.value, ruleSets, scope: 'standalone', hash: nodeHash, key } as const;
  const findings = screen({
    ...request,
    ...(segmenter === null ? {} : { segmenter }),
    ...(findingsPerRule === undefined ? {} : { findingsPerRule }),
  });
  return ok({ text: text.value, findings } satisfies ScreenedText);
}

/** A request carries its number so that an answer can never be taken for that to another request. */
port.on('message', async (request: ExtractionRequest) => {
  port.postMessage({ number: request.number, result: await check(request) });
});
