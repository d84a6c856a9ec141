/**
 * Who may change people: the system administrator asks, and the security administrator, who is there, grants it with their pass
 * phrase (三员分立: neither creates users or gives rights alone). The grant also opens the root, which signs certificates.
 */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import type { Method } from '../contract/api.ts';
import type { Witness } from '../contract/key-api.ts';
import type { UnlockedKey } from '../signoff/keys.node.ts';
import type { TrustFile } from '../signoff/trust-file.ts';
import { rootsOf } from '../signoff/trust-file.ts';
import type { PersonRow } from '../store/read-office.node.ts';
import { readPeople } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, recordRefusal } from './engine-context.node.ts';
import { trustInForceOf } from './issue-trust.node.ts';
import { unlockFor } from './pass-phrase.node.ts';

export interface Granted {
  readonly action: Method;
  readonly asker: PersonRow;
  readonly grantor: PersonRow;
  /** For the vault slot of a newcomer. */
  readonly grantPassPhrase: string;
  readonly root: UnlockedKey;
  readonly trust: TrustFile;
}

/** Failures: those of `permit` and `unlockFor`, `ledger.broken`, `people.grant-needed`. */
export async function grantedChange(
  context: EngineContext,
  action: Method,
  grant: Witness,
): Promise<Result<Granted>> {
  const { store } = context;
  const asker = permit(context, action, ['system-administrator']);
  if (!asker.ok) return asker;
  if (store.brokenAt !== null) return fail('ledger.broken', { number: store.brokenAt });
  const grantor = readPeople(store.readable).find(
    ({ id, duty }) => id === grant.person && duty === 'security-administrator',
  );
  if (grantor === undefined) return refused(context, asker.value, action);
  const root = await unlockFor(context, grantor, { passPhrase: grant.passPhrase, action });
  if (!root.ok) return root;
  const trust = trustInForceOf(store.readable);
  const isRoot = rootsOf(trust).some(({ keyId }) => keyId === root.value.keyId);
  if (!isRoot) return refused(context, asker.value, action);
  const grantPassPhrase = grant.passPhrase;
  return ok({ action, asker: asker.value, grantor, grantPassPhrase, root: root.value, trust });
}

function refused(context: EngineContext, by: PersonRow, action: Method): Result<never> {
  recordRefusal(context, { by, action, detail: { reason: 'not-granted' } });
  return fail('people.grant-needed', {});
}
