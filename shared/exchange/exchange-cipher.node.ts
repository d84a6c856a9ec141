/**
 * Encryption of an exchange package to one workstation: X25519 (RFC 7748) with a key pair made for this package alone, HKDF
 * with SHA-256 (RFC 5869), AES-256-GCM.
 *
 * Layout: `XSEXCHG` and a version byte, the first 8 bytes of the SHA-256 of the receiver's public key, the package's own public
 * key (32 bytes), the ciphertext, the tag (16 bytes). All before the ciphertext is authenticated. Key and nonce come out of
 * HKDF together: the key is used once, so the nonce never repeats under it.
 */
import type { KeyObject } from 'node:crypto';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';
import { bytesToHex, concatBytes, equalBytes } from '../base/bytes.ts';
import type { IdSource } from '../base/ports.ts';
import { encodeUtf8 } from '../base/utf8.ts';

/** Bytes of a public and of a private key. */
export const exchangeKeyBytes = 32;

const magic = concatBytes([encodeUtf8('XSEXCHG'), Uint8Array.of(1)]);
const idBytes = 8;
const tagBytes = 16;
const headBytes = magic.length + idBytes + exchangeKeyBytes;
/** DER up to the 32 bytes of the key itself (RFC 8410, sections 4 and 7). */
const pkcs8Prefix = Buffer.from('302e020100300506032b656e04220420', 'hex');
const spkiPrefix = Buffer.from('302a300506032b656e032100', 'hex');
const cipherName = 'aes-256-gcm';

export interface ExchangeKeyPair {
  readonly publicKey: Uint8Array;
  readonly privateKey: Uint8Array;
}

/** A new pair. */
export function createExchangeKey(random: Pick<IdSource, 'randomBytes'>): ExchangeKeyPair {
  const privateKey = random.randomBytes(exchangeKeyBytes);
  const information = createPublicKey(privateOf(privateKey)).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: new Uint8Array(information.subarray(-exchangeKeyBytes)) };
}

/** Name of a public key: the first 16 hexadecimal digits of its SHA-256. */
export function exchangeKeyId(publicKey: Uint8Array): string {
  return bytesToHex(idOf(publicKey));
}

/** Encrypts to the holder of a public key. @throws for a public key of small order, which would agree on nothing */
export function encryptTo(
  receiver: Uint8Array,
  bytes: Uint8Array,
  random: Pick<IdSource, 'randomBytes'>,
): Uint8Array {
  const own = createExchangeKey(random);
  const head = concatBytes([magic, idOf(receiver), own.publicKey]);
  const agreed = diffieHellman({ privateKey: privateOf(own.privateKey), publicKey: publicOf(receiver) });
  const { key, nonce } = derive(agreed, head, receiver);
  own.privateKey.fill(0);
  const cipher = createCipheriv(cipherName, key, nonce);
  cipher.setAAD(head);
  return concatBytes([head, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** `form`: no exchange package. `receiver`: encrypted to another key. `damaged`: not what was encrypted. */
export type Decryption =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: 'form' | 'receiver' | 'damaged' };

/** Decrypts with the own pair. */
export function decryptWith(
  { publicKey, privateKey }: ExchangeKeyPair,
  untrustedBytes: Uint8Array,
): Decryption {
  const head = untrustedBytes.subarray(0, headBytes);
  const isOurs = equalBytes(head.subarray(0, magic.length), magic);
  if (!isOurs || untrustedBytes.length < headBytes + tagBytes) return { ok: false, why: 'form' };
  const receiver = head.subarray(magic.length, magic.length + idBytes);
  if (!equalBytes(receiver, idOf(publicKey))) return { ok: false, why: 'receiver' };
  const tagAt = untrustedBytes.length - tagBytes;
  try {
    const agreed = diffieHellman({
      privateKey: privateOf(privateKey),
      publicKey: publicOf(head.subarray(magic.length + idBytes)),
    });
    const { key, nonce } = derive(agreed, head, publicKey);
    const decipher = createDecipheriv(cipherName, key, nonce);
    decipher.setAAD(head);
    decipher.setAuthTag(untrustedBytes.subarray(tagAt));
    const bytes = [decipher.update(untrustedBytes.subarray(headBytes, tagAt)), decipher.final()];
    return { ok: true, bytes: concatBytes(bytes) };
  } catch {
    // node:crypto has no codes for "the tag does not fit" and "a point of small order"; nothing else can fail here.
    return { ok: false, why: 'damaged' };
  }
}

function derive(agreed: Uint8Array, head: Uint8Array, receiver: Uint8Array) {
  const salt = concatBytes([head, receiver]);
  const made = Buffer.from(hkdfSync('sha256', agreed, salt, 'xianshen.exchange/1', 44));
  return { key: made.subarray(0, 32), nonce: made.subarray(32) };
}

function idOf(publicKey: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(publicKey).digest().subarray(0, idBytes));
}

function privateOf(raw: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8Prefix, raw]), format: 'der', type: 'pkcs8' });
}

function publicOf(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' });
}
