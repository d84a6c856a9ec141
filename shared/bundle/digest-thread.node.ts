/** A thread that hashes stretches of an open file beside whatever else is done with that file. */
import type { FileHandle } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import * as z from 'zod/mini';
import type { Sha256 } from '../base/ids.ts';
import { brand, isSha256 } from '../base/ids.ts';
import type { Place } from './look.ts';

/** `whole`: goes on with the one digest over the file; the places are asked for one behind the other. */
export const digestRequest = z.object({
  at: z.number(),
  length: z.number(),
  wants: z.enum(['sha256', 'crc32', 'both', 'whole']),
});
export type DigestRequest = z.infer<typeof digestRequest>;

const digestAnswer = z.object({
  length: z.number(),
  crc32: z.number(),
  sha256: z.nullable(z.string().check(z.refine(isSha256))),
});
export type DigestAnswer = z.infer<typeof digestAnswer>;

export interface StretchDigests {
  /** Bytes that were there. */
  readonly length: number;
  /** 0 unless it was asked for. */
  readonly crc32: number;
  /** Null where only the check value was asked for. */
  readonly sha256: Sha256 | null;
}

export interface DigestThread {
  /** Answers come in the order of the questions. @throws when the file cannot be read */
  ask(place: Place, wants: DigestRequest['wants']): Promise<StretchDigests>;
  /** To be awaited before the file is closed. What has not been answered never will be. */
  end(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: StretchDigests) => void;
  readonly reject: (error: unknown) => void;
}

/** Below this the hash is done before a thread would have begun. */
export const worthAThread = 32 * 1024 * 1024;

/** @param worker entry of the thread */
export function startDigestThread(worker: URL, file: FileHandle): DigestThread {
  const thread = new Worker(worker, { workerData: file.fd });
  const waiting: Waiting[] = [];
  let failure: unknown = null;
  const failAll = (error: unknown): void => {
    failure ??= error;
    for (const { reject } of waiting.splice(0)) reject(failure);
  };
  thread.on('message', (untrustedAnswer: unknown) => {
    const { length, crc32, sha256 } = digestAnswer.parse(untrustedAnswer);
    waiting.shift()?.resolve({ length, crc32, sha256: sha256 === null ? null : brand<Sha256>(sha256) });
  });
  thread.on('error', failAll);
  thread.on('exit', () => failAll(new Error('a thread that ended without an answer')));
  return {
    ask: ({ at, length }, wants) => {
      const asked = new Promise<StretchDigests>((resolve, reject) => {
        if (failure !== null) return reject(failure);
        waiting.push({ resolve, reject });
        thread.postMessage({ at, length, wants } satisfies DigestRequest);
      });
      // An answer may be asked for long before it is looked at, or never be, when the writing fails first; whoever looks sees it.
      asked.catch(() => undefined);
      return asked;
    },
    end: async () => {
      await thread.terminate();
    },
  };
}
