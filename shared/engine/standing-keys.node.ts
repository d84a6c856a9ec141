/**
 * Signatures that no longer count because their key was revoked as compromised afterwards. Whoever signs on top of one, or
 * exports it, is told before the work is done: no verifier would accept what came of it.
 */
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { certificateOf, standingAt } from '../signoff/trust-file.ts';
import type { SignOffRow } from '../store/read-reviews.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { trustInForceOf } from './issue-trust.node.ts';

/** Failure: `signoff.key-compromised` with the first stage concerned. */
export function checkStandingKeys(
  { store }: Pick<EngineContext, 'store'>,
  signOffs: readonly Pick<SignOffRow, 'stage' | 'key' | 'at'>[],
): Result<null> {
  if (signOffs.length === 0) return ok(null);
  const trust = trustInForceOf(store.readable);
  const gone = signOffs.find(({ key, at }) => {
    const held = certificateOf(trust, key);
    return held === null || standingAt(held, at) === 'revoked';
  });
  return gone === undefined ? ok(null) : fail('signoff.key-compromised', { stage: gone.stage });
}
