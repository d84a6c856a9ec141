/** Reads a text file that may be hostile line by line, hashing what passes. */
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { decodeUtf8 } from '../base/decode-utf8.ts';
import type { Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';

/** Longest line that is kept; of a longer one only that it was too long. */
const longestLine = 1024 * 1024;
const pieceBytes = 64 * 1024;
const lineFeed = 0x0a;

export interface ReadFile {
  readonly bytes: number;
  readonly sha256: Sha256;
}

/**
 * Hands on each line without its end; null for one that is no UTF-8, too long, or not ended.
 * @returns size and digest; null where there is no such regular file
 */
export async function readLines(path: string, use: (line: string | null) => void): Promise<ReadFile | null> {
  if (!(await isFile(path))) return null;
  const hash = createHash('sha256');
  let bytes = 0;
  let rest: Buffer = Buffer.alloc(0);
  let isTooLong = false;
  await readPieces(path, (piece) => {
    hash.update(piece);
    bytes += piece.length;
    let from = 0;
    for (let end = piece.indexOf(lineFeed); end !== -1; end = piece.indexOf(lineFeed, from)) {
      const line = Buffer.concat([rest, piece.subarray(from, end)]);
      use(isTooLong || line.length > longestLine ? null : decodeUtf8(line));
      rest = Buffer.alloc(0);
      isTooLong = false;
      from = end + 1;
    }
    rest = Buffer.concat([rest, piece.subarray(from)]);
    if (rest.length <= longestLine) return;
    isTooLong = true;
    rest = Buffer.alloc(0);
  });
  if (rest.length > 0 || isTooLong) use(null);
  return { bytes, sha256: brand<Sha256>(hash.digest('hex')) };
}

async function readPieces(path: string, use: (piece: Buffer) => void): Promise<void> {
  const handle = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(pieceBytes);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, pieceBytes, null);
      if (bytesRead === 0) return;
      use(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/** Pipes and devices are never opened. */
async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}
