/**
 * A private key at rest: sealed with a pass phrase, as versioned JSON.
 *
 * The key of the cipher is scrypt (RFC 7914) of the pass phrase; the cipher is AES-256-GCM. Everything but the cipher's own
 * output is associated data, so that neither cost nor public key can be exchanged without the seal breaking.
 */
import * as z from 'zod/mini';
import { decodeBase64 } from '../base/base64.ts';
import { canonicalBytes } from '../base/canonical-json.ts';
import type { KeyId } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { keyIdPattern } from './key-id.ts';
import type { SignatureAlgorithm } from './signing.ts';
import { publicKeyBytes, signatureAlgorithms } from './signing.ts';

/** Cost of turning a pass phrase into a key; memory is 128 × n × r bytes. */
export interface ScryptCost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and about half a second: what a guess costs somebody who stole the file. */
export const standardCost: ScryptCost = { n: 2 ** 17, r: 8, p: 1 };

const base64 = (length: number) =>
  z.string().check(z.refine((text: string) => decodeBase64(text)?.length === length));

const sealedKey = z
  .strictObject({
    schema: z.literal('xianshen.sealed-key/1'),
    keyId: z.pipe(
      z.string().check(z.regex(keyIdPattern)),
      z.transform((value: string) => brand<KeyId>(value)),
    ),
    algorithm: z.enum(signatureAlgorithms),
    publicKey: z.string(),
    derivation: z.strictObject({
      name: z.literal('scrypt'),
      // Bounds on a file that may be hostile: at most 1 GiB, and no cost that is none.
      n: z.int().check(
        z.gte(2 ** 4),
        z.lte(2 ** 20),
        z.refine((n: number) => Number.isInteger(Math.log2(n))),
      ),
      r: z.int().check(z.gte(1), z.lte(8)),
      p: z.int().check(z.gte(1), z.lte(4)),
      salt: base64(16),
    }),
    cipher: z.strictObject({
      name: z.literal('aes-256-gcm'),
      nonce: base64(12),
      sealed: base64(32),
      tag: base64(16),
    }),
  })
  .check(
    z.refine(
      ({ algorithm, publicKey }: { algorithm: SignatureAlgorithm; publicKey: string }) =>
        decodeBase64(publicKey)?.length === publicKeyBytes[algorithm],
    ),
  );

export type SealedKey = z.infer<typeof sealedKey>;

/** Parses a sealed key from the text of a file or a column. Failure: `signoff.key-damaged`. */
export function parseSealedKey(untrustedText: string): Result<SealedKey> {
  let untrusted: unknown;
  try {
    untrusted = JSON.parse(untrustedText);
  } catch {
    return fail('signoff.key-damaged', {});
  }
  const parsed = sealedKey.safeParse(untrusted);
  return parsed.success ? ok(parsed.data) : fail('signoff.key-damaged', {});
}

/** Bytes that the seal covers besides the private key. */
export function associatedData(key: Omit<SealedKey, 'cipher'>): Uint8Array {
  const { schema, keyId, algorithm, publicKey, derivation } = key;
  const { name, n, r, p, salt } = derivation;
  return canonicalBytes({ schema, keyId, algorithm, publicKey, derivation: { name, n, r, p, salt } });
}
