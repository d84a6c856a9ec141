/**
 * How objects of the vault lie on the disk once the office has a vault key: AES-256-GCM (NIST SP 800-38D).
 *
 * Layout: magic `XSVAULT` and a version byte, 12 bytes of nonce, the ciphertext, 16 bytes of tag, and the SHA-256 of all of
 * that. Magic, version and the digest of the plain bytes are authenticated with the content, so no object can stand in for
 * another. The digest at the end proves nothing against somebody who rewrites the file on purpose; it lets anybody without the
 * key tell a damaged file from a whole one.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { concatBytes, equalBytes } from '../base/bytes.ts';
import type { Sha256 } from '../base/ids.ts';
import type { IdSource } from '../base/ports.ts';
import { encodeUtf8 } from '../base/utf8.ts';

/** Bytes of a vault key. */
export const vaultKeyBytes = 32;

const version = 1;
const head = concatBytes([encodeUtf8('XSVAULT'), Uint8Array.of(version)]);
const nonceBytes = 12;
const tagBytes = 16;
const digestBytes = 32;
const extraBytes = head.length + nonceBytes + tagBytes + digestBytes;

/** Where the parts of a sealed object of some plain length lie. */
export const sealLayout = {
  /** Magic, version and nonce. */
  headBytes: head.length + nonceBytes,
  tagBytes,
  /** What a sealed object is longer than what is in it. */
  extraBytes,
} as const;
const cipherName = 'aes-256-gcm';

/** Seals one object. */
export function sealObject(
  bytes: Uint8Array,
  { key, digest, nonce }: { readonly key: Uint8Array; readonly digest: Sha256; readonly nonce: Uint8Array },
): Uint8Array {
  const cipher = createCipheriv(cipherName, key, nonce);
  cipher.setAAD(associated(digest));
  const sealed = concatBytes([head, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return concatBytes([sealed, sha256(sealed)]);
}

/** Bytes of an object, or null when they are not what was sealed under this key for this digest. */
export function openObject(stored: Uint8Array, key: Uint8Array, digest: Sha256): Uint8Array | null {
  if (stored.length < extraBytes || !equalBytes(stored.subarray(0, head.length), head)) return null;
  const nonceEnd = head.length + nonceBytes;
  const tagAt = stored.length - digestBytes - tagBytes;
  const decipher = createDecipheriv(cipherName, key, stored.subarray(head.length, nonceEnd));
  decipher.setAAD(associated(digest));
  decipher.setAuthTag(stored.subarray(tagAt, tagAt + tagBytes));
  try {
    return concatBytes([decipher.update(stored.subarray(nonceEnd, tagAt)), decipher.final()]);
  } catch {
    // node:crypto has no code for "the tag does not fit"; nothing else can fail here, all lengths are checked.
    return null;
  }
}

/** Opens a sealed object piece by piece. Nothing that it gives out may be relied on before `isWhole` has said yes. */
export interface SealStream {
  update(sealed: Uint8Array): Uint8Array;
  /** To be asked once, after the last piece: whether these were the bytes sealed under this key for this digest. */
  isWhole(): boolean;
}

/** What a stream needs to know of an object beforehand: its first bytes and its tag. */
export interface SealEnds {
  readonly head: Uint8Array;
  readonly tag: Uint8Array;
}

function openSealStream(ends: SealEnds, key: Uint8Array, digest: Sha256): SealStream | null {
  if (!equalBytes(ends.head.subarray(0, head.length), head)) return null;
  const decipher = createDecipheriv(cipherName, key, ends.head.subarray(head.length));
  decipher.setAAD(associated(digest));
  decipher.setAuthTag(ends.tag);
  return {
    update: (sealed) => decipher.update(sealed),
    isWhole: () => {
      try {
        decipher.final();
        return true;
      } catch {
        // As above: nothing else can fail here.
        return false;
      }
    },
  };
}

/** Tells whether bytes begin as a sealed object does. */
export function looksSealed(stored: Uint8Array): boolean {
  return equalBytes(stored.subarray(0, head.length - 1), head.subarray(0, head.length - 1));
}

/** Tells, without the key, whether a sealed object still is what was written. */
export function isWholeSeal(stored: Uint8Array): boolean {
  if (stored.length < extraBytes || !equalBytes(stored.subarray(0, head.length), head)) return false;
  const body = stored.subarray(0, stored.length - digestBytes);
  return equalBytes(sha256(body), stored.subarray(stored.length - digestBytes));
}

function associated(digest: Sha256): Uint8Array {
  return concatBytes([head, encodeUtf8(digest)]);
}

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

/** `plain`: the office has no vault key yet. `locked`: it has one, and nobody is there who opened it. */
export type VaultLockState = 'plain' | 'locked' | 'open';

/** Who holds the key of a vault: one per engine. The key lives here alone, and is overwritten when it is let go. */
export interface VaultLock {
  readonly state: () => VaultLockState;
  /** A copy is taken. */
  unlock(key: Uint8Array): void;
  /** Lets the key go, where there is one. */
  lock(): void;
  /** From now on the vault has a key that nobody opened yet. */
  close(): void;
  /** Seals where there is a key. @throws where there is one that nobody opened */
  seal(bytes: Uint8Array, digest: Sha256): Uint8Array;
  /** Null for what cannot be opened: sealed by another key, or altered. */
  open(stored: Uint8Array, digest: Sha256): Uint8Array | null;
  /** The same piece by piece. Null for what does not begin as a sealed object. @throws where nobody opened the lock */
  openStream(ends: SealEnds, digest: Sha256): SealStream | null;
}

/** @param isSealed whether the office has a vault key */
export function createVaultLock(isSealed: boolean, random: Pick<IdSource, 'randomBytes'>): VaultLock {
  let key: Uint8Array | null = null;
  let state: VaultLockState = isSealed ? 'locked' : 'plain';
  return {
    state: () => state,
    unlock: (given) => {
      key = new Uint8Array(given);
      state = 'open';
    },
    lock: () => {
      key?.fill(0);
      key = null;
      if (state === 'open') state = 'locked';
    },
    close: () => {
      state = 'locked';
    },
    seal: (bytes, digest) => {
      if (state === 'locked') throw new Error('a vault that nobody has opened');
      return key === null ? bytes : sealObject(bytes, { key, digest, nonce: random.randomBytes(nonceBytes) });
    },
    open: (stored, digest) => (key === null ? null : openObject(stored, key, digest)),
    openStream: (ends, digest) => {
      if (key === null) throw new Error('a vault that nobody has opened');
      return openSealStream(ends, key, digest);
    },
  };
}
