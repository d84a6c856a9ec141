/**
 * Entry of a thread that hashes stretches of one open file, in the order in which it is asked: each stretch by itself, or as
 * the continuation of one digest over the whole file. See digest-thread.node.ts.
 */
import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import type { DigestAnswer, DigestRequest } from './digest-thread.node.ts';
import { digestRequest } from './digest-thread.node.ts';

/** Descriptor of the open file: threads of one process share it, so nobody can put another file in its place. */
const file = Number(workerData);
/** Fits the nearer caches of a processor: what is read once is hashed and checked from there. */
const buffer = new Uint8Array(256 * 1024);
const whole = createHash('sha256');

parentPort?.on('message', (untrustedRequest: unknown) => {
  parentPort?.postMessage(answer(digestRequest.parse(untrustedRequest)));
});

function answer({ at, length, wants }: DigestRequest): DigestAnswer {
  const sha256 = wants === 'sha256' || wants === 'both' ? createHash('sha256') : null;
  let check = 0;
  const end = at + length;
  let from = at;
  while (from < end) {
    const read = readSync(file, buffer, 0, Math.min(buffer.length, end - from), from);
    if (read === 0) break;
    const piece = buffer.subarray(0, read);
    if (wants === 'whole') whole.update(piece);
    sha256?.update(piece);
    if (wants === 'crc32' || wants === 'both') check = crc32(piece, check);
    from += read;
  }
  const digest = wants === 'whole' ? whole.copy() : sha256;
  return { length: from - at, crc32: check, sha256: digest?.digest('hex') ?? null };
}
