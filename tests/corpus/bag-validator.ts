/**
 * A validator of BagIt bags in folders, for any bag of versions 0.93 to 1.0 (RFC 8493 and the drafts before it). The program
 * itself accepts one exact form only and compares bytes; this one, written apart from it, tells whether that form is a valid
 * bag by the standard, and is itself held against the conformance suite of the Library of Congress.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface BagReport {
  readonly errors: readonly string[];
  /** Valid, but not what a careful writer makes, or not the same on every system. */
  readonly warnings: readonly string[];
}

interface Manifest {
  readonly file: string;
  readonly algorithm: string;
  readonly lines: readonly { readonly digest: string; readonly path: string }[];
}

interface Told {
  error(text: string): void;
  warn(text: string): void;
}

const algorithms = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
const systemFiles = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/i;

/** Looks at a whole bag and tells all that is wrong with it. @param folder that holds bagit.txt */
export function validateBag(folder: string): BagReport {
  const errors: string[] = [];
  const warnings: string[] = [];
  const told: Told = { error: (text) => errors.push(text), warn: (text) => warnings.push(text) };
  const files = listFiles(folder);
  const declared = readDeclaration(folder, files, told);
  if (declared === null) return { errors, warnings };
  const { isFinal, decode } = declared;
  const named = (pattern: RegExp) => files.filter((path) => pattern.test(path));
  const read = (file: string) =>
    readManifest({ file, text: decode(readFileSync(join(folder, file))) }, isFinal, told);
  const payload = named(/^manifest-\w+\.txt$/).map(read);
  const tags = named(/^tagmanifest-\w+\.txt$/).map(read);
  if (payload.length === 0) told.error('no payload manifest');
  const fetched = readFetch(folder, files, decode, told);
  for (const manifest of [...payload, ...tags]) checkDigests(folder, manifest, { files, fetched }, told);
  checkCompleteness(
    payload,
    files.filter((path) => path.startsWith('data/')),
    { isFinal, fetched },
    told,
  );
  if (files.includes('bag-info.txt'))
    checkInformation(decode(readFileSync(join(folder, 'bag-info.txt'))), told);
  return { errors, warnings };
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .sort();
}

/** Version and encoding decide how the rest is read; null where they cannot be read. */
function readDeclaration(folder: string, files: readonly string[], told: Told) {
  if (!files.includes('bagit.txt')) {
    told.error('no bagit.txt');
    return null;
  }
  const bytes = readFileSync(join(folder, 'bagit.txt'));
  const text = bytes.toString('utf8');
  const match = /^BagIt-Version:( *)(\d+)\.(\d+)[ \t]*\r?\nTag-File-Character-Encoding:( *)(\S+)\s*$/.exec(
    text,
  );
  if (match === null || text.startsWith('\ufeff')) {
    told.error('bagit.txt is not as it has to be');
    return null;
  }
  const isFinal = Number(match[2]) >= 1;
  if (isFinal && (match[1] !== ' ' || match[4] !== ' ')) told.error('white space in bagit.txt');
  const encoding = match[5] ?? '';
  return {
    isFinal,
    decode: (part: Uint8Array) => new TextDecoder(nameFor(encoding, part), { fatal: true }).decode(part),
  };
}

/** UTF-16 without an ending of its own goes by the mark at the beginning of the file (RFC 2781, 4.3). */
function nameFor(encoding: string, bytes: Uint8Array): string {
  const isBigEndian = bytes[0] === 0xfe && bytes[1] === 0xff;
  return /^utf-?16$/i.test(encoding) && isBigEndian ? 'utf-16be' : encoding;
}

function readManifest(
  { file, text }: { readonly file: string; readonly text: string },
  isFinal: boolean,
  told: Told,
): Manifest {
  const algorithm = /-(\w+)\.txt$/.exec(file)?.[1]?.toLowerCase() ?? '';
  if (!algorithms.includes(algorithm)) told.error(`${file}: digest of an unknown kind`);
  const seen = new Map<string, string>();
  const lines = text.split(/\r\n|\r|\n/).flatMap((line) => {
    if (line.trim() === '') return [];
    const match = /^([0-9a-fA-F]+)[ \t]+(\*?)(.+)$/.exec(line);
    if (match === null) {
      told.error(`${file}: a line that is none`);
      return [];
    }
    const [, digest = '', star, written = ''] = match;
    if (star === '*') told.warn(`${file}: made with a checksum tool's mark for binary files`);
    const path = plainPath(written, file, told);
    const before = seen.get(path);
    if (before !== undefined) {
      const text = `${file}: lists ${path} twice`;
      if (before !== digest.toLowerCase() || isFinal) told.error(text);
      else told.warn(text);
    }
    seen.set(path, digest.toLowerCase());
    if (systemFiles.test(path)) told.warn(`${file}: ${path} is made by systems on their own`);
    return [{ digest: digest.toLowerCase(), path }];
  });
  warnOfTwins(file, [...seen.keys()], told);
  return { file, algorithm, lines };
}

/** Undoes the escapes of the standard and refuses what leads out of the bag. */
function plainPath(written: string, file: string, told: Told): string {
  if (written.startsWith('./')) told.warn(`${file}: ${written} begins with ./`);
  const path = written
    .replace(/^\.\//, '')
    .replace(/%0D/gi, '\r')
    .replace(/%0A/gi, '\n')
    .replace(/%25/g, '%');
  if (leadsOut(path)) told.error(`${file}: ${path} leads out of the bag`);
  return path;
}

function leadsOut(path: string): boolean {
  return /^(?:[/\\~]|[a-z]:|%\w+%)/i.test(path) || path.split(/[/\\]/).includes('..');
}

/** Names that some file systems take for one another. */
function warnOfTwins(file: string, paths: readonly string[], told: Told): void {
  const seen = new Set<string>();
  for (const path of paths) {
    const key = path.normalize('NFC').toLowerCase();
    if (seen.has(key)) told.warn(`${file}: ${path} is another file by case or normalization only`);
    seen.add(key);
  }
}

/** Paths of fetch.txt: allowed to be missing from the folder, nothing is ever fetched. */
function readFetch(
  folder: string,
  files: readonly string[],
  decode: (bytes: Uint8Array) => string,
  told: Told,
): ReadonlySet<string> {
  if (!files.includes('fetch.txt')) return new Set();
  const lines = decode(readFileSync(join(folder, 'fetch.txt')))
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '');
  const paths = lines.flatMap((line) => {
    const match = /^(\S+)[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line);
    if (match === null) told.error('fetch.txt: a line that is none');
    return match?.[2] === undefined ? [] : [plainPath(match[2], 'fetch.txt', told)];
  });
  return new Set(paths);
}

function checkDigests(
  folder: string,
  { file, algorithm, lines }: Manifest,
  there: { readonly files: readonly string[]; readonly fetched: ReadonlySet<string> },
  told: Told,
): void {
  for (const { digest, path } of lines) {
    const found = there.files.find((each) => each === path) ?? sameName(there.files, path);
    if (found === undefined) {
      if (!there.fetched.has(path)) told.error(`${file}: ${path} is not there`);
      continue;
    }
    if (!algorithms.includes(algorithm) || leadsOut(path)) continue;
    const real = createHash(algorithm)
      .update(readFileSync(join(folder, found)))
      .digest('hex');
    if (real !== digest) told.error(`${file}: ${path} is not what it says`);
  }
}

/** The file that a system which folds case or normalization would open. */
function sameName(files: readonly string[], path: string): string | undefined {
  const key = path.normalize('NFC').toLowerCase();
  return files.find((each) => each.normalize('NFC').toLowerCase() === key);
}

/** Version 1.0: every manifest lists every file. Before: every file is in one of them. */
function checkCompleteness(
  manifests: readonly Manifest[],
  payload: readonly string[],
  { isFinal, fetched }: { readonly isFinal: boolean; readonly fetched: ReadonlySet<string> },
  told: Told,
): void {
  const listings = isFinal
    ? manifests.map(({ file, lines }) => ({ file, paths: lines.map(({ path }) => path) }))
    : [{ file: 'manifests', paths: manifests.flatMap(({ lines }) => lines.map(({ path }) => path)) }];
  for (const { file, paths } of listings) {
    for (const path of [...payload, ...fetched]) {
      if (!paths.includes(path) && sameName(paths, path) === undefined)
        told.error(`${file}: ${path} is not listed`);
    }
  }
}

/** Lines of a label, a colon and a value; a value goes on in lines that begin with white space. */
function checkInformation(text: string, told: Told): void {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const wrong = lines.some(
    (line, index) => !/^[^:\s][^:]*\s*:/.test(line) && !(index > 0 && /^\s/.test(line)),
  );
  if (wrong) told.error('bag-info.txt: a line that is none');
}
