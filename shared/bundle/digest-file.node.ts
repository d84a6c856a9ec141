/** SHA-256 of a whole file, for a caller that reads the same file for other reasons at the same time. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { brand, isSha256, type Sha256 } from '../base/ids.ts';
import { readPieces } from '../base/read-pieces.node.ts';

export interface DigestedFile {
  readonly path: string;
  readonly file: FileHandle;
  readonly size: number;
  /** Entry of the thread. */
  readonly worker: URL;
}

/** Below this the hash is done before a thread would have begun. */
const worthAThread = 32 * 1024 * 1024;

/** @throws when the file cannot be read */
export async function digestFile({ path, file, size, worker }: DigestedFile): Promise<Sha256> {
  if (size >= worthAThread) {
    const answer = await answerOf(new Worker(worker, { workerData: path }));
    if (typeof answer === 'string' && isSha256(answer)) return answer;
    throw new Error('a thread that answers with no digest');
  }
  const sha256 = createHash('sha256');
  for await (const piece of readPieces(file, { at: 0, length: size })) sha256.update(piece);
  return brand(sha256.digest('hex'));
}

function answerOf(worker: Worker): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('a thread that ended without an answer')));
  });
}
