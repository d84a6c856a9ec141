/**
 * Hashes the large files of a container before the check comes to them, in two threads. A first walk through the headers alone
 * finds where they lie; what it finds decides nothing, it only saves waiting: the check asks for each stretch as ever, and one
 * that was not foreseen is hashed then.
 */
import type { FileHandle } from 'node:fs/promises';
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { DigestThread, StretchDigests } from './digest-thread.node.ts';
import { startDigestThread, worthAThread } from './digest-thread.node.ts';
import type { Digests, Looking, Place } from './look.ts';
import type { KnownDigests } from './look-into-file.node.ts';
import { lookIntoFile } from './look-into-file.node.ts';
import type { ContainerFile } from './read-zip.ts';
import { readingZip } from './read-zip.ts';

export interface AheadOf extends ContainerFile {
  readonly file: FileHandle;
  /** Entry of the thread, or null where there is none: then nothing is hashed ahead. */
  readonly worker: URL | null;
}

/** Runs a check over a container, with the digests of its large files taken beside it. */
export async function lookAhead<T>(container: AheadOf, looking: Looking<T>): Promise<T> {
  const { file, worker, size } = container;
  if (worker === null || size < worthAThread) return lookIntoFile(file, looking);
  const places = await largePlaces(container);
  const threads = [startDigestThread(worker, file), startDigestThread(worker, file)] as const;
  try {
    return await lookIntoFile(file, looking, hashAll(places, threads));
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** Smaller ones are hashed when the check comes to them. */
const large = 1024 * 1024;
const nothing: Sha256 = brand('0'.repeat(64));

async function largePlaces({ file, size, name }: AheadOf): Promise<readonly Place[]> {
  const places: Place[] = [];
  await lookIntoFile(file, readingZip({ size, name }), ({ at, length }) => {
    const there = Math.max(0, Math.min(length, size - at));
    if (length >= large) places.push({ at, length });
    return Promise.resolve({ length: there, crc32: 0, sha256: nothing });
  });
  return places;
}

type Threads = readonly [DigestThread, DigestThread];

/** Gives each stretch to the thread that has less to do. One that outweighs all others is hashed in one and checked in the other. */
function hashAll(places: readonly Place[], [first, second]: Threads): KnownDigests {
  const known = new Map<string, Promise<Digests>>();
  const total = places.reduce((sum, { length }) => sum + length, 0);
  const given = { first: 0, second: 0 };
  for (const place of [...places].sort((left, right) => right.length - left.length)) {
    const digests =
      place.length > total / 2
        ? joined(first.ask(place, 'sha256'), second.ask(place, 'crc32'))
        : joinedIn(given.first <= given.second ? first : second, place);
    if (given.first <= given.second) given.first += place.length;
    else given.second += place.length;
    // It is looked at when the check comes to it, or never, where the check ends before.
    digests.catch(() => undefined);
    known.set(keyOf(place), digests);
  }
  return (place) => known.get(keyOf(place)) ?? null;
}

function joinedIn(thread: DigestThread, place: Place): Promise<Digests> {
  const both = thread.ask(place, 'both');
  return joined(both, both);
}

async function joined(hashed: Promise<StretchDigests>, checked: Promise<StretchDigests>): Promise<Digests> {
  const [{ length, sha256 }, { crc32 }] = await Promise.all([hashed, checked]);
  if (sha256 === null) throw new Error('a thread that answers with no digest');
  return { length, crc32, sha256 };
}

function keyOf({ at, length }: Place): string {
  return `${at}+${length}`;
}
