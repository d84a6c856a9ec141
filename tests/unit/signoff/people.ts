/** Invented people with keys that are the same in every run, at a cost that suits tests. */
import { createHash } from 'node:crypto';
import type { PersonId } from '../../../shared/base/ids.ts';
import { brand } from '../../../shared/base/ids.ts';
import type { UnlockedKey } from '../../../shared/signoff/keys.node.ts';
import { createKey, unlockKey } from '../../../shared/signoff/keys.node.ts';
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

export async function personNamed(name: string): Promise<TestPerson> {
  const { sealed } = await createKey('口令', bytesFrom(name), { n: 16, r: 1, p: 1 });
  const key = await unlockKey(sealed, '口令');
  if (!key.ok) throw new Error(key.failure.code);
  return { id: brand(`person-${name}`), key: key.value };
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
