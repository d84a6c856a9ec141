/** Pass phrases of before, as salted scrypt hashes (RFC 7914): enough to refuse the same one again, and nothing to sign with. */
import { scrypt, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { decodeBase64, encodeBase64 } from '../base/base64.ts';
import type { PersonId } from '../base/ids.ts';
import type { ScryptCost } from '../signoff/sealed-key.ts';
import { standardCost } from '../signoff/sealed-key.ts';
import { readPassPhrases } from '../store/read-people.node.ts';
import type { EngineContext } from './engine-context.node.ts';

const hashBytes = 32;
const base64 = (length: number) =>
  z.string().check(z.refine((text: string) => decodeBase64(text)?.length === length));

const leftBehind = z.strictObject({
  schema: z.literal('xianshen.left-pass-phrase/1'),
  n: z.int().check(z.gte(2 ** 4), z.lte(2 ** 20)),
  r: z.int().check(z.gte(1), z.lte(8)),
  p: z.int().check(z.gte(1), z.lte(4)),
  salt: base64(16),
  hash: base64(hashBytes),
});

type Slotting = Pick<EngineContext, 'ports' | 'wiring'>;

/** What is kept of a pass phrase that is being left: JSON text. */
export async function leavePassPhrase({ ports, wiring }: Slotting, passPhrase: string): Promise<string> {
  const { n, r, p } = wiring.keyCost ?? standardCost;
  const salt = ports.ids.randomBytes(16);
  const hash = await derive(passPhrase, salt, { n, r, p });
  const kept: z.infer<typeof leftBehind> = {
    schema: 'xianshen.left-pass-phrase/1',
    ...{ n, r, p },
    salt: encodeBase64(salt),
    hash: encodeBase64(hash),
  };
  return JSON.stringify(kept);
}

/** Whether a pass phrase is among the last that a person left; the present one is told by its key. */
export async function wasUsedBefore(
  { store }: Pick<EngineContext, 'store'>,
  { person, passPhrase, history }: { person: PersonId; passPhrase: string; history: number },
): Promise<boolean> {
  // The present one is the first of the history.
  for (const { leftBehind: text } of readPassPhrases(store.readable, person, history - 1)) {
    if (text !== null && (await isSame(text, passPhrase))) return true;
  }
  return false;
}

async function isSame(untrustedText: string, passPhrase: string): Promise<boolean> {
  const { salt, hash, ...cost } = leftBehind.parse(JSON.parse(untrustedText));
  const derived = await derive(passPhrase, Buffer.from(salt, 'base64'), cost);
  return timingSafeEqual(derived, Buffer.from(hash, 'base64'));
}

function derive(passPhrase: string, salt: Uint8Array, { n, r, p }: ScryptCost): Promise<Buffer> {
  const options = { N: n, r, p, maxmem: 256 * n * r };
  return new Promise((resolve, reject) => {
    // Full-width and half-width typing of the same words must not differ, as for keys.
    scrypt(passPhrase.normalize('NFKC'), salt, hashBytes, options, (error, derived) =>
      error === null ? resolve(derived) : reject(error),
    );
  });
}
