/** Names in an archive that must never be taken for a path, whatever program unpacks it. */
import { decodeUtf8 } from '../base/decode-utf8.ts';
import type { UnsafePath } from './verify-problems.ts';

/** Names that Windows gives to devices, with any ending (Microsoft, Naming Files, Paths, and Namespaces). */
const reservedName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const longestPath = 1_000;

/** What is wrong with a name, or null. A name is a relative path of plain segments joined by `/`. */
export function unsafePath(rawName: Uint8Array): UnsafePath | null {
  const name = decodeUtf8(rawName);
  if (name === null) return 'encoding';
  if (name.length > longestPath) return 'long';
  if (unseen.test(name)) return 'control';
  if (name.includes('\\')) return 'backslash';
  if (name.startsWith('/') || name === '') return 'absolute';
  if (/^[a-z]:/i.test(name)) return 'drive';
  const segments = name.replace(/\/$/, '').split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return 'traversal';
  if (name !== name.normalize('NFC')) return 'normalisation';
  return segments.some(isReserved) ? 'reserved' : null;
}

function isReserved(segment: string): boolean {
  return reservedName.test(segment) || /[. ]$|[<>:"|?*]/.test(segment);
}

/** The same for two names that some file system takes for one: case and composition do not count. */
export function collisionKey(path: string): string {
  return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
