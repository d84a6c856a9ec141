/** Keys of people and of the office's root, as the suite of the office asks for them. */
import type { PersonId } from '../base/ids.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Envelope } from '../signoff/dsse.ts';
import type { UnlockedKey } from '../signoff/keys.node.ts';
import { createKeyOf, unlockKey } from '../signoff/keys.node.ts';
import type { SealedKey } from '../signoff/sealed-key.ts';
import { standardCost } from '../signoff/sealed-key.ts';
import type { PublicKey, SignatureSuite } from '../signoff/signing.ts';
import { signatureSuites } from '../signoff/signing.ts';
import type { SigningStage } from '../signoff/statement.ts';
import type { Certificate, OfficeName, TrustFile } from '../signoff/trust-file.ts';
import type { EngineContext } from './engine-context.node.ts';

/** Years a certificate is good for before it has to be renewed. */
const certificateYears = 3;

/** New keys for one person, one for each algorithm, all sealed with one pass phrase. */
export async function newKeys(
  { ports, wiring }: Pick<EngineContext, 'ports' | 'wiring'>,
  suite: SignatureSuite,
  passPhrase: string,
): Promise<readonly SealedKey[]> {
  const keys: SealedKey[] = [];
  const seal = { passPhrase, random: ports.ids, cost: wiring.keyCost ?? standardCost };
  // One after another: each key takes 128 MiB while it is sealed.
  for (const algorithm of signatureSuites[suite]) keys.push((await createKeyOf(algorithm, seal)).sealed);
  return keys;
}

/** Opens the keys of one person, who then signs with all of them. Failures: those of `unlockKey`. */
export async function unlockKeys(
  keys: readonly SealedKey[],
  passPhrase: string,
): Promise<Result<UnlockedKey>> {
  const opened: UnlockedKey[] = [];
  for (const sealed of keys) {
    const key = await unlockKey(sealed, passPhrase);
    if (!key.ok) return key;
    opened.push(key.value);
  }
  const [first, second] = opened;
  if (first === undefined) return fail('signoff.key-damaged', {});
  return ok(second === undefined ? first : { ...first, second });
}

/** How the ledger names a person's keys. */
export function keyNames(keys: readonly SealedKey[]): { readonly key: string; readonly second?: string } {
  const [first, second] = keys;
  if (first === undefined) throw new Error('a person without a key');
  return { key: first.keyId, ...(second === undefined ? {} : { second: second.keyId }) };
}

/** Certificate of a new key, in force from now on. */
export function newCertificate(
  { keyId, algorithm, publicKey }: PublicKey,
  held: { readonly person: PersonId; readonly stage: SigningStage; readonly validFrom: string },
): Certificate {
  const { person, stage, validFrom } = held;
  const validUntil = yearsLater(validFrom, certificateYears);
  return { keyId, algorithm, publicKey, person, duties: [stage], validFrom, validUntil, revoked: null };
}

/** What a trust file is made of, whichever form it takes. */
export interface TrustFacts {
  readonly version: number;
  readonly office: OfficeName;
  readonly roots: readonly PublicKey[];
  readonly succession: readonly Envelope[];
  readonly certificates: readonly Certificate[];
}

/** The trust file in the oldest form that can hold it, so that verifiers of that age go on reading it. */
export function trustFileOf({ version, office, roots, succession, certificates }: TrustFacts): TrustFile {
  const [root, coRoot = null] = roots.map(({ keyId, algorithm, publicKey }) => ({
    keyId,
    algorithm,
    publicKey,
  }));
  if (root === undefined) throw new Error('an office without a root');
  const common = { version, office, root, certificates: [...certificates] };
  const isPlain =
    succession.length === 0 &&
    coRoot === null &&
    [root, ...certificates].every(({ algorithm }) => algorithm === 'ed25519');
  if (isPlain) return { schema: 'xianshen.trust/1', ...common };
  return { schema: 'xianshen.trust/2', ...common, coRoot, succession };
}

/** The same day and time in a later year; 29 February becomes 28 February. */
function yearsLater(instant: string, years: number): string {
  const day = instant.slice(5, 10) === '02-29' ? '02-28' : instant.slice(5, 10);
  return `${Number(instant.slice(0, 4)) + years}-${day}${instant.slice(10)}`;
}
