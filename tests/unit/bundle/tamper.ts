/** What an attacker does to a bundle: change files, and make lists and container fit again. */
import { nodeHash } from '../../../shared/base/hash.node.ts';
import { encodeUtf8 } from '../../../shared/base/utf8.ts';
import { manifestText } from '../../../shared/bundle/manifest.ts';
import { writeZip } from '../../../shared/bundle/zip-writer.ts';
import type { BuiltBundle } from './build-bundle.ts';

/** Files by path within the bag's folder. */
export type Files = Map<string, Uint8Array>;

export function filesOf(bundle: BuiltBundle): Files {
  return new Map(bundle.entries.map(({ path, bytes }) => [path.slice(path.indexOf('/') + 1), bytes]));
}

/** A container that is right in itself, whatever the files are. */
export function packed(files: Files, folder = '11990101-2026-0007'): Uint8Array {
  return writeZip([...files].map(([path, bytes]) => ({ path: `${folder}/${path}`, bytes })));
}

/** Makes both manifests fit the files again: what everybody can do who holds no key. */
export function relisted(files: Files): Files {
  const digests = (isPayload: boolean) =>
    [...files]
      .filter(([path]) => path.startsWith('data/') === isPayload && path !== 'tagmanifest-sha256.txt')
      .map(([path, bytes]) => ({ path, sha256: nodeHash.sha256(bytes) }));
  files.set('manifest-sha256.txt', encodeUtf8(manifestText(digests(true))));
  files.set('tagmanifest-sha256.txt', encodeUtf8(manifestText(digests(false))));
  return files;
}

export function flipped(bytes: Uint8Array, offset: number): Uint8Array {
  return bytes.with(offset, (bytes[offset] ?? 0) ^ 0x01);
}

export function textOf(files: Files, path: string): string {
  return Buffer.from(files.get(path)!).toString('utf8');
}

/** Changes the text of a file in place. */
export function rewrite(files: Files, path: string, change: (text: string) => string): Files {
  return files.set(path, encodeUtf8(change(textOf(files, path))));
}

/** Path of the envelope of a role. */
export function envelopeIn(files: Files, role: string): string {
  return [...files.keys()].find((path) => path.startsWith(`signatures/${role}-`))!;
}
