/**
 * Digest of a row, written into the ledger entry of the change that made it: the audit recomputes it, so a row that is
 * altered, added or taken away later disagrees with the ledger, whoever did it and with whatever tool.
 */

import { bytesToHex } from '../base/bytes.ts';
import type { JsonValue } from '../base/canonical-json.ts';
import { canonicalBytes } from '../base/canonical-json.ts';
import type { Sha256 } from '../base/ids.ts';
import type { Hash } from '../base/ports.ts';
import type { Answered } from '../release/review-answers.ts';

interface DecisionFields {
  readonly id: string;
  readonly dossier: string;
  readonly finding: string;
  readonly by: string;
  readonly duty: string;
  readonly action: string;
  readonly reason: string | null;
  readonly note: string;
  readonly at: string;
  readonly about: string | null;
  readonly batch: string | null;
}

interface SignOffFields {
  readonly dossier: string;
  readonly round: number;
  readonly stage: string;
  readonly person: string;
  readonly key: string;
  readonly content: string;
  readonly review: string;
  readonly statement: Uint8Array;
  readonly envelope: Uint8Array;
  readonly at: string;
  readonly answered: Answered | null;
}

interface ReturnFields {
  readonly id: string;
  readonly dossier: string;
  readonly round: number;
  readonly by: string;
  readonly comment: string;
  readonly at: string;
}

interface ExportFields {
  readonly id: string;
  readonly dossier: string;
  readonly by: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly at: string;
}

function proof(type: string, fields: { readonly [name: string]: JsonValue }, hash: Hash): Sha256 {
  return hash.sha256(canonicalBytes({ type: `xianshen.row.${type}/1`, ...fields }));
}

export const proofOf = {
  decision(row: DecisionFields, hash: Hash): Sha256 {
    const { id, dossier, finding, by, duty, action, reason, note, at, about, batch } = row;
    // Proofs of rows from before decisions could be taken back are what they were.
    const further = { ...(about === null ? {} : { about }), ...(batch === null ? {} : { batch }) };
    return proof('decision', { id, dossier, finding, by, duty, action, reason, note, at, ...further }, hash);
  },
  signOff(row: SignOffFields, hash: Hash): Sha256 {
    const { dossier, round, stage, person, key, content, review, statement, envelope, at, answered } = row;
    const blobs = { statement: bytesToHex(statement), envelope: bytesToHex(envelope) };
    // Proofs of signatures from before answers were recorded are what they were.
    const further = answered === null ? {} : { answered };
    const fields = { dossier, round, stage, person, key, content, review, at, ...blobs, ...further };
    return proof('sign-off', fields, hash);
  },
  return({ id, dossier, round, by, comment, at }: ReturnFields, hash: Hash): Sha256 {
    return proof('return', { id, dossier, round, by, comment, at }, hash);
  },
  export({ id, dossier, by, fileName, sha256, bytes, at }: ExportFields, hash: Hash): Sha256 {
    return proof('export', { id, dossier, by, fileName, sha256, bytes, at }, hash);
  },
};
