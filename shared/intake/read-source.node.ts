/** Reads a chosen file into memory once: one opening, a bound before the first byte, and a check that it did not change meanwhile. */
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../base/result.ts';
import { displayName } from './display-name.ts';
import { type Limits, limits as standardLimits } from './limits.ts';

export interface ReadSource {
  /** Name without folder, safe to show. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Without O_NONBLOCK, opening a named pipe would wait for ever. Windows has neither pipes in folders nor the flag. */
const readOnly = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const notAFile = new Set(['EISDIR', 'ENXIO', 'ENOTDIR', 'ELOOP', 'ENODEV', 'EOPNOTSUPP']);

/** The file's bytes. Links are followed, but only to an ordinary file. */
export async function readSource(
  path: string,
  { limits = standardLimits }: { readonly limits?: Pick<Limits, 'fileBytes'> } = {},
): Promise<Result<ReadSource>> {
  const name = displayName(basename(path));
  let file: FileHandle | undefined;
  try {
    file = await open(path, readOnly);
    return await readOpened(file, { path, name, limit: limits.fileBytes });
  } catch (error) {
    return openingFailure(errorCode(error), name);
  } finally {
    await file?.close();
  }
}

async function readOpened(
  file: FileHandle,
  { path, name, limit }: { readonly path: string; readonly name: string; readonly limit: number },
): Promise<Result<ReadSource>> {
  const before = await file.stat({ bigint: true });
  if (!before.isFile()) return fail('intake.not-a-file', { name });
  if (before.size === 0n) return fail('intake.empty', { name });
  if (before.size > BigInt(limit)) {
    return fail('intake.too-large', { name, bytes: Number(before.size), limit });
  }
  const bytes = await readExactly(file, Number(before.size));
  const after = await file.stat({ bigint: true });
  const named = await stat(path, { bigint: true });
  const isSame =
    bytes !== null &&
    [after, named].every(
      (later) =>
        later.ino === before.ino &&
        later.dev === before.dev &&
        later.size === before.size &&
        later.mtimeNs === before.mtimeNs,
    );
  return isSame ? ok({ name, bytes }) : fail('intake.vanished', { name });
}

/** Null when the file ends early. */
async function readExactly(file: FileHandle, length: number): Promise<Uint8Array | null> {
  const bytes = new Uint8Array(length);
  let at = 0;
  while (at < length) {
    const { bytesRead } = await file.read(bytes, at, length - at, at);
    if (bytesRead === 0) return null;
    at += bytesRead;
  }
  return bytes;
}

function openingFailure(code: string, name: string): Result<never> {
  if (code === 'ENOENT') return fail('intake.vanished', { name });
  if (notAFile.has(code)) return fail('intake.not-a-file', { name });
  return fail('intake.unreadable', { name });
}

/** Code of a system error; anything else is a fault of ours and goes on up. */
function errorCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
