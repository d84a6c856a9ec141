/**
 * Checkpoints at sign-off, export, backup and the end of the day, signed with the key of the workstation.
 *
 * The key lies unsealed in a file of the workspace that only the account of the program may read: it has to sign while nobody
 * types a pass phrase. It protects against whoever has the database alone, or an old copy of it. Against somebody with the
 * whole folder stand the checkpoints that are elsewhere: in bundles, packages, on slips and on other machines. Backups leave
 * the key out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { originOf, signCheckpoint } from '../audit/signed-checkpoint.ts';
import { decodeBase64, encodeBase64 } from '../base/base64.ts';
import type { Result } from '../base/result.ts';
import { fail, ok } from '../base/result.ts';
import { newSecret, publicKeyOf, signerOf } from '../signoff/private-key.node.ts';
import type { PublicKey, Signer } from '../signoff/signing.ts';
import type { CheckpointReason, CheckpointRow } from '../store/keep-checkpoint.node.ts';
import { keepCheckpoint } from '../store/keep-checkpoint.node.ts';
import { replaceFile } from '../store/ledger-head.node.ts';
import { readOffice } from '../store/read-office.node.ts';
import type { EngineContext } from './engine-context.node.ts';

export const workstationKeyFileName = 'workstation-key.json';

const keyFile = z.strictObject({
  schema: z.literal('xianshen.workstation-key/1'),
  secret: z.string().check(z.refine((text: string) => decodeBase64(text)?.length === 32)),
});

type Signing = Pick<EngineContext, 'store' | 'ports'>;

/**
 * Makes a checkpoint. One that cannot be kept stops no work that is done already: the next one covers it, and the log says so.
 */
export function takeCheckpoint({ store, ports }: Signing, why: CheckpointReason): void {
  if (readOffice(store.readable) === null || store.brokenAt !== null) return;
  try {
    const kept = checkpointNow({ store, ports }, why);
    if (!kept.ok) ports.log.info('ledger.checkpoint-not-kept', { code: kept.failure.code });
  } catch (error) {
    ports.log.error('ledger.checkpoint-not-kept', error);
  }
}

/**
 * Makes a checkpoint for whoever needs one: of a ledger that has entries, of an office.
 * Failures: `office.missing`, `audit.entry-unknown` for a ledger without entries, those of `keepCheckpoint`.
 */
export function checkpointNow({ store, ports }: Signing, why: CheckpointReason): Result<CheckpointRow> {
  const office = readOffice(store.readable);
  if (office === null) return fail('office.missing', {});
  const { key, signer } = workstationKey({ store, ports });
  const publicKey = decodeBase64(key.publicKey) ?? new Uint8Array();
  const kept = keepCheckpoint(store, ports.hash, {
    origin: originOf(office.code, store.workstation),
    why,
    at: ports.clock.now(),
    key,
    sign: (checkpoint) => signCheckpoint(checkpoint, { publicKey, sign: signer.sign }, ports.hash),
  });
  if (!kept.ok) return kept;
  return kept.value === null ? fail('audit.entry-unknown', { number: 1, length: 0 }) : ok(kept.value);
}

/** The key of this workstation; made anew where its file is gone, which later checkpoints show by the name of their key. */
function workstationKey({ store, ports }: Signing): { key: PublicKey; signer: Pick<Signer, 'sign'> } {
  const path = join(store.folder, workstationKeyFileName);
  const kept = readSecret(path);
  const secret = kept ?? newSecret('ed25519', ports.ids);
  if (kept === null) {
    const text = JSON.stringify({ schema: 'xianshen.workstation-key/1', secret: encodeBase64(secret) });
    replaceFile(path, `${text}\n`);
  }
  const key = publicKeyOf('ed25519', secret);
  const signer = signerOf(key, secret);
  secret.fill(0);
  return { key, signer };
}

function readSecret(path: string): Uint8Array | null {
  let untrustedText: string;
  try {
    untrustedText = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const parsed = keyFile.safeParse(JSON.parse(untrustedText));
  return parsed.success ? decodeBase64(parsed.data.secret) : null;
}
