/** Reads a sign-off back from the payload of its envelope. */
import * as z from 'zod/mini';
import type { DossierId, KeyId, PersonId, Sha256 } from '../base/ids.ts';
import { brand } from '../base/ids.ts';
import { keyIdPattern } from './key-id.ts';
import type { CanonicalReading } from './parse-canonical.ts';
import { parseCanonical } from './parse-canonical.ts';
import type { SignOffStatement } from './statement.ts';
import { signingStages } from './statement.ts';
import { instant } from './trust-file.ts';

/** A SHA-256 digest as it stands in signed JSON. */
export const digest = z.pipe(
  z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  z.transform((value: string) => brand<Sha256>(value)),
);

/** A key id as it stands in signed JSON. */
export const keyIdText = z.pipe(
  z.string().check(z.regex(keyIdPattern)),
  z.transform((value: string) => brand<KeyId>(value)),
);

/** Rule sets as they stand in signed JSON. */
export const ruleSetReferences = z
  .array(
    z.strictObject({
      id: z.string().check(z.regex(/^[A-Z]{2,8}$/)),
      version: z.string().check(z.maxLength(50)),
      digest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/)),
    }),
  )
  .check(z.maxLength(200));

/** Number of a dossier as it is printed: also the name of the bundle's folder, hence nothing but letters, digits, `.`, `_` and `-`. */
export const packageNumberText = z
  .string()
  .check(z.regex(/^[0-9A-Za-z](?:[0-9A-Za-z._-]{0,78}[0-9A-Za-z])?$/));

const opaqueId = <T extends string>() =>
  z.pipe(
    z.string().check(z.regex(/^[a-z0-9-]{1,100}$/)),
    z.transform((value: string) => brand<T>(value)),
  );

const signOff = z.strictObject({
  type: z.literal('xianshen.sign-off/1'),
  dossier: opaqueId<DossierId>(),
  packageNumber: packageNumberText,
  stage: z.enum(signingStages),
  person: opaqueId<PersonId>(),
  key: keyIdText,
  content: digest,
  review: digest,
  ruleSets: ruleSetReferences,
  conclusion: z.enum(['submit', 'may-open', 'approve']),
  at: instant,
});

/** Conclusion that lets a dossier go on from a stage. */
export const conclusionOf = {
  handler: 'submit',
  'secrecy-reviewer': 'may-open',
  approver: 'approve',
} as const;

/** Parses the payload of a sign-off envelope. */
export function parseSignOff(untrustedBytes: Uint8Array): CanonicalReading<SignOffStatement> {
  return parseCanonical(signOff, untrustedBytes);
}
