/** Gives out one object of the vault piece by piece, opened on the way. */
import { type FileHandle, open } from 'node:fs/promises';
import type { Sha256 } from '../base/ids.ts';
import { readPieces } from '../base/read-pieces.node.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { VaultLock } from './vault-seal.node.ts';
import { sealLayout } from './vault-seal.node.ts';

/** Takes one piece, and is done with it when its promise settles: after that the piece is empty. The one after it is opened meanwhile. */
export type TakePiece = (piece: Uint8Array) => Promise<void>;

export interface Streamed {
  readonly digest: Sha256;
  /** Of the document, in bytes. */
  readonly length: number;
  readonly take: TakePiece;
}

/** See `Vault.stream`. */
export async function streamObject(
  path: string,
  lock: Pick<VaultLock, 'state' | 'openStream'>,
  wanted: Streamed,
): Promise<Result<null>> {
  const { digest } = wanted;
  let file: FileHandle;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return fail('vault.missing', { digest });
    throw error;
  }
  try {
    return await streamFile(file, lock, wanted);
  } catch (error) {
    if (['EIO', 'EISDIR'].includes(codeOf(error))) return fail('vault.damaged', { digest });
    throw error;
  } finally {
    await file.close();
  }
}

/** The length tells whether an object lies sealed: what is in it may begin as it likes. */
async function streamFile(
  file: FileHandle,
  lock: Pick<VaultLock, 'state' | 'openStream'>,
  { digest, length, take }: Streamed,
): Promise<Result<null>> {
  const { size } = await file.stat();
  if (size === length) {
    await passOn(readPieces(file, { at: 0, length }), take);
    return ok(null);
  }
  if (size !== length + sealLayout.extraBytes) return fail('vault.damaged', { digest });
  if (lock.state() !== 'open') return fail('vault.locked', {});
  const at = sealLayout.headBytes;
  const head = await bytesAt(file, { at: 0, length: at });
  const tag = await bytesAt(file, { at: at + length, length: sealLayout.tagBytes });
  const opening = lock.openStream({ head, tag }, digest);
  if (opening === null) return fail('vault.damaged', { digest });
  const takeAndFree = async (piece: Uint8Array): Promise<void> => {
    await take(piece);
    free(piece);
  };
  await passOn(readPieces(file, { at, length }), takeAndFree, (piece) => opening.update(piece));
  return opening.isWhole() ? ok(null) : fail('vault.damaged', { digest });
}

/** Hands on one piece while the next is read and opened. */
async function passOn(
  pieces: AsyncGenerator<Uint8Array, void, undefined>,
  take: TakePiece,
  open: (piece: Uint8Array) => Uint8Array = (piece) => piece,
): Promise<void> {
  let taken = Promise.resolve();
  for (let next = await pieces.next(); next.done !== true; ) {
    const opened = open(next.value);
    [, next] = await Promise.all([taken, pieces.next()]);
    taken = take(opened);
  }
  await taken;
}

/**
 * Gives memory back at once. Left to the collector, the opened pieces of a large document make it walk the whole heap again and
 * again: measured, a third of the work of an export.
 */
function free({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}

async function bytesAt(
  file: FileHandle,
  { at, length }: { readonly at: number; readonly length: number },
): Promise<Uint8Array> {
  const { bytesRead, buffer } = await file.read(new Uint8Array(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
