/** Invented people with keys that are the same in every run, at a cost that suits tests. */
import { createHash } from 'node:crypto';
import type { PersonId } from '../../../shared/base/ids.ts';
import { brand } from '../../../shared/base/ids.ts';
import type { UnlockedKey } from '../../../shared/signoff/keys.node.ts';
import { createKeyOf, unlockKey } from '../../../shared/signoff/keys.node.ts';
import type { SignatureAlgorithm } from '../../../shared/signoff/signing.ts';
import type { Certificate } from '../../../shared/signoff/trust-file.ts';

export interface TestPerson {
  readonly id: PersonId;
  readonly key: UnlockedKey;
}

/** Bytes that look random and depend on the name alone. */
export function bytesFrom(name: string): { randomBytes(length: number): Uint8Array } {
  let count = 0;
  return {
    randomBytes: (length) => {
      count += 1;
      const digest = createHash('sha512').update(`${name}/${count}`).digest();
      return new Uint8Array(digest.subarray(0, length));
    },
  };
}

const cost = { n: 16, r: 1, p: 1 };

async function keyOf(
  algorithm: SignatureAlgorithm,
  random: ReturnType<typeof bytesFrom>,
): Promise<UnlockedKey> {
  const { sealed } = await createKeyOf(algorithm, { passPhrase: '口令', random, cost });
  const key = await unlockKey(sealed, '口令');
  if (!key.ok) throw new Error(key.failure.code);
  return key.value;
}

export async function personNamed(name: string): Promise<TestPerson> {
  return { id: brand(`person-${name}`), key: await keyOf('ed25519', bytesFrom(name)) };
}

/** The same person with an SM2 key. */
export async function personWithSm2(name: string): Promise<TestPerson> {
  return { id: brand(`person-${name}`), key: await keyOf('sm2', bytesFrom(`${name}/sm2`)) };
}

/** The same person with the keys of both, who signs with both at once. */
export async function personWithBoth(name: string): Promise<TestPerson & { readonly second: UnlockedKey }> {
  const { id, key } = await personNamed(name);
  const { key: second } = await personWithSm2(name);
  return { id, key: { ...key, second }, second };
}

export function certificateFor(
  { id, key }: TestPerson,
  duty: Certificate['duties'][number],
  change: Partial<Certificate> = {},
): Certificate {
  return {
    keyId: key.keyId,
    algorithm: key.algorithm,
    publicKey: key.publicKey,
    person: id,
    duties: [duty],
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2029-01-01T00:00:00.000Z',
    revoked: null,
    ...change,
  };
}
