/** The recogniser of pictures as command line and tests run it: in a Node process of its own. */
import { availableParallelism } from 'node:os';
import {
  createRecogniser,
  type Recogniser,
  type RecogniserChild,
} from '../extraction/ocr/recogniser.node.ts';
import { startNodeChild } from '../extraction/ocr/recogniser-child.node.ts';
import { permissionFlags, programFoldersOf } from '../extraction/worker-permissions.node.ts';
import { limits } from '../intake/limits.ts';

export interface RecogniserPlaces {
  /** Entry of the recogniser's process. */
  readonly recogniserProcess: URL;
  readonly modelsFolder: string;
}

/** More threads than this gain nothing on a page; one core is left to the person at the machine. */
const mostThreads = 4;

/** Threads of the models; on a machine with two cores it is one. */
export function recognitionThreads(): number {
  return Math.max(1, Math.min(mostThreads, availableParallelism() - 1));
}

/** A recogniser in a process that the host knows how to start. */
export function recogniserOver(startChild: () => RecogniserChild, modelsFolder: string): Recogniser {
  return createRecogniser({
    startChild,
    start: {
      modelsFolder,
      pdfAssets: null,
      threads: recognitionThreads(),
      memoryMegabytes: limits.recognitionMegabytes,
    },
    deadlineMs: limits.recognitionMs,
    idleMs: limits.recognitionIdleMs,
  });
}

/** A recogniser in a Node process, started with the first picture. */
export function nodeRecogniser({ recogniserProcess, modelsFolder }: RecogniserPlaces): Recogniser {
  const permissions = permissionFlags(programFoldersOf(recogniserProcess), true);
  const startChild = () =>
    startNodeChild({
      entry: recogniserProcess,
      heapMegabytes: limits.recognitionHeapMegabytes,
      // The thread that watches over its memory is its own.
      nodeArguments: permissions.length === 0 ? [] : [...permissions, '--allow-worker'],
    });
  return recogniserOver(startChild, modelsFolder);
}
