/** Verification of a bundle file on the disk, for window and command line alike. Needs no office. */
import { basename } from 'node:path';
import { nodeHash } from '../base/hash.node.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { openBundleFile, readTrustFile } from '../bundle/bundle-file.node.ts';
import { lookAhead } from '../bundle/digests-ahead.node.ts';
import { verifying } from '../bundle/verify-bundle.ts';
import type { VerifiedBundle } from '../contract/bundle-views.ts';
import { verifySignature } from '../signoff/verify-signature.node.ts';

/**
 * Reads and checks a bundle, piece by piece: one of a gibibyte takes no more memory than a small one.
 * @param trustPath trust file that came another way, or null: then the report says that nobody vouches for the keys
 * @param digestWorker entry of the thread that hashes files; null for a program of one file, which hashes in its own
 * Failures: `bundle.unreadable`, `bundle.too-large`, `bundle.trust-unreadable`. An invalid bundle is no failure but a report.
 */
export async function verifyBundleFile(
  path: string,
  trustPath: string | null,
  digestWorker: URL | null = null,
): Promise<Result<VerifiedBundle>> {
  const opened = await openBundleFile(path);
  if (!opened.ok) return opened;
  const { file, size } = opened.value;
  try {
    const ports = { hash: nodeHash, verifySignature };
    const trust = trustPath === null ? ok(null) : await readTrustFile(trustPath, ports);
    if (!trust.ok) return trust;
    const fileName = basename(path);
    const context = { ...ports, name: fileName, trust: trust.value };
    const container = { file, size, name: fileName, worker: digestWorker };
    return ok({ fileName, report: await lookAhead(container, verifying(size, context)) });
  } catch (error) {
    // A disk that gives up in the middle, or a file that somebody cuts off meanwhile.
    if (error instanceof Error && 'code' in error) return fail('bundle.unreadable', { name: basename(path) });
    throw error;
  } finally {
    await file.close();
  }
}
