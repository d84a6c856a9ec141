/**
 * An archive at rest: sealed with a pass phrase of its own, so that it opens in years without the machine, the database and the
 * people of today. scrypt (RFC 7914) makes the key, AES-256-GCM seals.
 *
 * Layout: `XSARCHV` and a version byte, 16 bytes of salt, 12 of nonce, the exponent of scrypt's N, r and p (one byte each), the
 * ciphertext, the tag (16 bytes). All before the ciphertext is authenticated.
 */
import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto';
import { concatBytes, equalBytes } from '../base/bytes.ts';
import type { IdSource } from '../base/ports.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { ScryptCost } from '../signoff/sealed-key.ts';
import { standardCost } from '../signoff/sealed-key.ts';

const magic = concatBytes([encodeUtf8('XSARCHV'), Uint8Array.of(1)]);
const [saltBytes, nonceBytes, tagBytes] = [16, 12, 16];
const headBytes = magic.length + saltBytes + nonceBytes + 3;
const cipherName = 'aes-256-gcm';
/** Bounds on a file that may be hostile: at most 1 GiB of memory. */
const [mostExponent, mostBlocks, mostLanes] = [20, 8, 4];

/** Seals an archive. */
export async function sealArchive(
  bytes: Uint8Array,
  passPhrase: string,
  { random, cost = standardCost }: { random: Pick<IdSource, 'randomBytes'>; cost?: ScryptCost | undefined },
): Promise<Uint8Array> {
  const facts = Uint8Array.of(Math.log2(cost.n), cost.r, cost.p);
  const head = concatBytes([magic, random.randomBytes(saltBytes), random.randomBytes(nonceBytes), facts]);
  const cipher = createCipheriv(cipherName, await derive(passPhrase, head), nonceOf(head));
  cipher.setAAD(head);
  return concatBytes([head, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** `form`: no archive. `pass-phrase`: another pass phrase, or a file that was altered, which looks the same. */
export type OpenedArchive =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: 'form' | 'pass-phrase' };

export async function openArchive(untrustedBytes: Uint8Array, passPhrase: string): Promise<OpenedArchive> {
  const head = untrustedBytes.subarray(0, headBytes);
  const [exponent = 0, blocks = 0, lanes = 0] = head.subarray(-3);
  const isOurs =
    untrustedBytes.length >= headBytes + tagBytes && equalBytes(head.subarray(0, magic.length), magic);
  const isBounded =
    exponent >= 4 &&
    exponent <= mostExponent &&
    blocks >= 1 &&
    blocks <= mostBlocks &&
    lanes >= 1 &&
    lanes <= mostLanes;
  if (!isOurs || !isBounded) return { ok: false, why: 'form' };
  const tagAt = untrustedBytes.length - tagBytes;
  const decipher = createDecipheriv(cipherName, await derive(passPhrase, head), nonceOf(head));
  decipher.setAAD(head);
  decipher.setAuthTag(untrustedBytes.subarray(tagAt));
  try {
    const bytes = [decipher.update(untrustedBytes.subarray(headBytes, tagAt)), decipher.final()];
    return { ok: true, bytes: concatBytes(bytes) };
  } catch {
    // node:crypto has no code for "the tag does not fit"; nothing else can fail here, all lengths are checked.
    return { ok: false, why: 'pass-phrase' };
  }
}

function nonceOf(head: Uint8Array): Uint8Array {
  return head.subarray(magic.length + saltBytes, magic.length + saltBytes + nonceBytes);
}

function derive(passPhrase: string, head: Uint8Array): Promise<Buffer> {
  const [exponent = 0, r = 1, p = 1] = head.subarray(-3);
  const n = 2 ** exponent;
  const salt = head.subarray(magic.length, magic.length + saltBytes);
  const options = { N: n, r, p, maxmem: 128 * n * r + 128 * r * p + 2 ** 20 };
  return new Promise((resolve, reject) => {
    scrypt(passPhrase.normalize('NFKC'), salt, 32, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
