/** Signing keys: create, seal, unlock. */
import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto';
import { encodeBase64 } from '../base/base64.ts';
import type { IdSource } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { newSecret, publicKeyOf, signerOf } from './private-key.node.ts';
import type { ScryptCost, SealedKey } from './sealed-key.ts';
import { associatedData, standardCost } from './sealed-key.ts';
import type { PublicKey, SignatureAlgorithm, Signer } from './signing.ts';

const cipherName = 'aes-256-gcm';

export interface CreatedKey extends PublicKey {
  readonly sealed: SealedKey;
}

/** A private key in memory. Drop it as soon as the signature is made. */
export interface UnlockedKey extends PublicKey, Signer {}

/**
 * Makes an Ed25519 key and seals it with a pass phrase. The private part exists unsealed only within this call.
 * @param cost cheaper cost for tests; never below `standardCost` in the program
 */
export function createKey(
  passPhrase: string,
  random: Pick<IdSource, 'randomBytes'>,
  cost: ScryptCost = standardCost,
): Promise<CreatedKey> {
  return createKeyOf('ed25519', { passPhrase, random, cost });
}

/** The same for a key of either algorithm. */
export async function createKeyOf(algorithm: SignatureAlgorithm, seal: Seal): Promise<CreatedKey> {
  const secret = newSecret(algorithm, seal.random);
  const key = publicKeyOf(algorithm, secret);
  const sealed = await sealSecret(key, secret, seal);
  secret.fill(0);
  return { ...key, sealed };
}

/**
 * Opens a sealed key.
 * Failures: `signoff.wrong-pass-phrase` (or a seal that was tampered with, which looks the same), `signoff.key-damaged` when
 * the opened key is not the one whose public part stands beside it.
 */
export async function unlockKey(sealed: SealedKey, passPhrase: string): Promise<Result<UnlockedKey>> {
  const secret = await openSecret(sealed, passPhrase);
  if (!secret.ok) return secret;
  const { keyId, algorithm, publicKey } = sealed;
  const { sign } = signerOf(sealed, secret.value);
  secret.value.fill(0);
  return ok({ keyId, algorithm, publicKey, sign });
}

/**
 * Seals the same key with another pass phrase, under a new salt and nonce.
 * Failures: those of `unlockKey`.
 */
export async function resealKey(
  sealed: SealedKey,
  passPhrases: { readonly old: string; readonly new: string },
  {
    random,
    cost = standardCost,
  }: { readonly random: Pick<IdSource, 'randomBytes'>; readonly cost?: ScryptCost },
): Promise<Result<SealedKey>> {
  const secret = await openSecret(sealed, passPhrases.old);
  if (!secret.ok) return secret;
  const again = await sealSecret(sealed, secret.value, { passPhrase: passPhrases.new, random, cost });
  secret.value.fill(0);
  return ok(again);
}

/** How a private key is sealed. */
export interface Seal {
  readonly passPhrase: string;
  readonly random: Pick<IdSource, 'randomBytes'>;
  readonly cost: ScryptCost;
}

async function sealSecret(
  { keyId, algorithm, publicKey }: PublicKey,
  secret: Uint8Array,
  { passPhrase, random, cost }: Seal,
): Promise<SealedKey> {
  const derivation = {
    name: 'scrypt',
    n: cost.n,
    r: cost.r,
    p: cost.p,
    salt: encodeBase64(random.randomBytes(16)),
  } as const;
  const head = { schema: 'xianshen.sealed-key/1', keyId, algorithm, publicKey, derivation } as const;
  const nonce = random.randomBytes(12);
  const cipher = createCipheriv(cipherName, await derive(passPhrase, derivation), nonce);
  cipher.setAAD(associatedData(head));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  const output = {
    name: cipherName,
    nonce: encodeBase64(nonce),
    sealed: encodeBase64(sealed),
    tag: encodeBase64(cipher.getAuthTag()),
  } as const;
  return { ...head, cipher: output };
}

async function openSecret(sealed: SealedKey, passPhrase: string): Promise<Result<Buffer>> {
  const key = await derive(passPhrase, sealed.derivation);
  const decipher = createDecipheriv(cipherName, key, Buffer.from(sealed.cipher.nonce, 'base64'));
  decipher.setAAD(associatedData(sealed));
  decipher.setAuthTag(Buffer.from(sealed.cipher.tag, 'base64'));
  let secret: Buffer;
  try {
    secret = Buffer.concat([decipher.update(Buffer.from(sealed.cipher.sealed, 'base64')), decipher.final()]);
  } catch {
    // node:crypto has no code for "the tag does not fit"; nothing else can fail here, all lengths are checked by the schema.
    return fail('signoff.wrong-pass-phrase', {});
  }
  const { keyId, publicKey } = publicKeyOf(sealed.algorithm, secret);
  if (publicKey === sealed.publicKey && keyId === sealed.keyId) return ok(secret);
  secret.fill(0);
  return fail('signoff.key-damaged', {});
}

/** Full-width and half-width input of the same pass phrase are the same (NFKC), whatever the input method was set to. */
function derive(passPhrase: string, derivation: SealedKey['derivation']): Promise<Buffer> {
  const { n, r, p, salt } = derivation;
  // Node refuses above 32 MiB by default; the need is 128 × n × r bytes and a little more.
  const options = { N: n, r, p, maxmem: 128 * n * r + 128 * r * p + 2 ** 20 };
  return new Promise((resolve, reject) => {
    scrypt(passPhrase.normalize('NFKC'), Buffer.from(salt, 'base64'), 32, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
