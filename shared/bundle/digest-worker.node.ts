/** Entry of the thread that hashes one file from beginning to end, beside whatever else is done with it. */
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { readPieces } from '../base/read-pieces.node.ts';

const path = z.string().parse(workerData);
const file = await open(path, 'r');
try {
  const { size } = await file.stat();
  const sha256 = createHash('sha256');
  for await (const piece of readPieces(file, { at: 0, length: size })) sha256.update(piece);
  parentPort?.postMessage(sha256.digest('hex'));
} finally {
  await file.close();
}
