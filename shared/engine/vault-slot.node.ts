/**
 * One person's sealed copy of the vault key: scrypt (RFC 7914) of the pass phrase makes the key of an AES-256-GCM seal. Whose
 * copy it is and what the derivation costs are associated data, so neither can be exchanged.
 */
import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto';
import * as z from 'zod/mini';
import { decodeBase64, encodeBase64 } from '../base/base64.ts';
import { canonicalBytes } from '../base/canonical-json.ts';
import type { PersonId } from '../base/ids.ts';
import type { IdSource } from '../base/ports.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { vaultKeyBytes } from '../intake/vault-seal.node.ts';
import type { ScryptCost } from '../signoff/sealed-key.ts';
import { standardCost } from '../signoff/sealed-key.ts';

const base64 = (length: number) =>
  z.string().check(z.refine((text: string) => decodeBase64(text)?.length === length));

const vaultSlot = z.strictObject({
  schema: z.literal('xianshen.vault-slot/1'),
  person: z.string().check(z.maxLength(100)),
  // The bounds of a sealed key: at most 1 GiB, and no cost that is none.
  n: z.int().check(
    z.gte(2 ** 4),
    z.lte(2 ** 20),
    z.refine((n: number) => Number.isInteger(Math.log2(n))),
  ),
  r: z.int().check(z.gte(1), z.lte(8)),
  p: z.int().check(z.gte(1), z.lte(4)),
  salt: base64(16),
  nonce: base64(12),
  sealed: base64(vaultKeyBytes),
  tag: base64(16),
});

type VaultSlot = z.infer<typeof vaultSlot>;
type SlotHead = Omit<VaultSlot, 'sealed' | 'tag'>;

/** What a slot is made of. */
export interface SlotHolder {
  readonly person: PersonId;
  readonly passPhrase: string;
}

const cipherName = 'aes-256-gcm';

/** Seals the key for a person. @returns JSON text of the slot */
export async function sealVaultKey(
  key: Uint8Array,
  { person, passPhrase }: SlotHolder,
  { random, cost = standardCost }: { random: Pick<IdSource, 'randomBytes'>; cost?: ScryptCost | undefined },
): Promise<string> {
  const head: SlotHead = {
    schema: 'xianshen.vault-slot/1',
    person,
    n: cost.n,
    r: cost.r,
    p: cost.p,
    salt: encodeBase64(random.randomBytes(16)),
    nonce: encodeBase64(random.randomBytes(12)),
  };
  const cipher = createCipheriv(cipherName, await derive(passPhrase, head), bytesOf(head.nonce));
  cipher.setAAD(associated(head));
  const sealed = encodeBase64(Buffer.concat([cipher.update(key), cipher.final()]));
  const slot: VaultSlot = { ...head, sealed, tag: encodeBase64(cipher.getAuthTag()) };
  return JSON.stringify(slot);
}

/** Opens a slot. Failure: `vault.slot-damaged`, also for another person's slot and for another pass phrase. */
export async function openVaultSlot(
  untrustedText: string,
  { person, passPhrase }: SlotHolder,
): Promise<Result<Uint8Array>> {
  const slot = vaultSlot.safeParse(jsonOrNull(untrustedText));
  if (!slot.success || slot.data.person !== person) return fail('vault.slot-damaged', {});
  const { sealed, tag, ...head } = slot.data;
  const decipher = createDecipheriv(cipherName, await derive(passPhrase, head), bytesOf(head.nonce));
  decipher.setAAD(associated(head));
  decipher.setAuthTag(bytesOf(tag));
  try {
    return ok(new Uint8Array(Buffer.concat([decipher.update(bytesOf(sealed)), decipher.final()])));
  } catch {
    // node:crypto has no code for "the tag does not fit"; nothing else can fail here, all lengths are checked by the schema.
    return fail('vault.slot-damaged', {});
  }
}

function associated({ schema, person, n, r, p, salt, nonce }: SlotHead): Uint8Array {
  return canonicalBytes({ schema, person, n, r, p, salt, nonce });
}

/** Full-width and half-width input of the same pass phrase are the same (NFKC), as for the signing key. */
function derive(passPhrase: string, { n, r, p, salt }: SlotHead): Promise<Buffer> {
  const options = { N: n, r, p, maxmem: 128 * n * r + 128 * r * p + 2 ** 20 };
  return new Promise((resolve, reject) => {
    scrypt(passPhrase.normalize('NFKC'), bytesOf(salt), vaultKeyBytes, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

function bytesOf(base64Text: string): Buffer {
  return Buffer.from(base64Text, 'base64');
}

function jsonOrNull(untrustedText: string): unknown {
  try {
    return JSON.parse(untrustedText);
  } catch {
    return null;
  }
}
