/** Verification of a bundle file on the disk, for window and command line alike. Needs no office. */
import { basename } from 'node:path';
import { nodeHash } from '../base/hash.node.ts';
import type { Result } from '../base/result.ts';
import { ok } from '../base/result.ts';
import { readBundleFile, readTrustFile } from '../bundle/bundle-file.node.ts';
import { verifyBundle } from '../bundle/verify-bundle.ts';
import type { VerifiedBundle } from '../contract/bundle-views.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';

/**
 * Reads and checks a bundle.
 * @param trustPath trust file that came another way, or null: then the report says that nobody vouches for the keys
 * Failures: `bundle.unreadable`, `bundle.too-large`, `bundle.trust-unreadable`. An invalid bundle is no failure but a report.
 */
export async function verifyBundleFile(
  path: string,
  trustPath: string | null,
): Promise<Result<VerifiedBundle>> {
  const bytes = await readBundleFile(path);
  if (!bytes.ok) return bytes;
  const ports = { hash: nodeHash, verifySignature };
  const trust = trustPath === null ? ok(null) : await readTrustFile(trustPath, ports);
  if (!trust.ok) return trust;
  const fileName = basename(path);
  return ok({
    fileName,
    report: verifyBundle(bytes.value, { ...ports, name: fileName, trust: trust.value }),
  });
}
