/** Stamps: a small file that remembers from what something was made, so that it is made again only when that changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/**
 * Digest of files and folders: their names relative to the base, and their bytes. Something that is not there counts
 * as "absent", so its later appearance changes the digest.
 * @param {string} base
 * @param {readonly string[]} paths absolute paths of files or folders
 * @returns {string} hexadecimal
 */
export function digestFiles(base, paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(listFiles)) {
    hash.update(`${relative(base, file).split(sep).join('/')}\0`);
    hash.update(existsSync(file) ? readFileSync(file) : 'absent');
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {readonly string[]} files in a fixed order; a path that is no folder stands for itself */
function listFiles(path) {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}

/**
 * @param {string} stampFile
 * @param {string} digest
 * @returns {boolean} whether the stamp was written for exactly this digest
 */
export function isStamped(stampFile, digest) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8').trim() === digest;
}

/**
 * To be written last, when the thing itself is complete.
 * @param {string} stampFile
 * @param {string} digest
 */
export function writeStamp(stampFile, digest) {
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, `${digest}\n`);
}
