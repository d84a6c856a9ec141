/** Signing keys on node:crypto: create, seal, unlock. Works on OpenSSL (Node) and BoringSSL (Electron) alike. */
import type { KeyObject } from 'node:crypto';
import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  sign as nodeSign,
  scrypt,
} from 'node:crypto';
import { encodeBase64 } from '../base/base64.ts';
import { nodeHash } from '../base/hash.node.ts';
import type { IdSource } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { keyIdOf } from './key-id.ts';
import type { ScryptCost, SealedKey } from './sealed-key.ts';
import { associatedData, standardCost } from './sealed-key.ts';
import type { PublicKey, Signer } from './signing.ts';

/** DER of a PKCS #8 Ed25519 private key up to the 32 bytes of the key itself (RFC 8410 section 7). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
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
export async function createKey(
  passPhrase: string,
  random: Pick<IdSource, 'randomBytes'>,
  cost: ScryptCost = standardCost,
): Promise<CreatedKey> {
  const seed = random.randomBytes(32);
  const sealed = await sealSeed(seed, { passPhrase, random, cost });
  seed.fill(0);
  const { keyId, algorithm, publicKey } = sealed;
  return { keyId, algorithm, publicKey, sealed };
}

/**
 * Opens a sealed key.
 * Failures: `signoff.wrong-pass-phrase` (or a seal that was tampered with, which looks the same), `signoff.key-damaged` when
 * the opened key is not the one whose public part stands beside it.
 */
export async function unlockKey(sealed: SealedKey, passPhrase: string): Promise<Result<UnlockedKey>> {
  const seed = await openSeed(sealed, passPhrase);
  if (!seed.ok) return seed;
  const privateKey = privateKeyOf(seed.value);
  seed.value.fill(0);
  const { keyId, algorithm, publicKey } = sealed;
  const sign = (message: Uint8Array) => new Uint8Array(nodeSign(null, message, privateKey));
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
  const seed = await openSeed(sealed, passPhrases.old);
  if (!seed.ok) return seed;
  const again = await sealSeed(seed.value, { passPhrase: passPhrases.new, random, cost });
  seed.value.fill(0);
  return ok(again);
}

interface Seal {
  readonly passPhrase: string;
  readonly random: Pick<IdSource, 'randomBytes'>;
  readonly cost: ScryptCost;
}

async function sealSeed(seed: Uint8Array, { passPhrase, random, cost }: Seal): Promise<SealedKey> {
  const key = publicKeyOf(privateKeyOf(seed));
  const derivation = {
    name: 'scrypt',
    n: cost.n,
    r: cost.r,
    p: cost.p,
    salt: encodeBase64(random.randomBytes(16)),
  } as const;
  const head = { schema: 'xianshen.sealed-key/1', ...key, algorithm: 'ed25519', derivation } as const;
  const nonce = random.randomBytes(12);
  const cipher = createCipheriv(cipherName, await derive(passPhrase, derivation), nonce);
  cipher.setAAD(associatedData(head));
  const sealed = Buffer.concat([cipher.update(seed), cipher.final()]);
  const output = {
    name: cipherName,
    nonce: encodeBase64(nonce),
    sealed: encodeBase64(sealed),
    tag: encodeBase64(cipher.getAuthTag()),
  } as const;
  return { ...head, cipher: output };
}

async function openSeed(sealed: SealedKey, passPhrase: string): Promise<Result<Buffer>> {
  const secret = await derive(passPhrase, sealed.derivation);
  const decipher = createDecipheriv(cipherName, secret, Buffer.from(sealed.cipher.nonce, 'base64'));
  decipher.setAAD(associatedData(sealed));
  decipher.setAuthTag(Buffer.from(sealed.cipher.tag, 'base64'));
  let seed: Buffer;
  try {
    seed = Buffer.concat([decipher.update(Buffer.from(sealed.cipher.sealed, 'base64')), decipher.final()]);
  } catch {
    // node:crypto has no code for "the tag does not fit"; nothing else can fail here, all lengths are checked by the schema.
    return fail('signoff.wrong-pass-phrase', {});
  }
  const { keyId, publicKey } = publicKeyOf(privateKeyOf(seed));
  if (publicKey === sealed.publicKey && keyId === sealed.keyId) return ok(seed);
  seed.fill(0);
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

function privateKeyOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
}

function publicKeyOf(privateKey: KeyObject): PublicKey {
  const information = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const raw = new Uint8Array(information.subarray(-32));
  return { keyId: keyIdOf(raw, nodeHash), algorithm: 'ed25519', publicKey: encodeBase64(raw) };
}
