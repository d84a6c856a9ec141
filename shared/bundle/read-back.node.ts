/**
 * Reads back what is being written: each document is hashed from the file as soon as it lies there, in a thread, and the digest
 * of the whole file grows behind it in another. Small files are hashed when they are done.
 *
 * The check value of a large document is not taken a second time: it was taken from the bytes that were written, and the digest of
 * what lies there, compared with the approved one, shows that these are those.
 */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import { readPieces } from '../base/read-pieces.node.ts';
import type { DigestThread } from './digest-thread.node.ts';
import { startDigestThread, worthAThread } from './digest-thread.node.ts';
import type { Digests, Looking, Place } from './look.ts';
import { lookIntoFile } from './look-into-file.node.ts';

export interface ReadBack {
  /** A document lies in the file and will not change; its check value is that of the bytes that were written. */
  partWritten(part: WrittenPart): void;
  /** Everything before this offset lies in the file and will not change. Offsets never go back. */
  writtenUpTo(offset: number): void;
  /** Runs a check over the finished file. */
  look<T>(looking: Looking<T>): Promise<T>;
  /** SHA-256 of the finished file of this size. */
  digest(size: number): Promise<Sha256>;
  /** To be awaited before the file is closed. */
  end(): Promise<void>;
}

export interface WrittenPart extends Place {
  readonly crc32: number;
}

export interface ReadBackOf {
  /** Entry of the thread. */
  readonly worker: URL;
  /** What the file will have at least. */
  readonly leastBytes: number;
}

export function startReadBack(file: FileHandle, { worker, leastBytes }: ReadBackOf): ReadBack {
  return leastBytes < worthAThread
    ? whenDone(file)
    : alongside(file, { parts: startDigestThread(worker, file), whole: startDigestThread(worker, file) });
}

function whenDone(file: FileHandle): ReadBack {
  return {
    partWritten: () => undefined,
    writtenUpTo: () => undefined,
    look: (looking) => lookIntoFile(file, looking),
    digest: async (size) => {
      const sha256 = createHash('sha256');
      for await (const piece of readPieces(file, { at: 0, length: size })) sha256.update(piece);
      return brand(sha256.digest('hex'));
    },
    end: async () => undefined,
  };
}

interface Threads {
  readonly parts: DigestThread;
  readonly whole: DigestThread;
}

function alongside(file: FileHandle, { parts, whole }: Threads): ReadBack {
  const known = new Map<string, Promise<Digests>>();
  let hashed = 0;
  const hashUpTo = (offset: number) => {
    const answer = whole.ask({ at: hashed, length: offset - hashed }, 'whole');
    hashed = offset;
    return answer;
  };
  return {
    partWritten: (part) => {
      const digests = digestsOf(parts, part);
      // As in `DigestThread.ask`: it is looked at when the check comes to it.
      digests.catch(() => undefined);
      known.set(keyOf(part), digests);
    },
    writtenUpTo: (offset) => void hashUpTo(offset),
    look: (looking) => lookIntoFile(file, looking, (place) => known.get(keyOf(place)) ?? null),
    digest: async (size) => {
      const { sha256 } = await hashUpTo(size);
      if (sha256 === null) throw new Error('a thread that answers with no digest');
      return sha256;
    },
    end: async () => {
      await Promise.all([parts.end(), whole.end()]);
    },
  };
}

async function digestsOf(thread: DigestThread, { at, length, crc32 }: WrittenPart): Promise<Digests> {
  const { sha256, ...there } = await thread.ask({ at, length }, 'sha256');
  if (sha256 === null) throw new Error('a thread that answers with no digest');
  return { length: there.length, crc32, sha256 };
}

function keyOf({ at, length }: Place): string {
  return `${at}+${length}`;
}
