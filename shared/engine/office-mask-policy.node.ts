/** The office's policy of masking, as its workspace holds it, and its change. */
import type { Result } from '../base/result.ts';
import { fail } from '../base/result.ts';
import type { Api } from '../contract/api.ts';
import type { MaskPolicy, MaskPolicyInForce } from '../screening/mask-policy.ts';
import { keepsTheMinimum, policyInForce, standardMaskPolicy } from '../screening/mask-policy.ts';
import type { ReadableStore, WritableStore } from '../store/handles.ts';
import { readSetting } from '../store/read-office.node.ts';
import { putSetting } from '../store/write-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';
import { permit, record } from './engine-context.node.ts';

const setting = 'mask-policy';

/** The standard one in workspaces that were made before offices had their own, and in place of one that masks too little. */
export function maskPolicyInForce(store: ReadableStore): MaskPolicyInForce {
  const stored = readSetting(store, setting);
  return stored === null ? { policy: standardMaskPolicy, isStandIn: false } : policyInForce(stored);
}

export function readMaskPolicy(store: ReadableStore): MaskPolicy {
  return maskPolicyInForce(store).policy;
}

/** Within the transaction that the ledger records. */
export function writeMaskPolicy(tx: WritableStore, policy: MaskPolicy): void {
  putSetting(tx, setting, JSON.stringify(policy));
}

/**
 * Gives the office another policy, under the next version. By the security administrator, who owns what the program looks for.
 * Failures: those of `permit`; `masks.too-weak`; `masks.outdated` when somebody has changed the policy since it was shown.
 */
export function setMaskPolicy(
  context: EngineContext,
  { after, styles }: Api['office.set-mask-policy']['input'],
): Result<null> {
  const by = permit(context, 'office.set-mask-policy', ['security-administrator']);
  if (!by.ok) return by;
  if (!keepsTheMinimum({ styles })) return fail('masks.too-weak', {});
  if (readMaskPolicy(context.store.readable).version !== after) return fail('masks.outdated', {});
  const policy: MaskPolicy = { schema: 'xianshen.mask-policy/1', version: after + 1, styles };
  const detail = { version: policy.version, styles: { ...styles } };
  return record(context, { by: by.value, action: 'office.set-mask-policy', detail }, (tx) => {
    writeMaskPolicy(tx, policy);
    return null;
  });
}
