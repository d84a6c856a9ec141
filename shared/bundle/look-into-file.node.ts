/** Runs a check over a file on the disk, however large: see look.ts. */
import { createHash, getHashes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { brand } from '../base/ids.ts';
import { readPieces } from '../base/read-pieces.node.ts';
import type { Sm3Stream } from '../signoff/sm3-stream.ts';
import { sm3Stream } from '../signoff/sm3-stream.ts';
import type { Digests, Look, Looking, Place, Seen } from './look.ts';

/** Tells what a stretch of the file comes to, or gives null for one that nobody has hashed yet. */
export type KnownDigests = (place: Place) => Promise<Digests> | null;

/** Answers what the check asks, from the file, and from digests of it that are being taken elsewhere. */
export async function lookIntoFile<T>(
  file: FileHandle,
  looking: Looking<T>,
  known: KnownDigests = () => null,
): Promise<T> {
  let step = looking.next();
  while (step.done !== true) step = looking.next(await answer(file, step.value, known));
  return step.value;
}

function answer(file: FileHandle, look: Look, known: KnownDigests): Promise<Seen> {
  if (look.wants === 'bytes') return bytesOf(file, look);
  return look.wants === 'sm3' ? sm3OfPlace(file, look) : (known(look) ?? digestsOfPlace(file, look));
}

async function bytesOf(file: FileHandle, { at, length }: Place): Promise<Uint8Array> {
  const { size } = await file.stat();
  const bytes = new Uint8Array(Math.max(0, Math.min(length, size - at)));
  let filled = 0;
  for await (const piece of readPieces(file, { at, length: bytes.length })) {
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes.subarray(0, filled);
}

async function digestsOfPlace(file: FileHandle, place: Place): Promise<Digests> {
  const sha256 = createHash('sha256');
  let length = 0;
  let check = 0;
  for await (const piece of readPieces(file, place)) {
    sha256.update(piece);
    check = crc32(piece, check);
    length += piece.length;
  }
  return { length, crc32: check, sha256: brand(sha256.digest('hex')) };
}

async function sm3OfPlace(file: FileHandle, place: Place): Promise<string> {
  const sm3 = openSm3();
  for await (const piece of readPieces(file, place)) sm3.update(piece);
  return sm3.hex();
}

const isKnown = getHashes().includes('sm3');

/** SM3 of the runtime, or ours where it has none: the one in Electron does not. */
export function openSm3(): Sm3Stream {
  if (!isKnown) return sm3Stream();
  const hash = createHash('sm3');
  return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') };
}
