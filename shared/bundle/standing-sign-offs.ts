/** Which sign-offs stand for a content: what the builder of a bundle asks before it packs anything. */
import type { Sha256 } from '../base/ids.ts';
import type { Envelope } from '../signoff/dsse.ts';
import { payloadOf } from '../signoff/dsse.ts';
import { conclusionOf, parseSignOff } from '../signoff/parse-statement.ts';
import type { SignOffStatement } from '../signoff/statement.ts';
import { signingStages, signOffPayloadType } from '../signoff/statement.ts';

export interface GivenSignOff {
  readonly envelope: Envelope;
  readonly statement: SignOffStatement;
}

export interface SignedMatter {
  readonly content: Sha256;
  readonly packageNumber: string;
  /** ISO 8601 in UTC with milliseconds: the moment of export. */
  readonly notAfter: string;
}

/**
 * Sign-offs in the order of the stages, or null unless there is exactly one for each, given for this content by three people,
 * one after the other. The same demands as the verifier's, so that no bundle is made that could not be verified.
 */
export function standingSignOffs(
  envelopes: readonly Envelope[],
  matter: SignedMatter,
): readonly GivenSignOff[] | null {
  const readable = envelopes.flatMap(readSignOff);
  const given = signingStages.flatMap((stage) =>
    readable.filter(({ statement }) => statement.stage === stage),
  );
  if (envelopes.length !== signingStages.length || given.length !== signingStages.length) return null;
  const people = new Set(given.map(({ statement }) => statement.person));
  const isInOrder = given.every(({ statement }, index) => {
    const after = given[index + 1]?.statement.at ?? matter.notAfter;
    return statement.stage === signingStages[index] && statement.at <= after;
  });
  const stands = given.every(({ statement }) => standsFor(statement, matter));
  return isInOrder && stands && people.size === signingStages.length ? given : null;
}

function readSignOff(envelope: Envelope): readonly GivenSignOff[] {
  const reading = parseSignOff(payloadOf(envelope));
  const isReadable = reading.ok && envelope.payloadType === signOffPayloadType;
  return isReadable ? [{ envelope, statement: reading.value }] : [];
}

function standsFor(statement: SignOffStatement, { content, packageNumber }: SignedMatter): boolean {
  return (
    statement.content === content &&
    statement.packageNumber === packageNumber &&
    statement.conclusion === conclusionOf[statement.stage]
  );
}
