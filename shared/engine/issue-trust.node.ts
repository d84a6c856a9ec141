/** A further version of the office's trust file: made from the one in force, signed by the root, kept beside all earlier ones. */
import { nodeHash } from '../base/hash.node.ts';
import type { Sha256 } from '../base/ids.ts';
import type { UnlockedKey } from '../signoff/keys.node.ts';
import type { TrustFile } from '../signoff/trust-file.ts';
import { buildTrustFile, parseTrustFile, rootsOf } from '../signoff/trust-file.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';
import type { ReadableStore } from '../store/handles.ts';
import { readTrust } from '../store/read-office.node.ts';
import type { TrustFacts } from './office-keys.node.ts';
import { trustFileOf } from './office-keys.node.ts';

/** The trust file in force. @throws where an office has none of its own, which the founding rules out */
export function trustInForceOf(store: ReadableStore): TrustFile {
  const kept = readTrust(store);
  const parsed = kept === null ? null : parseTrustFile(kept.file, { hash: nodeHash, verifySignature });
  if (parsed === null || !parsed.ok) throw new Error('an office without its trust file');
  return parsed.trust;
}

/** What the next version is made of unless it changes. */
export function factsOf(trust: TrustFile): TrustFacts {
  const succession = trust.schema === 'xianshen.trust/2' ? trust.succession : [];
  const { version, office, certificates } = trust;
  return { version, office, roots: rootsOf(trust), succession, certificates };
}

export interface IssuedTrust {
  readonly version: number;
  readonly file: Uint8Array;
  readonly sha256: Sha256;
}

/** The next version, signed. */
export function nextTrust(facts: TrustFacts, root: UnlockedKey): IssuedTrust {
  const version = facts.version + 1;
  const file = buildTrustFile(trustFileOf({ ...facts, version }), root);
  return { version, file, sha256: nodeHash.sha256(file) };
}
