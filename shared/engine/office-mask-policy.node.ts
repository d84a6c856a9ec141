/** The office's policy of masking, as its workspace holds it. */
import type { MaskPolicy } from '../screening/mask-policy.ts';
import { parseMaskPolicy, standardMaskPolicy } from '../screening/mask-policy.ts';
import type { ReadableStore, WritableStore } from '../store/handles.ts';
import { readSetting } from '../store/read-office.node.ts';
import { writeSetting } from '../store/write-office.node.ts';

const setting = 'mask-policy';

/** The standard one in workspaces that were made before offices had their own. */
export function readMaskPolicy(store: ReadableStore): MaskPolicy {
  const stored = readSetting(store, setting);
  if (stored === null) return standardMaskPolicy;
  const policy = parseMaskPolicy(stored);
  if (policy === null) throw new Error('a workspace whose policy of masking cannot be read');
  return policy;
}

/** Part of making an office; within the transaction that the ledger records. */
export function writeMaskPolicy(tx: WritableStore, policy: MaskPolicy): void {
  writeSetting(tx, setting, JSON.stringify(policy));
}
