/** A bundle after an attack, verified: lists and container are made to fit, as everybody can do who holds no key. */
import type { VerifyReport } from '../../../shared/bundle/verify-report.ts';
import { built, officeTrust, verified } from './release.ts';
import type { Files } from './tamper.ts';
import { filesOf, packed, relisted } from './tamper.ts';

export function forged(
  change: (files: Files) => unknown,
  trust: Parameters<typeof verified>[1] = officeTrust,
): VerifyReport {
  const files = filesOf(built());
  change(files);
  return verified(packed(relisted(files)), trust);
}
