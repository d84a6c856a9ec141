/**
 * Reads a stretch of a file piece by piece: while one piece is worked on, the system reads the next. Four buffers serve the whole
 * stretch in turn, so a piece is good until two more have been asked for: as long as it takes to write it behind the next one.
 */
import type { FileHandle } from 'node:fs/promises';

/** Fits the nearer caches of a processor, so that what reads a piece twice reads it from there. */
const pieceBytes = 512 * 1024;
const turns = 4;

/** Pieces of a stretch; fewer bytes than `length` where the file ends before. */
export async function* readPieces(
  file: FileHandle,
  { at, length }: { readonly at: number; readonly length: number },
): AsyncGenerator<Uint8Array, void, undefined> {
  const size = Math.min(pieceBytes, length);
  const buffers: Uint8Array[] = [];
  const end = at + length;
  const read = (from: number, turn: number) => {
    if (from >= end) return null;
    const buffer = buffers[turn % turns] ?? new Uint8Array(size);
    buffers[turn % turns] = buffer;
    return file.read(buffer, 0, Math.min(size, end - from), from);
  };
  let pending = read(at, 0);
  for (let from = at, turn = 1; pending !== null; turn += 1) {
    const { bytesRead, buffer } = await pending;
    if (bytesRead === 0) return;
    from += bytesRead;
    pending = read(from, turn);
    yield buffer.subarray(0, bytesRead);
  }
}
