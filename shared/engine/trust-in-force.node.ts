/** The office's trust file as it stands in the workspace. */
import type { TrustFile } from '../signoff/trust-file.ts';
import { parseTrustFile } from '../signoff/trust-file.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';
import { readTrust } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';

/** @throws without an office, which nobody can be signed in to */
export function trustInForce({ store, ports }: EngineContext): TrustFile {
  const kept = readTrust(store.readable);
  const parsed = kept === null ? null : parseTrustFile(kept.file, { hash: ports.hash, verifySignature });
  if (parsed === null || !parsed.ok) throw new Error('an office without its trust file');
  return parsed.trust;
}
