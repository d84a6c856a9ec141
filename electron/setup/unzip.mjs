/** Unpacks part of an archive without any program of the machine. */
import { createWriteStream, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';

const fileTypeBits = 0o170000;
const symbolicLink = 0o120000;

/**
 * Writes the chosen entries below a folder, with their run bits and symbolic links.
 * @param {string} archive
 * @param {string} folder
 * @param {(entryName: string) => string | null} choose the path to write below the folder, or null to leave out
 * @returns {Promise<number>} files written
 */
export async function unzip(archive, folder, choose) {
  const zip = await yauzl.openPromise(archive, { autoClose: true, lazyEntries: true });
  let written = 0;
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileName.endsWith('/') ? null : choose(entry.fileName);
    if (path === null) continue;
    await writeEntry(zip, entry, join(folder, path));
    written += 1;
  }
  return written;
}

/**
 * @param {import('yauzl').ZipFile} zip
 * @param {import('yauzl').Entry} entry
 * @param {string} target
 */
async function writeEntry(zip, entry, target) {
  const mode = entry.externalFileAttributes >>> 16;
  const content = await zip.openReadStreamPromise(entry);
  mkdirSync(dirname(target), { recursive: true });
  if ((mode & fileTypeBits) === symbolicLink) {
    symlinkSync(await text(content), target);
    return;
  }
  await pipeline(content, createWriteStream(target, { mode: mode & 0o111 ? 0o755 : 0o644 }));
}
