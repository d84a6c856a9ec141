/** The bag: one folder, the files of the format and no others, and both manifests exact. */
import { equalBytes } from '../base/bytes.ts';
import { decodeUtf8 } from '../base/decode-utf8.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { Bag, SeenFile } from './bag.ts';
import { payloadOfBag, tagsOfBag } from './bag.ts';
import type { Looking } from './look.ts';
import { bytesIn } from './look.ts';
import { bagDeclaration, bagPaths, bundleLimits, manifestText, readEnvelopePath } from './manifest.ts';
import type { VerifyProblem } from './verify-problems.ts';
import { problem } from './verify-problems.ts';
import type { ZipEntry } from './zip-entry.ts';

/** Puts the entries of the container into the bag's folder; entries elsewhere are told and left out. */
export function* openBag(
  entries: readonly ZipEntry[],
): Looking<{ readonly bag: Bag; readonly problems: readonly VerifyProblem[] }> {
  const declaration = entries.find(({ path }) => path.split('/').slice(1).join('/') === bagPaths.declaration);
  const folder = (declaration ?? entries[0])?.path.split('/')[0] ?? '';
  const files = new Map<string, SeenFile>();
  const problems: VerifyProblem[] = [];
  let readable: number = bundleLimits.textBytes;
  for (const { path, ...entry } of entries) {
    const inside = path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
    if (inside === null) problems.push(problem('bag.outside-folder', path, { folder }));
    else if (!files.has(inside)) {
      // Text that is too long is left empty, which no check takes for what should be there.
      const isRead = isText(inside) && entry.length <= readable;
      const bytes = isRead ? yield* bytesIn(entry) : new Uint8Array();
      readable -= bytes.length;
      files.set(inside, { path: inside, ...entry, bytes });
    }
  }
  return { bag: { folder, files }, problems };
}

/** Files whose words are checked; of all others only the digest counts. */
function isText(path: string): boolean {
  const known: readonly string[] = Object.values(bagPaths);
  return known.includes(path) || readEnvelopePath(path) !== null;
}

/** Checks that the bag is complete, holds nothing else, and that its manifests say what is there. */
export function checkBag(bag: Bag): readonly VerifyProblem[] {
  return [
    ...missingFiles(bag),
    ...unknownTags(bag),
    ...checkDeclaration(bag),
    ...checkManifest(bag, bagPaths.payloadManifest, payloadOfBag(bag)),
    ...checkManifest(
      bag,
      bagPaths.tagManifest,
      tagsOfBag(bag).filter(({ path }) => path !== bagPaths.tagManifest),
    ),
  ];
}

function missingFiles({ files }: Bag): readonly VerifyProblem[] {
  return Object.values(bagPaths)
    .filter((path) => !files.has(path))
    .map((path) => problem('bag.missing-file', path, {}));
}

function unknownTags(bag: Bag): readonly VerifyProblem[] {
  const known: readonly string[] = Object.values(bagPaths);
  return tagsOfBag(bag)
    .filter(({ path }) => !known.includes(path) && readEnvelopePath(path) === null)
    .map(({ path }) => problem('bag.extra-file', path, {}));
}

function checkDeclaration({ files }: Bag): readonly VerifyProblem[] {
  const declaration = files.get(bagPaths.declaration);
  if (declaration === undefined || equalBytes(declaration.bytes, encodeUtf8(bagDeclaration))) return [];
  return [problem('bag.not-exact', bagPaths.declaration, {})];
}

function checkManifest({ files }: Bag, path: string, covered: readonly SeenFile[]): readonly VerifyProblem[] {
  const manifest = files.get(path);
  if (manifest === undefined || equalBytes(manifest.bytes, encodeUtf8(manifestText(covered)))) return [];
  const listed = readManifest(manifest.bytes);
  if (listed === null) return [problem('bag.manifest-differs', path, {})];
  const unlisted = covered.filter((file) => !listed.has(file.path));
  const missing = [...listed.keys()].filter((each) => !covered.some((file) => file.path === each));
  const changed = covered.filter((file) => listed.has(file.path) && listed.get(file.path) !== file.sha256);
  const problems = [
    ...unlisted.map((file) => problem('bag.unlisted-file', file.path, { manifest: path })),
    ...missing.map((each) => problem('bag.missing-file', each, {})),
    ...changed.map((file) => problem('bag.digest-differs', file.path, { manifest: path })),
  ];
  // Where only digests differ, the files may be to blame and not the manifest; see `blameManifests`.
  const onlyDigests = unlisted.length === 0 && missing.length === 0 && changed.length > 0;
  return onlyDigests ? problems : [...problems, problem('bag.manifest-differs', path, {})];
}

/** Digests by path, or null for text that is no manifest. Whether it is also in its one exact form is compared elsewhere. */
function readManifest(untrustedBytes: Uint8Array): ReadonlyMap<string, string> | null {
  const lines = decodeUtf8(untrustedBytes)?.split('\n');
  if (lines === undefined || lines.pop() !== '') return null;
  const listed = new Map<string, string>();
  for (const line of lines) {
    const match = /^([0-9a-f]{64}) {2}([^\p{Cc}]+)$/u.exec(line);
    if (match?.[1] === undefined || match[2] === undefined || listed.has(match[2])) return null;
    listed.set(match[2], match[1]);
  }
  return listed;
}

/**
 * Names a manifest whose digest of a file is contradicted by nothing else: then the manifest was changed and not the file.
 * @param problems all problems of the bundle
 */
export function blameManifests(problems: readonly VerifyProblem[]): readonly VerifyProblem[] {
  const manifests = problems.flatMap((each) => {
    if (each.code !== 'bag.digest-differs') return [];
    const isSupported = problems.some((other) => other.file === each.file && other.code !== each.code);
    return isSupported ? [] : [each.params.manifest];
  });
  return [...new Set(manifests)].map((path) => problem('bag.manifest-differs', path, {}));
}
