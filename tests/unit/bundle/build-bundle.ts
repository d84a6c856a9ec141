/** Builds a bundle in memory, from the same plan and pieces as the program writes to the disk, so that tests can take it apart. */
import { nodeHash } from '../../../shared/base/hash.node.ts';
import type { Sha256 } from '../../../shared/base/ids.ts';
import type { Hash } from '../../../shared/base/ports.ts';
import type { Result } from '../../../shared/base/result.ts';
import { ok } from '../../../shared/base/result.ts';
import { bundlePieces } from '../../../shared/bundle/bundle-pieces.ts';
import type { BundleInput as PlanInput } from '../../../shared/bundle/plan-bundle.ts';
import { planBundle } from '../../../shared/bundle/plan-bundle.ts';
import { readZip } from '../../../shared/bundle/read-zip.ts';
import type { ZipFile } from '../../../shared/bundle/zip-writer.ts';
import { crc32 } from '../../../shared/intake/crc32.ts';
import type { Signer } from '../../../shared/signoff/signing.ts';
import { sm3Hex } from '../../../shared/signoff/sm3.ts';

export interface BundleInput extends PlanInput {
  readonly bytesOf: (sha256: Sha256) => Uint8Array;
}

export interface BuiltBundle {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Files of the bag by path within the ZIP, sorted. */
  readonly entries: readonly ZipFile[];
}

export function buildBundle(input: BundleInput, approver: Signer, hash: Hash): Result<BuiltBundle> {
  const planned = planBundle(input, approver, hash);
  if (!planned.ok) return planned;
  const pieces = bundlePieces(planned.value);
  let bytes = Buffer.alloc(0);
  for (let step = pieces.next(); step.done !== true; ) {
    const piece = step.value;
    if (piece.kind === 'patch') bytes.set(piece.bytes, piece.at);
    const added = piece.kind === 'part' ? input.bytesOf(piece.sha256) : piece.bytes;
    if (piece.kind !== 'patch') bytes = Buffer.concat([bytes, added]);
    const sm3 = piece.kind === 'part' && piece.needsSm3 ? sm3Hex(added) : null;
    step = pieces.next({ crc32: crc32(added), sm3 });
  }
  const whole = new Uint8Array(bytes);
  const { fileName } = planned.value;
  return ok({ fileName, bytes: whole, entries: readZip(whole, fileName, nodeHash).entries ?? [] });
}
