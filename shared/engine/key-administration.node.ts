/** What every piece of key administration begins with, and what it ends in: who asks and may, and the list as it is. */
import { decodeBase64 } from '../base/base64.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Method } from '../contract/api.ts';
import type { KeyHolder, KeysView, KeyView } from '../contract/key-api.ts';
import { keyStandingAt } from '../signoff/key-state.ts';
import type { UnlockedKey } from '../signoff/keys.node.ts';
import type { PublicKey } from '../signoff/signing.ts';
import { signingStages } from '../signoff/statement.ts';
import type { TrustFile } from '../signoff/trust-file.ts';
import { rootsOf, standingAt } from '../signoff/trust-file.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readKeys, readPeople, readSuite } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit } from './engine-context.node.ts';
import { factsOf, trustInForceOf } from './issue-trust.node.ts';
import { unlockFor } from './pass-phrase.node.ts';

/** Certificates and root as they are now. */
export function keysView(context: EngineContext): KeysView {
  const { store, ports } = context;
  const trust = trustInForceOf(store.readable);
  const now = ports.clock.now();
  const fingerprintOf = ({ publicKey }: Pick<PublicKey, 'publicKey'>) =>
    ports.hash.sha256(decodeBase64(publicKey) ?? new Uint8Array());
  const keys = trust.certificates.map((held) => {
    const { keyId, algorithm, person, validFrom, validUntil, revoked } = held;
    const facts = { keyId, algorithm, person, validFrom, validUntil, revoked };
    const standing = standingAt(held, now);
    return { ...facts, fingerprint: fingerprintOf(held), standing, ...keyStandingAt(held, now) };
  });
  return {
    at: now,
    version: trust.version,
    suite: readSuite(store.readable),
    roots: rootsOf(trust).map((root) => {
      const { keyId, algorithm } = root;
      return { keyId, algorithm, fingerprint: fingerprintOf(root) };
    }),
    isRootHere: isRootHere(context, trust),
    successions: factsOf(trust).succession.length,
    people: readPeople(store.readable).map((person) => holderOf(person, keys)),
    keys,
  };
}

function holderOf({ id, name, duty }: PersonRow, keys: readonly KeyView[]): KeyHolder {
  const signs = signingStages.some((stage) => stage === duty);
  const isWell = keys.some(({ person, state }) => person === id && state === 'in-force');
  return { id, name, duty, signs, needsAttention: signs && !isWell };
}

/** Whether the security administrator's key on this machine is the root of the trust file in force. */
function isRootHere({ store }: EngineContext, trust: TrustFile): boolean {
  const administrator = readPeople(store.readable).find(({ duty }) => duty === 'security-administrator');
  const own = administrator === undefined ? [] : readKeys(store.readable, administrator.id);
  return rootsOf(trust).every(({ keyId }) => own.some((key) => key.keyId === keyId));
}

export interface Administration {
  readonly administrator: PersonRow;
  readonly root: UnlockedKey;
  readonly trust: TrustFile;
}

/** The administrator by duty and pass phrase. Failures: those of `permit` and `unlockFor`, `ledger.broken`. */
export async function askAdministrator(
  context: EngineContext,
  action: Method,
  passPhrase: string,
): Promise<Result<Administration>> {
  const { store } = context;
  const administrator = permit(context, action, ['security-administrator']);
  if (!administrator.ok) return administrator;
  if (store.brokenAt !== null) return fail('ledger.broken', { number: store.brokenAt });
  const root = await unlockFor(context, administrator.value, { passPhrase, action });
  if (!root.ok) return root;
  return ok({ administrator: administrator.value, root: root.value, trust: trustInForceOf(store.readable) });
}

/** The same with a key that is the root. Failure besides: `key.not-root-here`. */
export async function openRoot(
  context: EngineContext,
  action: Method,
  passPhrase: string,
): Promise<Result<Administration>> {
  const asked = await askAdministrator(context, action, passPhrase);
  if (!asked.ok) return asked;
  return isRootHere(context, asked.value.trust) ? asked : fail('key.not-root-here', {});
}
