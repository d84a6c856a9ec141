/**
 * From one trust file to the next: never to an older one, and to another root only along statements in which each root named
 * its successor. A thief of the new root cannot make such a statement, and a verifier that missed some of them finds all of them.
 */
import * as z from 'zod/mini';
import { canonicalBytes } from '../base/canonical-json.ts';
import type { Envelope } from './dsse.ts';
import { isSignedByAll, payloadOf, signEnvelope } from './dsse.ts';
import { hasOwnKeyId } from './key-id.ts';
import { parseCanonical } from './parse-canonical.ts';
import type { Signer } from './signing.ts';
import type { RootKey, TrustFile, TrustPorts } from './trust-file.ts';
import { instant, rootKey, rootsOf } from './trust-file.ts';

/** Payload type of the envelope. */
export const successionPayloadType = 'application/vnd.xianshen.root-succession+json';

const succession = z.strictObject({
  type: z.literal('xianshen.root-succession/1'),
  office: z.string().check(z.regex(/^[0-9A-Z]{2,20}$/)),
  roots: z.array(rootKey).check(z.minLength(1), z.maxLength(2)),
  at: instant,
});

export interface Succession {
  /** Code of the office. */
  readonly office: string;
  /** Keys of the next root. */
  readonly roots: readonly RootKey[];
  readonly at: string;
}

/** Statement of a root about who follows it. */
export function signSuccession({ office, roots, at }: Succession, oldRoot: Signer): Envelope {
  const next = roots.map(({ keyId, algorithm, publicKey }) => ({ keyId, algorithm, publicKey }));
  const payload = { type: 'xianshen.root-succession/1', office, roots: next, at } as const;
  return signEnvelope(successionPayloadType, canonicalBytes(payload), oldRoot);
}

/**
 * Tells whether an offered trust file may take the place of the one already known: the same office, newer, and with a root that
 * the known root leads to.
 */
export function mayReplace(known: TrustFile, offered: TrustFile, ports: TrustPorts): boolean {
  if (offered.version <= known.version || offered.office.code !== known.office.code) return false;
  const steps = offered.schema === 'xianshen.trust/2' ? offered.succession : [];
  let roots = rootsOf(known);
  for (const step of steps) {
    if (step.payloadType !== successionPayloadType || !isSignedByAll(step, roots, ports.verifySignature))
      continue;
    const reading = parseCanonical(succession, payloadOf(step));
    const isOurs = reading.ok && reading.value.office === known.office.code;
    if (isOurs && reading.value.roots.every((key) => hasOwnKeyId(key, ports.hash)))
      roots = reading.value.roots;
  }
  return namesOf(roots) === namesOf(rootsOf(offered));
}

/** The whole key and not its short name, of which another key could be made to bear the same. */
function namesOf(roots: readonly RootKey[]): string {
  return roots.map(({ algorithm, publicKey }) => `${algorithm} ${publicKey}`).join();
}
